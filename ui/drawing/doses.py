"""The dose before pressing, in words: what More and Less say to whoever hovers over them or comes to them by key."""

from core.desk.doses import Doses
from core.effects.sentences import count
from core.wording import share_in_words

PRESSED = ("One press", "two", "three")


def dose_in_words(verb: str, doses: Doses, has_share: bool) -> str:
    """Say what one, two and three presses would give a journey; '' for a verb that gives no share."""
    steps = doses.by_verb.get(verb)
    if steps is None:
        return ""
    if not has_share:
        return "It takes no places while it is silent, however often you press."
    steps_told = zip(PRESSED, steps, strict=True)
    told = [f"{times}: {share_in_words(d.asked)}, {count(d.places, 'place')}" for times, d in steps_told]
    now = f"Asks for {share_in_words(doses.now.asked)} now, has {doses.now.places} of {count(doses.now.of, 'place')}"
    return f"{now}. {'; '.join(told)}."
