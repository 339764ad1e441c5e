"""Find the sets of labelled questions in a folder of data sets; `asking.py` builds their bots and asks.

    benchmarks/NAME     faq.jsonl or docs/; questions.jsonl or dev.jsonl; perhaps phrasings.csv and set.json
    nearmiss/NAME       documents, questions.jsonl, perhaps phrasings.csv
    real/NAME           documents; the questions are in NAME.questions.jsonl beside the folder
    siblings            docs/, questions.jsonl, dialogues.jsonl, phrasings.csv; the page that ships belongs to it
    seed                phrasings.csv for the page that ships

Any of them may be missing. `tests/data` adds the exercises, and the page that ships with its labelled questions.
`set.json` names the language and the group of a set: sets of one origin are one group, and whatever is chosen or fitted
is judged on groups that it was not chosen on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from labelled import open_folder

from faqbot.corpus.files.discovery import shipped_corpus
from faqbot.evaluation.labelled import LabelledQuestion, read_labelled
from faqbot.text.analyser import languages

SIDE_FILES = ("phrasings.csv", "synonyms.txt")
# The language of faqbot's users who have documents in a language that it does not know, and therefore name none.
_DEFAULT_LANGUAGE = "english"
# The languages of folders whose names end in a code.
_CODES = {"de": "german", "es": "spanish", "fr": "french", "it": "italian", "nl": "dutch", "pt": "portuguese",
          "ru": "russian", "tr": "turkish"}  # fmt: skip

# The group of the documents that share a template, and that of the page that ships.
ONE_KIND = "pages of one kind"
PAGE = "the page that ships"

# An id that numbers the wordings of one entry, and the number of them that serve as phrasings.
_NUMBERED = re.compile("(.+)-([0-9])")
_SERVING = 4


@dataclass(frozen=True)
class Root:
    """A file or a folder of documents, and the side files that are put beside it where phrasings are used."""

    documents: Path
    beside: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Set:
    """A set of labelled questions with its documents.

    `language` is a language that faqbot knows. `ways` has False if the set is measured without phrasings, and True if
    it is measured with them. If `by_lines`, a chunk is right if at least half of its lines are within an expected
    range, since the ranges were not made from faqbot's chunks. `serving` are questions that serve as phrasings where
    phrasings are used, and are not asked then. `dialogues` is the file of dialogues about these documents.
    """

    name: str
    group: str
    language: str
    roots: tuple[Root, ...]
    questions: tuple[LabelledQuestion, ...]
    ways: tuple[bool, ...] = (False,)
    by_lines: bool = False
    serving: tuple[LabelledQuestion, ...] = ()
    dialogues: Path | None = None

    def to_ask(self, *, phrased: bool) -> tuple[LabelledQuestion, ...]:
        """Return the questions to ask, with or without phrasings in the corpus."""
        serving = set(self.serving) if phrased else set()
        return tuple(one for one in self.questions if one not in serving)


def sets(*folders: Path) -> list[Set]:
    """Return all sets in some folders and in tests/data; raise `SystemExit` if a folder is missing or has no sets.

    Of two folders, the first may have the phrasings of the page that ships (`seed`).
    """
    found = [one for folder in folders for one in _of_folder(folder)]
    ships, seed = Path(shipped_corpus()), folders[0] / "seed"
    found.append(_of_one_kind(_data() / "exercises", _page(ships)))
    return [*found, *_pages(seed, ships)]


def _of_folder(shared: Path) -> list[Set]:
    if not shared.is_dir():
        raise SystemExit(f"{shared}: no such folder")
    found = [_open(path, path.name) for path in _folders(shared / "benchmarks")]
    found += [_open(path, "nearmiss") for path in _folders(shared / "nearmiss")]
    found += [_real(path) for path in _folders(shared / "real")]
    if (shared / "siblings").is_dir():
        found.append(_of_one_kind(shared / "siblings", _page(shared / "seed")))
    if not found:
        raise SystemExit(f"{shared}: no sets; looked for benchmarks/, nearmiss/, real/ and siblings/")
    return found


def chosen(every: list[Set], names: str) -> list[Set]:
    """Return the sets with these names or in groups with these names, separated by commas; all of them for no names.

    Raises `SystemExit` for a name that no set and no group has.
    """
    wanted = {name.strip() for name in names.split(",") if name.strip()}
    unknown = wanted - {one.name for one in every} - {one.group for one in every}
    if unknown:
        raise SystemExit(f"no set or group is named {', '.join(sorted(unknown))}")
    return [one for one in every if not wanted or {one.name, one.group} & wanted]


def _data() -> Path:
    return Path(__file__).resolve().parent.parent / "data"


def _folders(parent: Path) -> list[Path]:
    return sorted(path for path in parent.iterdir() if path.is_dir()) if parent.is_dir() else []


def _open(path: Path, group: str) -> Set:
    """Return the set of a folder that holds documents and questions, of this group if its set.json names none."""
    folder = open_folder(path)
    about: dict[str, Any] = _json(path / "set.json")
    beside = _side_files(path)
    serving = () if beside else _numbered(folder.questions)
    first, *more = folder.corpus
    return Set(
        folder.name,
        about.get("group", group),
        _language(about.get("language") or _of_code(folder.name)),
        (Root(first, beside), *map(_page, more)),  # more: the page that ships, if a question expects it
        tuple(folder.questions),
        ways=(False, True) if beside or serving else (False,),
        serving=serving,
    )


def _json(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _language(name: str) -> str:
    return name if name in languages() else _DEFAULT_LANGUAGE


def _of_code(name: str) -> str:
    return _CODES.get(name.rpartition("-")[2], _DEFAULT_LANGUAGE)


def _numbered(questions: list[LabelledQuestion]) -> tuple[LabelledQuestion, ...]:
    """Return the first few wordings of each entry, if all questions are numbered wordings of the entry they expect."""
    found = [_NUMBERED.fullmatch(one.id) for one in questions]
    pairs = [(one, match) for one, match in zip(questions, found, strict=True) if match]
    if len(pairs) < len(questions) or any(one.expected != (match[1],) for one, match in pairs):
        return ()
    return tuple(one for one, match in pairs if int(match[2]) < _SERVING)


def _real(folder: Path) -> Set:
    questions = folder.with_name(f"{folder.name}.questions.jsonl")
    if not questions.exists():
        raise SystemExit(f"{questions}: no such file")
    root = Root(folder, _side_files(folder))
    ways = (False, True) if root.beside else (False,)
    labelled = tuple(read_labelled(questions))
    return Set(folder.name, "real", _of_code(folder.name), (root,), labelled, ways, by_lines=True)


def _of_one_kind(folder: Path, page: Root) -> Set:
    """Return the set of a folder of pages; the page that ships is one of them."""
    questions = tuple(read_labelled(folder / "questions.jsonl"))
    roots = (Root(folder / "docs", _side_files(folder)), page)
    dialogues = folder / "dialogues.jsonl"
    return Set(folder.name, ONE_KIND, _DEFAULT_LANGUAGE, roots, questions, (False, True), dialogues=dialogues)


def _page(beside: Path) -> Root:
    """Return the page that ships, with the side files of a folder."""
    (page,) = (path for path in Path(shipped_corpus()).glob("*.txt") if path.name not in SIDE_FILES)
    return Root(page, _side_files(beside))


def _pages(seed: Path, ships: Path) -> Iterator[Set]:
    """Yield the page with the phrasings of a folder, if it has any, and the page with those that ship."""
    questions = tuple(read_labelled(_data() / "dev.jsonl"))
    shipped = Set("page", PAGE, _DEFAULT_LANGUAGE, (_page(ships),), questions, (False, True))
    if _side_files(seed):
        yield replace(shipped, name="page-seed", roots=(_page(seed),), ways=(True,))
    yield shipped


def _side_files(folder: Path) -> tuple[Path, ...]:
    return tuple(path for name in SIDE_FILES if (path := folder / name).exists())
