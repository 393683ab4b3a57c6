"""Every chart of the Analyst page."""

from core.adapters.analyst.edit_charts import EDITS, EFFECTS, VERBS_USED
from core.adapters.analyst.interest_charts import FUNNEL, INTERESTS, STEPS_AROUND, STEPS_ON
from core.adapters.analyst.journey_charts import (
    CYCLE,
    DENSITIES,
    JOURNEYS_A_PERSON,
    LASTING_BESIDE,
    LENGTHS,
    LIFE,
    LIVES,
    RATIO,
)
from core.adapters.analyst.list_charts import EXPOSED_ITEMS, EXPOSED_PEOPLE, EXPOSED_SOURCES, SLATES
from core.adapters.analyst.method_charts import AGREEMENTS, FAILURES, METHODS_BESIDE, ONE_PERSONS_WAYS
from core.adapters.analyst.people_charts import PEOPLE_ON_A_PAGE

CHARTS = (
    JOURNEYS_A_PERSON, LENGTHS, LIFE, DENSITIES, LASTING_BESIDE, LIVES, CYCLE, RATIO,
    STEPS_ON, STEPS_AROUND, INTERESTS, FUNNEL,
    METHODS_BESIDE, ONE_PERSONS_WAYS, AGREEMENTS, FAILURES, VERBS_USED, EFFECTS, EDITS, SLATES,
    EXPOSED_ITEMS, EXPOSED_SOURCES, EXPOSED_PEOPLE, PEOPLE_ON_A_PAGE,
)  # fmt: skip
"""Every chart; a benchmark times each of them."""
