"""Leaving out is a function of the profile: undone exactly, never more than was there, and brought back one by one."""

from hypothesis import given
from hypothesis import strategies as st
from laws.checks import N
from strategies import LAWS, World, richly_steered

from core.judging.distilled import Distilled
from core.ranking.ranker import History, Ranker
from core.steering import edits as e
from core.steering.fold import apply

models = st.builds(
    lambda least, near: Distilled(least=least, bias=3.0, slopes={"near": -near, "heart": -1.0}),
    st.sampled_from([0.3, 0.6, 0.9]),
    st.sampled_from([2.0, 6.0]),
)


def ranker(world: World, distilled: Distilled | None) -> Ranker:
    known = world.catalogue.rows(world.history_ids)
    return Ranker(world.catalogue, History(world.salience, known), distilled=distilled)


@LAWS
@given(st.data(), models)
def test_on_and_off_again_is_the_list_of_before_and_on_is_no_function_of_what_was_asked_earlier(
    data: st.DataObject, model: Distilled
) -> None:
    world, profile = data.draw(richly_steered())
    one, on = ranker(world, model), apply(profile, e.UnfittingLeftOut(), world.proposals)
    before, after = one.slate(profile, n=N), one.slate(on, n=N)
    off = apply(on, e.UnfittingLeftOut(left_out=False), world.proposals)
    assert off == profile
    assert one.slate(off, n=N) == before == ranker(world, None).slate(profile, n=N)
    assert ranker(world, model).slate(on, n=N) == after
    assert set(after.left_out) <= set(before.item_ids)
    assert not set(after.left_out) & set(after.item_ids)
    assert after.asked == before.asked


@LAWS
@given(st.data(), models)
def test_all_brought_back_is_the_list_without_leaving_out(data: st.DataObject, model: Distilled) -> None:
    world, profile = data.draw(richly_steered())
    one, on = ranker(world, model), apply(profile, e.UnfittingLeftOut(), world.proposals)
    back = on
    for item in world.catalogue.items:
        back = apply(back, e.ItemBroughtBack(item.item_id), world.proposals)
    slate = one.slate(back, n=N)
    assert not slate.left_out
    assert slate.places == one.slate(profile, n=N).places
