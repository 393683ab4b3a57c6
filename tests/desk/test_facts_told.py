"""Every sentence of the list goes with the names in it, and is let through as it stands."""

from itertools import pairwise

from small_world import small_workspace

from core.desk.facts_told import beside_facts, reason_facts
from core.naming.rewording import wording_fault


def test_every_name_of_a_reason_or_a_comparison_is_among_its_facts() -> None:
    mine = small_workspace(with_map=False).of("bo")
    view = mine.view()
    places = mine.places(view)
    told = [reason_facts(place) for place in places]
    told += [beside_facts(one, other, view.slate.asked) for one, other in pairwise(places)]
    assert len(told) > 2
    for facts in told:
        quoted = [part.partition("”")[0] for part in facts.sentence.split("“")[1:]]
        assert set(quoted) <= set(facts.names)
        assert wording_fault(facts.sentence, facts) is None
