"""Read the front matter of a page: metadata in YAML between `---`, or in TOML between `+++`, above the text.

Only a mapping with plain names as keys is front matter. Otherwise the two lines of `---` are rules around text:

    ---
    Q: How do I pay?
    A: By card.
    ---

PyYAML composes nodes but never makes objects of them, so that values stay as they are written, each node has its lines,
and an alias is the node itself and no copy of it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Any, NamedTuple

from faqbot.corpus.addresses import page_address
from faqbot.corpus.document import Block, BlockKind, LeftOut
from faqbot.corpus.readers.markup.line_runs import lines_left_out
from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED
from faqbot.corpus.records.column_pairs import parsed_name
from faqbot.corpus.records.columns import all_pair_columns_of, columns_of, has_columns, pair_columns_of
from faqbot.corpus.records.pairs.wordings import wordings_of
from faqbot.errors import CorpusWarning
from faqbot.system.callers import warn_caller

_KEY = re.compile(r"[A-Za-z_][\w.-]{0,100}")
_KEY_LINE = re.compile(r"[\"']?(?P<key>[A-Za-z_][\w.-]{0,100})[\"']?[ \t]*+[:=](?P<value>.*)")
# YAML ends a line at these characters and a page does not, so they would shift the numbers of the lines below.
_FURTHER_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_TABLE_LINE = re.compile(r"\s*\[\[")
_TITLE, _QUESTION, _ANSWER = "title", "question", "answer"
# The keys whose values say what kind of page it is: `layout: faq`.
_KINDS = ("titletemplate", "description", "layout", "type", "category", "permalink", "slug", "url")
_PAIR_KEYS = ("question:", "answer:")
# Deepest nesting of lists and mappings. PyYAML before 6.0.4 composes nodes by recursion in C, where 50,000 brackets end
# the process; real front matter has three levels.
_DEEPEST = 100


class FrontMatter(NamedTuple):
    """What the front matter of a page says.

    `end` is the number of its lines, 0 without front matter. `question` is the question that the page answers;
    `titled` is the title as a question, for a page that asks nothing else. `blocks` are the pairs or the text in the
    front matter, and `left_out` are its other lines. `about` are the values that say what kind of page it is. `address`
    is that of the page on the web.
    """

    end: int = 0
    title: str = ""
    question: Block | None = None
    titled: Block | None = None
    blocks: tuple[Block, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    about: str = ""
    address: str = ""


class _AskedPair(NamedTuple):
    """A question with its answer, the lines of both, and further wordings of the question."""

    question: str
    answer: str
    lines: tuple[int, int]
    asked_as: tuple[str, ...] = ()


class _Entry(NamedTuple):
    """A value of the front matter and its lines (1-based): a text, or the pairs of a list."""

    text: str
    pairs: tuple[_AskedPair, ...]
    lines: tuple[int, int]


def read_front_matter(lines: Sequence[str], path: str) -> FrontMatter:
    """Return the front matter above a page; warn of front matter that is not valid, whose lines are read as text."""
    fence = lines[0].rstrip() if lines else ""
    if fence not in {"---", "+++"}:
        return FrontMatter()
    inside = list(takewhile(lambda line: line.rstrip() not in {fence, "..."}, lines[1:]))
    end = len(inside) + 2
    first = next((line for line in inside if line.strip() and not line.startswith("#")), "")
    if end > len(lines) or not _begins(first, inside, fence):
        return FrontMatter()  # without a closing fence or without keys, the `---` is a rule
    if not any(line.strip() for line in inside):
        return _front_matter({}, inside, end)
    try:
        entries = _toml_entries(inside) if fence == "+++" else _yaml_entries("\n".join(inside))
    except _InvalidError as error:
        warn_caller(CorpusWarning(f"invalid front matter: {error}; read as text", path=path, line=error.line))
        return _broken(inside, end)
    return _front_matter(entries, inside, end) if _is_metadata(entries) else FrontMatter()


class _InvalidError(Exception):
    """The front matter is not valid; `line` is the line of the page."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def _begins(first: str, inside: Sequence[str], fence: str) -> bool:
    """Whether the first line that is no comment can begin front matter; lines of `#` alone may be headings."""
    if not first:
        return not any(line.strip() for line in inside)
    if _is_mark(first):
        return False
    return bool(_KEY_LINE.match(first)) or (fence == "+++" and first.startswith("["))


def _is_mark(line: str) -> bool:
    """Whether a line marks a question or an answer of a text; only the keys `question:` and `answer:` look like it."""
    return bool(ASKED.match(line) or ANSWERED.match(line)) and not line.startswith(_PAIR_KEYS)


def _is_metadata(entries: dict[str, _Entry]) -> bool:
    """Whether these are the keys of metadata, which are names, and not all in capitals as `Note:` in a text may be."""
    names = all(_KEY.fullmatch(key) and not _is_mark(f"{key}: x") for key in entries)
    return names and any(key[0].islower() or key.casefold() == _TITLE for key in entries)


def _front_matter(entries: dict[str, _Entry], inside: Sequence[str], end: int) -> FrontMatter:
    named = {key.casefold(): entry for key, entry in entries.items()}
    title, question, answer = (named.get(key) for key in (_TITLE, _QUESTION, _ANSWER))
    blocks = [block for entry in entries.values() for block in _pair_blocks(entry, inside)]
    if question and answer and question.text and answer.text:
        lines = (min(question.lines[0], answer.lines[0]), max(question.lines[1], answer.lines[1]))
        blocks = [*_pair_blocks(_Entry("", (_AskedPair(question.text, answer.text, lines),), lines), inside), *blocks]
        question = None
    blocks += [block for pair in _numbered_pairs(entries) for block in _pair_blocks(pair, inside)]
    asked, titled = _asked(question, inside), _asked(title, inside)
    covered = {
        line for block in (*blocks, *filter(None, [asked])) for line in range(block.lines[0], block.lines[1] + 1)
    }
    rest = (number for number in range(1, end + 1) if number in {1, end} or inside[number - 2].strip())
    left_out = lines_left_out((number for number in rest if number not in covered), "front matter")
    about = "\n".join(named[key].text for key in _KINDS if key in named)
    address = page_address({key: entry.text for key, entry in entries.items()})
    return FrontMatter(end, titled.text if titled else "", asked, titled, tuple(blocks), left_out, about, address)


def _asked(entry: _Entry | None, inside: Sequence[str]) -> Block | None:
    """Return a question that stands in the front matter for the page below it, with the level of a heading."""
    if not entry or not entry.text.strip():
        return None
    return _block(BlockKind.QUESTION, " ".join(entry.text.split()), entry.lines, inside)._replace(level=1)


def _numbered_pairs(entries: dict[str, _Entry]) -> Iterator[_Entry]:
    """Yield the pairs of numbered keys: question-1, answer-1, question-2, answer-2."""
    numbered = tuple(key for key, entry in entries.items() if entry.text.strip() and parsed_name(key).number)
    for columns in all_pair_columns_of(numbered) if numbered else ():
        if columns.question and columns.answer:
            asked, told = entries[columns.question], entries[columns.answer]
            lines = (min(asked.lines[0], told.lines[0]), max(asked.lines[1], told.lines[1]))
            yield _Entry("", (_AskedPair(asked.text, told.text, lines),), lines)


def _pair_blocks(entry: _Entry, inside: Sequence[str]) -> Iterator[Block]:
    for question, answer, lines, asked_as in entry.pairs:
        asked = _block(BlockKind.QUESTION, " ".join(question.split()), lines, inside)
        yield asked._replace(asked_as=asked_as)
        yield _block(BlockKind.PARAGRAPH, answer.strip(), lines, inside)
        yield Block(BlockKind.END, "", lines)


def _block(kind: BlockKind, text: str, lines: tuple[int, int], inside: Sequence[str]) -> Block:
    while lines[1] > lines[0] and not inside[lines[1] - 2].strip():
        lines = (lines[0], lines[1] - 1)
    return Block(kind, text, lines, "\n".join(inside[lines[0] - 2 : lines[1] - 1]))


def _broken(inside: Sequence[str], end: int) -> FrontMatter:
    """Keep the lines of invalid front matter as text, and find the title in them."""
    found = (matched for matched in map(_KEY_LINE.match, inside) if matched)
    title = next((one["value"].strip().strip("\"'") for one in found if one["key"].casefold() == _TITLE), "")
    text = "\n".join(inside).strip("\n")
    first = 2 + next((number for number, line in enumerate(inside) if line.strip()), 0)
    block = Block(BlockKind.PARAGRAPH, text, (first, first + text.count("\n")), text)
    return FrontMatter(end, title, blocks=(block,), left_out=lines_left_out((1, end), "front matter"))


# YAML


def _yaml_entries(text: str) -> dict[str, _Entry]:
    """Return the entries of a mapping in YAML; none if the text is no mapping."""
    import yaml  # noqa: PLC0415 - needed only for a page with front matter

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = f"{_FURTHER_LINE_ENDS.sub(' ', text)}\n"
    try:
        if _levels(yaml.parse(text, Loader=loader)) > _DEEPEST:
            raise _InvalidError("nested too deeply", 1)
        root = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "no YAML"
        raise _InvalidError(str(reason), mark.line + 2 if mark else 1) from error
    entries = _mapping(root)
    if len({key.value for key, _ in entries}) < len(entries):
        return {}  # metadata has each key once, unlike several pairs of `question:` and `answer:`
    return {key.value: _yaml_entry(key, value) for key, value in entries}


def _levels(events: Iterable[Any]) -> int:
    """Return how deeply the lists and mappings are nested that these events of PyYAML's parser open and close."""
    import yaml  # noqa: PLC0415 - as above

    depth = deepest = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        deepest = max(deepest, depth)
        if deepest > _DEEPEST:
            break
    return deepest


def _yaml_entry(key: Any, value: Any) -> _Entry:
    lines = _yaml_lines(key, value)
    if value.id == "scalar":
        return _Entry(value.value, (), lines)
    return _Entry("", tuple(_yaml_pairs(value)), lines)


def _yaml_pairs(value: Any) -> Iterator[_AskedPair]:
    """Yield the pairs in a value, however deep: some pages are lists of blocks, one of which is a list of questions.

    An alias is looked at once, because aliases of aliases may stand for millions of values.
    """
    seen: set[int] = set()
    open_ = [value]
    while open_:
        node = open_.pop()
        if node.id == "scalar" or id(node) in seen:
            continue
        seen.add(id(node))
        pair = _yaml_pair(node)
        if pair:
            yield pair
        else:
            open_ += reversed([inner for _, inner in node.value] if node.id == "mapping" else node.value)


def _yaml_pair(item: Any) -> _AskedPair | None:
    cells = {key.value: value.value for key, value in _mapping(item) if value.id == "scalar"}
    if not has_columns(cells, ("question", "answer")):
        return None
    columns = columns_of(tuple(cells))
    question, answer = cells[columns.question or ""], cells[columns.answer or ""]
    if not question.strip() or not answer.strip():
        return None
    return _AskedPair(
        question, answer, _yaml_lines(item, item), _yaml_wordings(item, cells, " ".join(question.split()))
    )


def _yaml_wordings(item: Any, cells: dict[str, str], question: str) -> tuple[str, ...]:
    """Return the further wordings of a question, which may be lists of texts."""
    lists = {
        key.value: [one.value for one in value.value if one.id == "scalar"]
        for key, value in _mapping(item)
        if value.id == "sequence"
    }
    return wordings_of({**cells, **lists}, pair_columns_of((*cells, *lists)), question)


def _mapping(node: Any) -> list[tuple[Any, Any]]:
    """Return the pairs (key, value) of a node of a mapping whose keys are plain; none of any other node."""
    if node is None or node.id != "mapping":
        return []
    return [(key, value) for key, value in node.value if key.id == "scalar"]


def _yaml_lines(start: Any, end: Any) -> tuple[int, int]:
    """Return the lines in the page from the beginning of a node to the end of the last text in another.

    A block scalar (`|`, `>`) ends at the beginning of the line below it, and so do the collections that it ends.
    """
    while end.id != "scalar" and end.value:
        end = end.value[-1][1] if end.id == "mapping" else end.value[-1]
    first, last = start.start_mark.line, end.end_mark.line - (end.id == "scalar" and end.style in {"|", ">"})
    return first + 2, max(first, last) + 2


# TOML


def _toml_entries(inside: Sequence[str]) -> dict[str, _Entry]:
    """Return the entries of TOML; the parser tells no lines, so that an entry has the lines of the whole or a table."""
    try:
        values = tomllib.loads("\n".join(inside))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _InvalidError(str(error) or "nested too deeply", 1) from error
    return {key: _toml_entry(key, value, inside) for key, value in values.items()}


def _toml_entry(key: str, value: Any, inside: Sequence[str]) -> _Entry:
    whole = (2, len(inside) + 1)
    if not isinstance(value, list):
        keys = (number for number, line in enumerate(inside) if (m := _KEY_LINE.match(line)) and m["key"] == key)
        line = next(keys, None)
        return _Entry(str(value), (), whole if line is None else (line + 2, line + 2))
    heads = [number for number, line in enumerate(inside) if _TABLE_LINE.match(line)]
    ends = [*heads[1:], len(inside)]
    places = [(head + 2, end + 1) for head, end in zip(heads, ends, strict=False)] if len(heads) == len(value) else []
    pairs = []
    for number, item in enumerate(value):
        if isinstance(item, dict) and has_columns(item, ("question", "answer")):
            columns = columns_of(tuple(item))
            question, answer = str(item[columns.question or ""]), str(item[columns.answer or ""])
            pairs.append(_AskedPair(question, answer, places[number] if places else whole))
    return _Entry("", tuple(pairs), whole)
