"""The charts of the ways in which journeys are found, side by side."""

from core.adapters.analyst.chart_line import ChartLine

METHODS_BESIDE = ChartLine(
    is_whole=True,
    name="methods",
    title="Three ways to find journeys",
    meaning="Means over the people whose journeys were found in all three ways: how many there are, how many items "
    "each "
    "holds (length), and the mean cosine of a journey's items (density).",
    sql="""SELECT method, count(*) AS people, avg(journeys) AS journeys, avg(length) AS length, avg(density) AS density
        FROM methods WHERE person_id IN (SELECT person_id FROM methods GROUP BY person_id HAVING count(*) = 3)
        GROUP BY method ORDER BY method = 'personal' DESC, method""",
)
ONE_PERSONS_WAYS = ChartLine(
    is_whole=True,
    name="ways_of_one",
    title="The same on one person",
    meaning="How many journeys each way finds in one history, how many items each holds, and their mean cosine.",
    sql="""SELECT method, journeys, length, density FROM methods WHERE person_id = $1
        ORDER BY method = 'personal' DESC, method""",
    parameters=("",),
)
AGREEMENTS = ChartLine(
    is_whole=True,
    name="agreements",
    title="Agreement with labels",
    meaning="B-cubed F1 of each way against the labels of the file (1: the same groups), meaned over the people who "
    "are labelled and were compared, with its 95 % interval over people drawn anew; a person a row in the table.",
    sql="""SELECT method, person_id, items, precision, recall, f1 FROM agreements
        ORDER BY method = 'personal' DESC, method, person_id""",
)
FAILURES = ChartLine(
    is_whole=True,
    name="failures",
    title="What is off in the journeys in use",
    meaning="The four failure modes, counted in the profiles of the people whose ways were compared: interests missed, "
    "journeys of one sitting (sporadic), outdated ones, and two that mean the same (repeated).",
    sql="""SELECT replace(mode, '_', ' ') AS mode, sum(failures)::BIGINT AS failures,
            count(*) FILTER (failures > 0) AS people, avg(failures) AS a_person
        FROM failures GROUP BY mode ORDER BY mode""",
)
