"""The steps of long work are shown beside what a command answers, never in it."""

import pytest

from ui.commands.steps import shown_steps


def test_steps_leave_the_answer_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_steps() as steps:
        for done in range(3):
            steps("Reading titles", done, 3)
        steps("Finding journeys", 1, 1)
    assert capsys.readouterr().out == ""
