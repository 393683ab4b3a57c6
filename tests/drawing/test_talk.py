"""What was said and what came of it is drawn as text, with titles cited."""

from core.desk.talk.answering import TalkReply
from core.entities import Item
from ui.drawing import talk


def test_what_is_said_and_cited_is_escaped() -> None:
    reply = TalkReply(words="For “<b>”", cited=(Item("i", "<i>Glaze</i>", link="https://glaze.example/1"),))
    html = talk.you_said("<script>") + talk.reply(reply) + talk.no_proposal("<u>") + talk.came_of_it("<s>")
    assert not any(tag in html for tag in ("<script>", "<i>", "<b>", "<u>", "<s>"))
    assert "<cite>&lt;i&gt;Glaze&lt;/i&gt;</cite>" in html
    assert 'href="https://glaze.example/1"' in html


def test_what_came_of_nothing_is_said() -> None:
    assert "Nothing came of it." in talk.came_of_it("")
    assert "Which of these" in talk.which()
    assert "what fits a rainy Sunday" in talk.nothing_said()
