"""Every chart of the Analyst page."""

from core.adapters.analyst.edit_charts import EDITS, EFFECTS, VERBS_USED
from core.adapters.analyst.interest_charts import FUNNEL, INTERESTS, STEPS_ON
from core.adapters.analyst.journey_charts import CYCLE, JOURNEYS_A_PERSON, LASTING_BESIDE, LENGTHS, LIFE, LIVES
from core.adapters.analyst.list_charts import EXPOSED_ITEMS, EXPOSED_PEOPLE, EXPOSED_SOURCES, SLATES
from core.adapters.analyst.method_charts import FAILURES, METHODS_BESIDE, ONE_PERSONS_WAYS

CHARTS = (
    JOURNEYS_A_PERSON, LENGTHS, LIFE, LASTING_BESIDE, LIVES, CYCLE, STEPS_ON, INTERESTS, FUNNEL,
    METHODS_BESIDE, ONE_PERSONS_WAYS, FAILURES, VERBS_USED, EFFECTS, EDITS, SLATES,
    EXPOSED_ITEMS, EXPOSED_SOURCES, EXPOSED_PEOPLE,
)  # fmt: skip
"""Every chart; a benchmark times each of them."""
