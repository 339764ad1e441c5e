"""What is fuzzed: for each target its seeds, and a function that takes changed bytes and raises if a promise is broken.

A target may raise `FaqbotError`, which is how the package refuses what it cannot read; anything else is a failure.
To fuzz one thing more, add a `Target` to `targets`.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache, partial
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import NamedTuple

from corpus.test_invariants import assert_nothing_vanishes, assert_own_ids, assert_quoted
from document_seeds import document_seeds
from made_workbooks import HEADER, inline, xlsx
from requests_in_process import check_request, request_seeds

from faqbot import FaqBot
from faqbot.answering.conversation.conversation import Conversation
from faqbot.answering.reply import Reply
from faqbot.authoring.gaps.log_reading import read_logs
from faqbot.authoring.learning.drafted_rows import read_drafted
from faqbot.batch import checkpoint
from faqbot.batch.question_file import QuestionFile
from faqbot.batch.tally import Tally
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import Document
from faqbot.corpus.reading import document_of, read_corpus, text_of
from faqbot.evaluation.labelled import read_labelled
from faqbot.evaluation.saved_run import read_run
from faqbot.index.storage.manifest import MANIFEST, parse_manifest, seal

ROOT = Path(__file__).parents[2]
# Formats whose lines are those of the file, for which it is checked that nothing vanishes and all is quoted.
_LINED = frozenset((".md", ".markdown", ".txt", ".rst"))


class Target(NamedTuple):
    """Something that reads what others wrote: its name, the seeds, and the function that checks its promises.

    The `large` seeds are chosen seldom, because each takes as long as many of the others.
    """

    name: str
    seeds: Sequence[bytes]
    check: Callable[[bytes], None]
    large: Sequence[bytes] = ()


def targets() -> list[Target]:
    """Return all targets, in the same order every time."""
    served = [Target(name, seeds, check_request) for name, seeds in request_seeds(str(_scratch("asked.jsonl"))).items()]
    return [*_readers(), *_questions(), *_tables(), *_states(), *_side_files(), *served]


# Readers of documents


def _readers() -> Iterator[Target]:
    for suffix, seeds in document_seeds().items():
        yield Target(f"document{suffix}", seeds.small, partial(_check_document, suffix), seeds.large)


def _check_document(suffix: str, data: bytes) -> None:
    document = document_of(data, f"page{suffix}")
    chunks = list(chunk_document(document))
    for chunk in chunks:
        first, last = chunk.source.lines
        assert 1 <= first <= last, chunk
        assert chunk.text.strip(), chunk
    assert_own_ids(chunks)
    if suffix in _LINED:
        text = text_of(document, data)
        assert_quoted(text, document, chunks)
        assert_nothing_vanishes(text, document, chunks)
    if len(data) % 8 == 0:
        again: Document = document_of(data, f"page{suffix}")
        assert list(chunk_document(again)) == chunks, "another document the second time"


# Questions and conversations


@cache
def _bot() -> FaqBot:
    return FaqBot.from_corpus()


@cache
def _asked() -> list[bytes]:
    rows = (ROOT / "corpus" / "phrasings.csv").read_text("utf-8").splitlines()[1::15]
    talk = (
        "hello",
        "thanks!",
        "2",
        "the second one",
        "what about that?",
        "why?",
        "tell me more",
        "go back",
        "gluteus",
        "",
    )
    return [line.rpartition(",")[0].strip('"').encode() for line in rows] + [line.encode() for line in talk]


def _questions() -> Iterator[Target]:
    yield Target("question", _asked(), _check_question)
    yield Target("conversation", [b"\n".join(_asked()[at : at + 4]) for at in range(0, 60, 3)], _check_talk)


def _check_question(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    reply = _bot().ask(text)
    _check_reply(reply, text)
    assert [match.chunk.id for match in _bot().search(text, k=5)] == [match.chunk.id for match in reply.matches] or (
        reply.outcome == "choose"
    )


def _check_talk(data: bytes) -> None:
    talk = Conversation(_bot())
    for text in data.decode("utf-8", "replace").split("\n")[:6]:
        _check_reply(talk.say(text), text)
    again = Conversation.from_json(_bot(), talk.to_json())
    assert again.to_json() == talk.to_json()


def _check_reply(reply: Reply, text: str) -> None:
    asked, typed = (" ".join(one.split()) for one in (reply.question, text))  # a question may go on in the next line
    assert reply.question == text or (reply.others and asked in typed)
    assert 0 <= reply.confidence <= 1
    assert all(0 <= match.confidence <= 1 for match in reply.matches)
    if reply.outcome == "answer":
        assert reply.text == reply.matches[0].chunk.text
    json.dumps(reply.to_dict(), allow_nan=False)


# Files of questions and labels


_HEADS = (
    b"question,expected,kind,topic\nHow long?,a#b,x,\n",
    b'id;question;lang\n1;How long?;en\n2;"a\nb";de\n',
    b'{"question": "How long?", "expected": ["a#b"], "id": 1}\n{"question": "Why?", "expected": []}\n',
    b"How long should I hold it?\nWhy?\n",
    b"question\tchunk\nHow long?\ta#b\n",
    b'[{"question": "How long?", "expected": "a#b", "kind": null}]\n',
    b'Here you are:\n\n```csv\nquestion,chunk\n"How long?",a#b\n```\n- Why? -> a#b\n',
    b'{"time": "2026-01-01T00:00:00Z", "entry": "a", "question": "How?", "topic": [], "outcome": "abstain"}\n',
    b'{"entry": "a", "question": "How?", "confidence": 0.1, "chunk": "", "missing": ["x"], "right": null}\n',
)


def _tables() -> Iterator[Target]:
    for kind in ("csv", "tsv", "jsonl", "txt", None):
        yield Target(f"batch {kind or 'stream'}", _HEADS, partial(_check_batch, kind))
    sheets = [xlsx(HEADER + inline("How long?", "a#b")), xlsx(inline("id", "question") + inline("1", "How?"))]
    yield Target("batch xlsx", sheets, partial(_check_batch, "xlsx"))
    for suffix in (".csv", ".tsv", ".jsonl", ".json"):
        yield Target(f"labelled{suffix}", _HEADS, partial(_check_file, suffix, read_labelled))
    yield Target("drafted rows", _HEADS, lambda data: read_drafted(data, "rows.csv") and None)
    yield Target("question log", _HEADS, partial(_check_file, ".jsonl", lambda path: read_logs([path])))
    yield Target("saved run", _HEADS, partial(_check_file, ".jsonl", read_run))


def _check_batch(kind: str | None, data: bytes) -> None:
    with BufferedReader(BytesIO(data)) as stream:  # type: ignore[type-var]
        file = QuestionFile(stream, kind, f"questions.{kind or 'txt'}")
        for raw in file.raws():
            record = file.layout.record(raw)
            assert record.line >= 1


def _check_file(suffix: str, read: Callable[[str], object], data: bytes) -> None:
    path = _scratch(f"file{suffix}")
    path.write_bytes(data)
    read(str(path))


# What faqbot itself wrote


_ANSWERS = b"line,outcome\n1,answer\n2,abstain\n"


def _states() -> Iterator[Target]:
    talk = Conversation(_bot())
    states = []
    for text in ("how long should I hold the stretch?", "what about the other side?", "hold", "2"):
        talk.say(text)
        states.append(talk.to_json().encode())
    yield Target("state of a conversation", states, _check_state)
    saved = _scratch("saved")
    shutil.rmtree(saved, ignore_errors=True)
    _bot().save(saved)
    yield Target("manifest", [(saved / MANIFEST).read_bytes()], partial(_check_manifest, saved))
    yield Target("sealed manifest", [(saved / MANIFEST).read_bytes()], partial(_check_sealed, saved))
    yield Target("manifest's JSON", [(saved / MANIFEST).read_bytes()], lambda data: parse_manifest(data) and None)
    yield Target("checkpoint", [_real_checkpoint()], _check_checkpoint)


def _check_state(data: bytes) -> None:
    talk = Conversation.from_json(_bot(), data.decode("utf-8", "replace"))
    for text in ("2", "what about it?", "why?"):
        talk.say(text)
    json.loads(talk.to_json())


def _check_manifest(saved: Path, data: bytes) -> None:
    own = _scratch("loaded")
    own.mkdir(exist_ok=True)
    for path in saved.iterdir():
        if path.is_file() and not (own / path.name).exists():
            os.link(path, own / path.name)
    (own / MANIFEST).unlink(missing_ok=True)
    (own / MANIFEST).write_bytes(data)
    FaqBot.load(own).ask("how long should I hold the stretch?")


def _check_sealed(saved: Path, data: bytes) -> None:
    """Check a manifest that has the right checksum, whatever it says."""
    _check_manifest(saved, seal(parse_manifest(data)))


# The settings of a run of which one finds its checkpoint.
_ABOUT = dict.fromkeys(("questions", "index", "topic", "threshold", "input_format", "output_format"), "a") | {
    "columns": {"question": "q"}, "separator": ",", "faqbot": "1",
}  # fmt: skip


def _real_checkpoint() -> bytes:
    path = str(_scratch("answers.csv"))
    tally = Tally()
    for question in ("how long should I hold the stretch?", "how do I get a frobnicator?"):
        reply = _bot().ask(question)
        tally.count(reply, "english")
        tally.outcomes[reply.outcome] += 1
    with suppress(KeyboardInterrupt), checkpoint.kept_output(path, _ABOUT) as kept:
        kept.note(checkpoint.Checkpoint(3, len(_ANSWERS), ("line", "outcome"), tally))
        raise KeyboardInterrupt
    return Path(f"{path}.checkpoint").read_bytes()


def _check_checkpoint(data: bytes) -> None:
    path = str(_scratch("kept.csv"))
    Path(f"{path}.part").write_bytes(_ANSWERS)
    Path(f"{path}.checkpoint").write_bytes(data)
    with checkpoint.kept_output(path, _ABOUT):
        pass


# What authors write beside their documents


def _side_files() -> Iterator[Target]:
    phrasings = (ROOT / "corpus" / "phrasings.csv").read_bytes()
    synonyms = (ROOT / "corpus" / "synonyms.txt").read_bytes()
    settings = b'title = "Help"\nlanguage = "english"\nthreshold = 0.7\nexclude = ["a/*"]\ninclude = ["**/*.txt"]\n'
    for name, seed in (("phrasings.csv", phrasings), ("synonyms.txt", synonyms), ("faqbot.toml", settings)):
        seeds = [seed[at : at + 1_500] for at in (0, 700)] if len(seed) > 1_500 else [seed]
        yield Target(name, seeds, partial(_check_side_file, name))


def _check_side_file(name: str, data: bytes) -> None:
    folder = _scratch(f"beside {name}")
    folder.mkdir(exist_ok=True)
    page = folder / "assisted-lying-gluteus-maximus-stretch.txt"
    if not page.exists():
        shutil.copy(ROOT / "corpus" / page.name, page)
    (folder / name).write_bytes(data)
    read_corpus([folder])


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    in_memory = "/dev/shm" if os.path.isdir("/dev/shm") else None  # so that no disk is waited for
    return tempfile.TemporaryDirectory(prefix="faqbot-fuzz-", dir=in_memory)


def _scratch(name: str) -> Path:
    return Path(_folder().name, name)


def quietly(check: Callable[[bytes], None], data: bytes) -> None:
    """Check bytes without the warnings that damaged files give."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        check(data)
