"""People one by one, a page at a time: never drawn whole, however many there are."""

from core.adapters.analyst.chart_line import OWN, ChartLine
from core.adapters.analyst.cohorts import MEASURES
from core.adapters.analyst.schema import LEAST_PEOPLE

PEOPLE_A_PAGE = 25
"""People on a page of the table; by eye: a screen."""
_FIVE = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Shares (0..1) of people below each number that a measure's spread is told by: the five of Tukey's summary."""
FIRST_PAGE = 0
"""The number of the first page: from nothing, as rows are passed over."""
PEOPLE_ON_A_PAGE = ChartLine(
    name="people",
    title="People one by one",
    meaning="Whom a search for a part of an id or of the name of a journey finds, most interactions first; `found` is "
    "how many there are in all.",
    sql=f"""WITH own AS (SELECT person_id, count(*) AS journeys, avg(items) AS items_a_journey,
            avg(days) AS days_a_journey FROM {OWN} GROUP BY person_id),
        found AS (SELECT person_id FROM people WHERE contains(lower(person_id), lower($1))
            UNION SELECT person_id FROM {OWN} AND $1 <> '' AND contains(lower(name), lower($1)))
        SELECT person_id, interactions, days AS days_of_history, language, coalesce(journeys, 0) AS journeys,
            items_a_journey, days_a_journey, count(*) OVER () AS found
        FROM people SEMI JOIN found USING (person_id) LEFT JOIN own USING (person_id)
        ORDER BY interactions DESC, person_id LIMIT {PEOPLE_A_PAGE} OFFSET {PEOPLE_A_PAGE} * $2::BIGINT""",
    parameters=("", FIRST_PAGE),
)


def page_of_people(wanted: str, page: int) -> ChartLine:
    """Return the page of that number, from 0, of whom a search finds."""
    return PEOPLE_ON_A_PAGE.about(wanted.strip(), max(page, FIRST_PAGE))


def spread_of(measure: str) -> ChartLine:
    """Return how a measure lies over people: of how many, and its least, quarter, middle, three quarters and most."""
    five = ", ".join(f"quantile_cont(value, {share}) AS at_{at}" for at, share in enumerate(_FIVE))
    return ChartLine(
        name="spread",
        title=measure,
        meaning="How a measure lies over people.",
        sql=f"SELECT count(value) AS people, {five} FROM ({MEASURES[measure]})",
    )


SPOKEN_LANGUAGES = ChartLine(
    name="languages",
    title="Languages",
    meaning=f"People by the language of most that they take up; those of fewer than {LEAST_PEOPLE} are not told.",
    sql=f"""SELECT language, count(*) AS people FROM people WHERE language <> '' GROUP BY language
        HAVING count(*) >= {LEAST_PEOPLE} ORDER BY people DESC, language""",
)
"""What languages people can be picked by."""


def _taken_up(column: str, title: str) -> ChartLine:
    """Return by what of its items' words, a column's, enough people took something up."""
    return ChartLine(
        name=column,
        title=title,
        meaning=f"People who took up anything of it; what fewer than {LEAST_PEOPLE} did is not told.",
        sql=f"""SELECT items.{column} AS word, count(DISTINCT person_id) AS people
            FROM histories JOIN items USING (item_id) WHERE items.{column} <> '' GROUP BY word
            HAVING count(DISTINCT person_id) >= {LEAST_PEOPLE} ORDER BY people DESC, word""",
    )


SERVICES_TAKEN_UP = _taken_up("service", "Services")
"""Services of which things alone can be shown."""
KINDS_TAKEN_UP = _taken_up("kind", "Kinds")
"""Kinds of which things alone can be shown."""
