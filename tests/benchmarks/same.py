"""Dump the replies and indexes of faqbot, and compare two dumps, to see whether a change of the code changed them.

    python tests/benchmarks/same.py dump FOLDER [SHARED]
    python tests/benchmarks/same.py compare BEFORE AFTER

`dump` builds an index of the shipped page, of the pages in tests/data and, if SHARED names a folder of data sets, of
its seed, siblings, nearmiss, real and four public sets. For each corpus it writes to FOLDER/NAME: `replies.jsonl`
(everything that `ask` and `Conversation.say` return, evidence included), `batch.jsonl` and `batch.csv` (the rows of
`faqbot batch`), `commands.json` (output and exit status of commands, some of them wrong) and `index.json` (type, shape
and digest of every array and text). This file uses only the public interface and `bot._index.arrays` and `.texts`, so
that a copy of it runs with an older state of the code.

`compare` prints for every corpus the number of replies, rows, commands and arrays that are equal, that differ by
rounding (at most 1e-6), and that differ; then the first of those that differ. In older code a reply of the outcome
`choose` had its options as `matches`, and the share of the first option as `confidence`; now it has `options` beside
`matches`. So options are compared with options, and the confidence of such a reply or row is not compared.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from tables import print_table

from faqbot import FaqBot

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "data"
ROUNDING = 1e-6
MOST_ASKED = 300
PUBLIC = ("stackfaq", "dstc11-faq", "hint3-curekart", "covid-deepset-de")
NONSENSE = (
    "",
    "   ",
    "?",
    "asdf qwer zxcv",
    "what",
    "the the the",
    "hello",
    "thanks!",
    "who are you",
    "x" * 3000,
    "🙂",
)
FOLDERS = ("tips", "steps", "how do I start?", "is it safe?", "what is this?", "can I do it without a partner?")
COMMANDS = (
    ("ask",), ("ask", "--json", "tips"), ("ask", "--why", "any tips?"), ("ask", "-k", "3", "what is it?"),
    ("ask", "--topic", "No such title", "x"), ("topics",), ("ask", "--threshold", "2", "x"), ("batch", "nothing.csv"),
    ("eval", "nothing.jsonl"), ("ask", "--corpus", "nowhere", "x"), ("index", "nowhere", "-o", "x"), ("serv",),
    ("ask", "--language", "klingon", "--corpus", ".", "x"), ("--version",),
)  # fmt: skip


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Dump what faqbot says and stores, or compare two dumps.")
    commands = parser.add_subparsers(dest="command", required=True)
    dumping = commands.add_parser("dump")
    dumping.add_argument("folder", type=Path)
    dumping.add_argument("shared", type=Path, nargs="?")
    comparing = commands.add_parser("compare")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    options = parser.parse_args()
    if options.command == "dump":
        dump(options.folder, options.shared)
    else:
        compare(options.before, options.after)


def dump(folder: Path, shared: Path | None) -> None:
    """Write the dump of every corpus."""
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as temporary:
        for name, corpus, asked in corpora(shared, Path(temporary)):
            print(name, file=sys.stderr, flush=True)
            dump_corpus(folder / name, corpus, asked, Path(temporary) / f"{name}.index")


def corpora(shared: Path | None, temporary: Path) -> Iterator[tuple[str, list[str], list[dict[str, Any]]]]:
    """Yield name, paths and labelled questions (or dialogues) of each corpus."""
    yield "shipped", [], lines_of(DATA / "dev.jsonl")
    for name in ("exercises", "bikes"):
        asked = lines_of(DATA / name / "questions.jsonl") + lines_of(DATA / name / "dialogues.jsonl")
        yield name, [str(DATA / name / "docs")], asked
    if shared is None:
        return
    yield "seed", [copied(shared / "seed", temporary / "seed")], lines_of(shared / "seed" / "dev.jsonl")
    siblings = copied(shared / "siblings" / "docs", temporary / "siblings")
    asked = lines_of(shared / "siblings" / "questions.jsonl") + lines_of(shared / "siblings" / "dialogues.jsonl")
    yield "siblings", [siblings], asked
    phrased = copied(shared / "siblings" / "docs", temporary / "siblings-phrased")
    rows = (shared / "siblings" / "phrasings.csv").read_text().splitlines(keepends=True)
    stems = {path.stem for path in Path(phrased).iterdir()}
    kept = [row for row in rows[1:] if row.rsplit(",", 1)[1].strip().split(".txt")[0] in stems | {""}]
    (Path(phrased) / "phrasings.csv").write_text("".join([rows[0], *kept]))
    yield "siblings-phrased", [phrased], asked
    for path in sorted((shared / "nearmiss").iterdir()):
        if path.is_dir():
            yield path.name, [copied(path, temporary / path.name)], lines_of(path / "questions.jsonl")
    for path in sorted(one for one in (shared / "real").iterdir() if one.is_dir()):
        yield path.name, [str(path)], lines_of(path.with_name(f"{path.name}.questions.jsonl"))
    for name in PUBLIC:
        path = shared / "benchmarks" / name
        questions = next(one for one in (path / "questions.jsonl", path / "dev.jsonl") if one.exists())
        yield name, [copied(path, temporary / name)], lines_of(questions)


def copied(folder: Path, to: Path) -> str:
    """Copy the documents and side files of a folder, without the questions, and return the copy."""
    ignored = shutil.ignore_patterns("questions.jsonl", "dev.jsonl", "set.json", "SOURCE.txt", "README.md", "dialog*")
    shutil.copytree(folder, to, ignore=ignored)
    return str(to)


def lines_of(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def dump_corpus(folder: Path, corpus: list[str], asked: list[dict[str, Any]], directory: Path) -> None:
    """Write the dump of one corpus."""
    folder.mkdir(parents=True)
    bot = FaqBot.from_corpus(*corpus)
    (folder / "index.json").write_text(json.dumps(index_of(bot), indent=1))
    bot.save(directory)
    questions = [one for one in asked if "turns" not in one][:MOST_ASKED]
    texts = [one["question"] for one in questions] + [*NONSENSE, *FOLDERS]
    with (folder / "replies.jsonl").open("w", encoding="utf-8") as file:
        for text in texts:
            write(file, {"ask": text, "reply": plain(bot.ask(text))})
        for one in questions:
            if one.get("topic") in bot.titles:
                write(file, {"ask": one["question"], "reply": plain(bot.ask(one["question"], topic=one["topic"], k=3))})
        for dialogue in (one["turns"] for one in asked if "turns" in one):
            conversation = bot.conversation()
            for turn in dialogue:
                write(file, {"say": turn["user"], "reply": plain(conversation.say(turn["user"]))})
    dump_batch(folder, texts, directory)
    commands = {" ".join(words): command(*words, index=directory) for words in COMMANDS}
    for text in texts[:4]:
        commands[f"ask --json --why {text}"] = command("ask", "--json", "--why", text, index=directory)
    (folder / "commands.json").write_text(json.dumps(commands, indent=1, ensure_ascii=False))


def write(file: Any, item: Any) -> None:
    """Write a value as one line of JSON."""
    print(json.dumps(item, ensure_ascii=False), file=file)


def plain(value: Any) -> Any:
    """Return a reply as a JSON value, with the id in place of each chunk."""
    if is_dataclass(value):
        if hasattr(value, "source") and hasattr(value, "id"):
            return value.id
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return dict(value) if hasattr(value, "items") else value


def dump_batch(folder: Path, texts: list[str], directory: Path) -> None:
    """Write the rows of `faqbot batch`."""
    questions = folder / "questions.jsonl"
    questions.write_text("".join(json.dumps({"id": at, "question": text}) + "\n" for at, text in enumerate(texts)))
    for suffix in ("jsonl", "csv"):
        done = command("batch", str(questions), "-o", str(folder / f"batch.{suffix}"), index=directory)
        assert done["status"] in (0, 1), done


def command(*words: str, index: Path) -> dict[str, Any]:
    """Run a `faqbot` command, and return its output and exit status, without the folders of files."""
    named = () if "--corpus" in words or words[0] in ("index", "serv", "--version") else ("--index", str(index))
    done = subprocess.run(
        [sys.executable, "-m", "faqbot", *words, *named], capture_output=True, text=True, check=False, env=environment()
    )
    complaint = done.stderr.replace(str(index), "INDEX").replace(os.getcwd(), "FOLDER")
    return {"status": done.returncode, "out": done.stdout, "err": complaint}


def environment() -> dict[str, str]:
    """Return an environment in which Python imports this copy of faqbot."""
    return {**os.environ, "PYTHONPATH": str(HERE.parent.parent), "COLUMNS": "100", "NO_COLOR": "1"}


def index_of(bot: FaqBot) -> dict[str, list[Any]]:
    """Return the type, shape and digest of every array and text of a bot's index."""
    index: Any = bot._index
    found = {name: [str(one.dtype), list(one.shape), digest(one.tobytes())] for name, one in index.arrays.items()}
    return found | {name: ["bytes", [len(one)], digest(bytes(one))] for name, one in index.texts.items()}


def digest(content: bytes) -> str:
    """Return a short digest of the bytes, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()[:16]


def compare(before: Path, after: Path) -> None:
    """Print the comparison of two dumps."""
    rows, differences = [], {}
    for name in sorted({path.name for folder in (before, after) for path in folder.iterdir()}):
        for part in ("replies.jsonl", "batch.jsonl", "batch.csv", "commands.json", "index.json"):
            olds, news = items(before / name / part), items(after / name / part)
            counted: Counter[str] = Counter()
            for key in {**olds, **news}:
                counted[kind(olds.get(key), news.get(key))] += 1
                for change in changes(olds.get(key, {}), news.get(key, {}), tolerance=ROUNDING):
                    differences.setdefault(change, f"{name} {part} {key[:60]}")
            rows.append((name, part, *(str(counted[one]) for one in ("equal", "rounding", "differs", "new", "gone"))))
    print_table(("corpus", "part", "equal", "rounding", "differs", "new", "gone"), rows)
    for change, where in differences.items():
        print(f"\n{where}\n  {change}")


def items(path: Path) -> dict[str, Any]:
    """Return the comparable parts of a dumped file by name."""
    if not path.exists():
        return {}
    if path.suffix == ".json":
        return {key: parsed(value) for key, value in json.loads(path.read_text()).items()}
    with path.open(encoding="utf-8", newline="") as file:
        values = list(map(json.loads, file)) if path.suffix == ".jsonl" else list(csv.DictReader(file))
    return {f"{at} {label(value)}": settled(value) for at, value in enumerate(values)}


def parsed(value: Any) -> Any:
    """Return the output of a command, parsed if it is JSON."""
    is_json = isinstance(value, dict) and value["out"].startswith("{")
    return {**value, "out": settled(json.loads(value["out"]))} if is_json else value


def label(value: dict[str, Any]) -> str:
    """Return the question of a reply or row."""
    return str(value.get("ask") or value.get("say") or value.get("question"))


def settled(value: dict[str, Any]) -> dict[str, Any]:
    """Return a reply or a row with its options under `options`, and without the confidence of a choice.

    Before `Reply.options`, the options were the matches, and the confidence was that of the first match.
    """
    if "reply" in value:
        return {**value, "reply": settled(value["reply"])}
    if value.get("confidence") and isinstance(value["confidence"], str):
        value = {**value, "confidence": float(value["confidence"])}  # a text in a CSV file
    if value.get("outcome") != "choose":
        return {key: one for key, one in value.items() if key != "options"}
    offered = value.get("options") or value.get("matches", [])
    return {key: one for key, one in value.items() if key not in ("matches", "confidence")} | {"options": offered}


def kind(old: Any, new: Any) -> str:
    """Return whether two values are equal, differ by rounding, or differ."""
    if old is None or new is None:
        return "new" if old is None else "gone"
    if not changes(old, new, tolerance=0.0):
        return "equal"
    return "differs" if changes(old, new, tolerance=ROUNDING) else "rounding"


def changes(old: Any, new: Any, where: str = "", *, tolerance: float) -> list[str]:
    """Return the differences beyond the tolerance; a key that only one of two objects has is not compared."""
    if isinstance(old, dict) and isinstance(new, dict):
        both = [(key, f"{where}.{key}") for key in old if key in new]
        return [one for key, place in both for one in changes(old[key], new[key], place, tolerance=tolerance)]
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        return [one for at, pair in pairs for one in changes(*pair, f"{where}[{at}]", tolerance=tolerance)]
    if isinstance(old, float) and isinstance(new, float) and abs(old - new) <= tolerance * max(1, abs(old)):
        return []
    return [] if old == new else [f"{where}: {str(old)[:200]} -> {str(new)[:200]}"]


if __name__ == "__main__":
    main()
