"""A search that finds nothing is no dead end: it offers others, and a press searches for one of them."""

from pages.conftest import Open, shown


def test_a_search_for_nothing_offers_others_and_a_press_finds_something(open_app: Open) -> None:
    app = open_app(page="for_you", seek="chess " + " ".join(f"zz{sign}yx{sign}pq" for sign in "abdefghijklmnoptuvw"))
    html = shown(app)
    assert "Nothing close" in html
    assert "Instead:" in html
    app.button(key="instead-0").click().run()
    assert "Closest to" in shown(app)
    assert "Nothing close" not in shown(app)
    assert [b for b in app.button if str(b.key).startswith("item-")]


def test_a_search_that_finds_enough_offers_nothing(open_app: Open) -> None:
    app = open_app(page="for_you", seek="chess endgame bishop")
    assert not [b for b in app.button if str(b.key).startswith("instead-")]
