"""Sentences of the app in a language model's words: it may only reword, and what a checker refuses is never shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.adapters.llm.answers import SERVER_ENDINGS, Answer, Ending
from core.adapters.llm.bill import Bill, bill_of
from core.adapters.llm.llm import ChatModel
from core.effects.sentences import count
from core.naming.rewording import WORDING_FAULTS_IN_WORDS, Facts, WordingFault, wording_fault
from core.progress import Progress
from core.prompts.wordings import WordingAnswer, may_be_asked, wording_prompt
from core.wording import one_line


@dataclass(frozen=True, slots=True)
class Worded:
    """A sentence made by rules, the words a model has for it where they may be shown, and why they may not.

    Both are None where nothing came.
    """

    facts: Facts
    said: str | None = None
    fault: WordingFault | None = None

    @property
    def text(self) -> str:
        """Return the words to show: the model's, or the rule's own."""
        return self.said or self.facts.sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """What came of asking for other words, and what it took."""

    lines: tuple[Worded, ...]
    bill: Bill

    def in_words(self) -> str:
        """Say how it went, and of what was refused that it was and why."""
        done = sum(line.said is not None for line in self.lines)
        told = f"The language model put {done} of {count(len(self.lines), 'sentence')} into other words"
        faults = dict.fromkeys(line.fault for line in self.lines if line.fault is not None)
        if faults:
            refused = sum(line.fault is not None for line in self.lines)
            why = ", and ".join(WORDING_FAULTS_IN_WORDS[fault] for fault in faults)
            told += f"; of its words {refused} {'was' if refused == 1 else 'were'} refused, since {why}"
        if done < len(self.lines):
            told += "; the others stand as they were"
        return self.bill.in_words(told)


def reword(
    model: ChatModel, sentences: Sequence[Facts], *, language: str = "en", progress: Progress | None = None
) -> Rewording:
    """Ask for other words, a question a sentence; once the server failed or the budget is used nothing more is asked.

    Sentences too long to be sent whole stay as they are.
    """
    lines, answers = list[Worded](), list[Answer[WordingAnswer]]()
    for facts in sentences:
        if not may_be_asked(facts.sentence) or (answers and answers[-1].outcome in _NO_MORE):
            lines.append(Worded(facts))
            continue
        answers.append(model.complete(wording_prompt(facts.sentence, language), WordingAnswer))
        parsed = answers[-1].parsed
        lines.append(Worded(facts) if parsed is None else _looked_at(parsed.wording, facts, language))
        if progress:
            progress(len(lines), len(sentences))
    return Rewording(lines=tuple(lines), bill=bill_of(answers))


_NO_MORE = SERVER_ENDINGS | {Ending.OVER_BUDGET}


def _looked_at(said: str, facts: Facts, language: str) -> Worded:
    """Keep words that the checker lets through."""
    fault = wording_fault(said, facts, language)
    return Worded(facts, fault=fault) if fault else Worded(facts, said=one_line(said))
