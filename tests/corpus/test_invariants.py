"""What holds of every document: nothing is lost, everything can be checked, ids stay."""

import csv
import io
import json
import os
import re
import tempfile
import warnings
from itertools import pairwise, zip_longest
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from strange_pages import KINDS, pages

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import BlockKind
from faqbot.corpus.files.decoding import split_lines
from faqbot.corpus.ids import tell_apart
from faqbot.corpus.inventory import Fate, account_for
from faqbot.corpus.readers.registry import FORMATS, SUFFIXES, suffix_of
from faqbot.corpus.reading import read_document, text_of

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
REAL = sorted(
    path
    for place in (
        ROOT / "corpus",
        ROOT / "tests" / "data",
        *(SHARED / name for name in ("real", "nearmiss", "corpora", "siblings/docs")),
    )
    for path in place.rglob("*")
    if suffix_of(path.name) in SUFFIXES - {".jsonl"}
    and path.name not in ("phrasings.csv", "synonyms.txt", "set.json")
    and "mistakes" not in path.parts  # documents with one of each mistake that `faqbot check` finds
    and "exports"
    not in path.parts  # samples with parts that are left out with a warning, which have tests of their own
)
REAL += [path for path in (ROOT / "README.md", ROOT / "CHANGELOG.md") if path.exists()]

quick = settings(suppress_health_check=list(HealthCheck))


def cases(names, prefix):
    """Return the parameters of a test; the names have ids that begin with the prefix."""
    return [pytest.param(value, id=f"{prefix}: {name}") for name, value in names.items()]


def examine(strategy, check, times=1):
    """Check some texts of a strategy, so many times as many as the profile says."""
    settings(quick, max_examples=times * quick.max_examples)(given(strategy)(check))()


# Reading a text as a file


def chunks_of(text, name):
    """Return the chunks and the document of a text in a file with this name or suffix."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = os.path.join(folder, "page" + name if name.startswith(".") else name)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return list(chunk_document(read_document(path))), read_document(path)


def ids_of(text, suffix):
    return set(ids_in(chunks_of(text, suffix)[0]))


def ids_in(chunks):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [chunk.id for chunk in tell_apart(chunks)]


# What a citation promises


def squeezed(text):
    return re.sub(r"\s+", "", text)


def assert_quoted_from(chunk, lines):
    """Every line of the chunk's text stands in the lines that it cites, in the same order."""
    first, last = chunk.source.lines
    assert 1 <= first <= last <= len(lines)
    assert chunk.text.strip()
    assert chunk.text == chunk.text.strip("\n")
    cited = squeezed("\n".join(lines[first - 1 : last]))
    position = 0
    for line in chunk.text.split("\n"):
        found = cited.find(squeezed(line), position)
        assert found >= 0, (chunk.id, line, cited)
        position = found + len(squeezed(line))


def words(text):
    return set(re.findall(r"w\d+x", text))


def assert_nothing_lost(text, chunks, document):
    """Every numbered word of the page is said, asked or a heading, and by a chunk that cites its line.

    The words of a line that is left out, as in a table of contents, are said elsewhere on the page. The head or foot of
    a printed page comes again itself.
    """
    lines = split_lines(text)
    headings = [block.text for block in document.blocks if block.level or block.kind is BlockKind.QUESTION]
    titles = {word for name in (document.title, document.own_title, *headings) for word in words(name)}
    reasons = {number: reason for place, reason in document.left_out for number in range(place[0], place[1] + 1)}
    for number, line in enumerate(lines, start=1):
        if reasons.get(number) == "running head":
            assert lines.count(line) > 1, (number, line, text)
            continue
        here = [chunk for chunk in chunks if chunk.source.lines[0] <= number <= chunk.source.lines[1]]
        saying = chunks if number in reasons else here
        said = {word for chunk in saying for word in words(chunk.text + " " + chunk.question)}
        assert words(line) <= said | titles, (number, line, text)


# The invariants of all readers


def assert_nothing_vanishes(text, document, chunks):
    """Each line is in a chunk, a heading, blank, markup, or left out for a reason."""
    accounts = account_for(text, document, chunks)
    lost = [account.lines for account in accounts if account.fate is Fate.LOST]
    assert not lost, (lost, text)


def assert_nothing_is_its_own_answer(text, document, chunks):
    """No chunk says only its question, only links to places on the page, or only questions that are answered below."""
    headings = {spoken(block.text) for block in document.blocks if block.level} - {""}
    questions = {spoken(chunk.question) for chunk in chunks if chunk.question}
    for chunk in chunks:
        assert not chunk.question or spoken(chunk.text) != spoken(chunk.question), (chunk, text)
        lines = [line for line in chunk.text.split("\n") if spoken(line)]
        assert not lines or not all(leads_within(line, headings) for line in lines), (chunk, text)
        assert len(lines) < 2 or not {spoken(line) for line in lines} <= questions, (chunk, text)


def leads_within(line, headings):
    """Whether a line consists of links to the page itself or of links with the words of its headings."""
    linked = LINK.sub("", line)
    links = LINK.findall(line)
    return (
        bool(links)
        and not spoken(linked)
        and all(target.startswith("#") or spoken(label) in headings for label, target in links)
    )


LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")


def spoken(text):
    """Return a text without marks, letter case and the number before it."""
    return "".join(re.findall(r"[^\W_]+", re.sub(r"^\W*(?:\d+[.)]?)*\s", "", text))).casefold()


def assert_nothing_is_swallowed(text, document, chunks):
    """No chunk has lines of another, and no answer goes on over the next question or heading of its level.

    A list or table is a chunk as a whole, and its items and rows are chunks as well. Two chunks may share the line on
    which one ends and the other begins.
    """
    tables = [block.lines for block in document.blocks if block.table]
    spans = sorted((chunk.source.lines, chunk.kind) for chunk in chunks)
    alone = [span for span in spans if span[1] not in ("steps", "tips") and not within_any(span[0], tables)]
    for (first, kind), (second, other) in pairwise(alone):
        assert first[1] <= second[0], (first, kind, second, other, text)
    headings = [block for block in document.blocks if block.level]
    levels = {block.lines[0]: block.level for block in headings}
    for chunk in chunks:
        first, last = chunk.source.lines
        level = levels.get(first, 0) if chunk.question else 0
        inside = [block for block in headings if first < block.lines[0] <= last and block.lines[1] > first]
        swallowed = [block for block in inside if not joined(block, chunk) and (not level or block.level <= level)]
        assert not swallowed, (chunk, swallowed, text)


def within_any(lines, places):
    return any(first <= lines[0] and lines[1] <= last for first, last in places)


def joined(block, chunk):
    """Whether a heading is part of the question of a chunk."""
    return spoken(block.text) in spoken(chunk.question)


# Nasty pages. Each piece of text carries numbered words, so that a lost one shows.

SPICE = [
    "",
    "é",
    "“so”",
    "日本語",
    "U+2028\u2028",
    "\x0c",
    "e.g.",
    "v2.3",
    "C++",
    "🙂",
    "שלום",
    "a|b",
    "1)",
    "\u00a0",
    "\u200b",
    "A:",
    "#",
    "<b>",
]


@st.composite
def sentence(draw, end="."):
    count = draw(st.integers(1, 12))
    start = draw(st.integers(0, 10**6))
    spice = draw(st.sampled_from(SPICE))
    return f"Word {' '.join(f'w{start + n}x' for n in range(count))} {spice} end{end}".replace("  ", " ")


question = sentence(end="?")


@st.composite
def prose(draw):
    """A paragraph: one line, hard-wrapped, or long."""
    text = " ".join(draw(st.lists(sentence(), min_size=1, max_size=draw(st.sampled_from([1, 3, 40])))))
    if draw(st.booleans()):
        return [text]
    width = draw(st.integers(3, 12))
    parts = [part for part in text.split(" ") if part]
    return [" ".join(parts[at : at + width]) for at in range(0, len(parts), width)]


@st.composite
def bullets(draw, depth=0):
    mark = draw(st.sampled_from(["- ", "* ", "1. ", "1) "]))
    lines = []
    for number in range(draw(st.integers(1, 4))):
        shown = mark.replace("1", str(number + 1))
        lines.append(shown + draw(sentence(end=draw(st.sampled_from([".", "?", ""])))))
        indent = " " * len(shown)
        extra = draw(st.sampled_from(["none", "none", "wrapped", "nested", "blank", "paragraph", "code"]))
        if extra == "wrapped":
            lines.append(indent + "and " + draw(sentence()))
        elif extra == "nested" and depth < 3:
            lines += [indent + line for line in draw(bullets(depth + 1))]
        elif extra == "paragraph":
            lines += ["", indent + draw(sentence())]
        elif extra == "code":
            lines += ["", indent + "```", indent + draw(sentence()), indent + "```"]
        elif extra == "blank":
            lines.append("")
    return lines


@st.composite
def code(draw):
    fence = draw(st.sampled_from(["```", "~~~", "````python"]))
    inside = draw(
        st.lists(st.one_of(sentence(), question, st.just(""), st.just("# no heading"), st.just("- x")), max_size=40)
    )
    return [fence, *inside, re.match(r"`+|~+", fence)[0]]


@st.composite
def table(draw):
    rows = draw(st.integers(1, 30))
    cells = [f"| w{draw(st.integers(0, 999))}x | is it? |" for _ in range(rows)]
    return ["| A | B |", "|---|---|", *cells]


quote = prose().map(lambda lines: ["> " + line for line in lines])
html = st.one_of(
    sentence().map(lambda text: ["<div>", text, "</div>"]),
    st.tuples(question, sentence()).map(
        lambda pair: ["<details>", f"<summary>{pair[0]}</summary>", pair[1], "</details>"]
    ),
    st.tuples(question, prose()).map(
        lambda pair: [f"<details><summary>{pair[0]}</summary>", "", *pair[1], "", "</details>"]
    ),
    st.just(["<!-- nothing", "to see -->"]),
    sentence().map(lambda text: ["<div>", f"   <h2>{text}</h2>", f"   {text}", f"      {text}", "</div>"]),
    question.map(lambda text: [f"<h3>{text}</h3>"]),
)
pairs = st.one_of(
    st.tuples(question, prose()).map(lambda pair: [f"**{pair[0]}**", "", *pair[1]]),
    st.tuples(question, prose()).map(lambda pair: [f"**{pair[0]}**", *pair[1]]),
    st.tuples(question, prose()).map(lambda pair: [f"Q: {pair[0]}", "A: " + pair[1][0], *pair[1][1:]]),
    st.tuples(question, sentence()).map(lambda pair: [f"Q: {pair[0]} A: {pair[1]}"]),
    st.tuples(question, prose()).map(lambda pair: [f"1. {pair[0]}", "", *pair[1]]),
)
heading = st.tuples(st.integers(1, 6), st.one_of(sentence(""), question)).map(
    lambda pair: [f"{'#' * pair[0]} {pair[1]}"]
)
setext = st.tuples(sentence(""), st.sampled_from("=-")).map(lambda pair: [pair[0], pair[1] * 5])
markdown_piece = st.one_of(prose(), bullets(), code(), table(), quote, html, pairs, heading, setext, st.just(["---"]))
line_end = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def markdown_page(draw):
    pieces = draw(st.lists(markdown_piece, min_size=1, max_size=10))
    front = draw(st.sampled_from([[], ["---", "title: Front", "---"], ["+++", 'title = "Front"', "+++"]]))
    lines = [*front]
    for piece in pieces:
        lines += [*piece, *[""] * draw(st.sampled_from([0, 1, 1, 1, 2]))]
    return draw(line_end).join(lines)


@st.composite
def plain_page(draw):
    pieces = draw(
        st.lists(
            st.one_of(
                prose(),
                bullets(),
                sentence("").map(lambda text: [text]),
                question.map(lambda text: [text]),
                st.one_of(sentence(), question).map(lambda text: [f"== {text} =="]),
                prose().map(lambda lines: ["    " + line for line in lines]),
                st.tuples(question, prose()).map(lambda pair: [pair[0], *pair[1]]),
                st.tuples(question, prose()).map(lambda pair: ["Q: " + pair[0], "A: " + pair[1][0], *pair[1][1:]]),
                st.tuples(question, prose()).map(lambda pair: ["3. " + pair[0], *pair[1]]),
                st.sampled_from([["FAQ"], ["Instructions"], ["Tips & Tricks:"], ["======"], ["You need:"]]),
            ),
            min_size=1,
            max_size=12,
        )
    )
    gap = draw(st.sampled_from([[""], [], ["", ""]]))
    lines = []
    for piece in pieces:
        lines += [*piece, *(gap if draw(st.booleans()) else [])]
    return draw(line_end).join(lines)


def assert_quoted(text, document, chunks):
    """Each chunk is quoted from its lines; the chunk of a row has the cells of the row, behind those of the header."""
    lines = split_lines(text)
    rows_at = {
        row.lines: (block.table.header, row) for block in document.blocks if block.table for row in block.table.rows
    }
    for chunk in chunks:
        if chunk.kind == "row":
            header, row = rows_at[chunk.source.lines]
            cells = {
                f"{label}: {cell}" if label else cell for label, cell in zip_longest(header, row.cells, fillvalue="")
            }
            assert set(chunk.text.split("\n")) <= cells, (chunk, cells)
        else:
            assert_quoted_from(chunk, lines)


def assert_own_ids(chunks):
    ids = ids_in(chunks)
    assert len(ids) == len(set(ids))
    assert not any(re.search(r"\s", one) for one in ids)


MIXED = {"Markdown": (markdown_page(), ".md"), "plain text": (plain_page(), ".txt")}


@pytest.mark.parametrize("mixed", cases(MIXED, "mixed"))
def test_mixed_pages_are_quoted_from_their_lines_and_lose_nothing(mixed):
    def check(text):
        chunks, document = chunks_of(text, mixed[1])
        assert_quoted(text, document, chunks)
        assert_nothing_lost(text, chunks, document)
        assert_own_ids(chunks)

    examine(mixed[0], check, times=3)


@pytest.mark.parametrize("mixed", cases(MIXED, "mixed, nothing vanishes"))
def test_nothing_vanishes_from_mixed_pages(mixed):
    def check(text):
        chunks, document = chunks_of(text, mixed[1])
        assert_nothing_vanishes(text, document, chunks)

    examine(mixed[0], check, times=3)


@pytest.mark.parametrize("mixed", cases(MIXED, "mixed, nothing swallowed"))
def test_nothing_is_swallowed_in_mixed_pages(mixed):
    def check(text):
        chunks, document = chunks_of(text, mixed[1])
        assert_nothing_is_swallowed(text, document, chunks)

    examine(mixed[0], check, times=3)


# Pages as strangers write them

STRANGE = {kind.name: kind for kind in KINDS}
# Formats that are held to the same by the tests of their readers.
HELD_ELSEWHERE = {".adoc", ".html", ".epub", ".pdf", ".xlsx", ".docx", ".qna", ".ipynb"}


def test_every_format_has_a_kind_of_page_or_a_table():
    tested = {suffix_of(kind.file) for kind in KINDS} | TABLES.keys() | HELD_ELSEWHERE
    for format_ in FORMATS:
        assert tested & set(format_.suffixes), format_


@pytest.mark.parametrize("kind", cases(STRANGE, "entries"))
def test_the_entries_of_the_author_are_found(kind):
    examine(pages(kind), assert_entries_are_found)


def assert_entries_are_found(page):
    """Each entry of the author is a chunk: its question is asked, its lines are exact, and its answer is whole."""
    chunks, _ = chunks_of(page.text, page.name)
    asked = [chunk for chunk in chunks if chunk.question]
    for entry in page.entries:
        found = [chunk for chunk in asked if words(chunk.question) == words(entry.question)]
        assert [chunk.source.lines for chunk in found] == [entry.lines], (entry, page.text)
        assert words(entry.answer) <= words(found[0].text) | words(entry.question), (entry, found[0], page.text)
    marked = [chunk.question for chunk in asked if re.search(r"[?？؟]$", chunk.question)]
    assert len(marked) <= len(page.entries), (marked, page.text)


@pytest.mark.parametrize("kind", cases(STRANGE, "invariants"))
def test_the_invariants_hold_on_strange_pages(kind):
    def check(page):
        chunks, document = chunks_of(page.text, page.name)
        assert_quoted(page.text, document, chunks)
        assert_own_ids(chunks)
        assert_nothing_lost(page.text, chunks, document)
        assert_nothing_vanishes(page.text, document, chunks)
        assert_nothing_is_its_own_answer(page.text, document, chunks)
        assert_nothing_is_swallowed(page.text, document, chunks)
        assert_what_is_no_text_is_not_said(chunks)

    examine(pages(kind), check)


def assert_what_is_no_text_is_not_said(chunks):
    """No chunk says a comment, a script, front matter or the target of a link."""
    for chunk in chunks:
        assert not re.search(r"n\d+x", chunk.question + " " + chunk.text), chunk


# Real documents: those of the repository and, where they are, those of other projects


def named(path):
    """Return the path of a real document below the repository, or below the folder of other projects' documents."""
    base = SHARED if SHARED in path.parents else ROOT
    return path.relative_to(base).as_posix()


def read_real(path):
    """Return the text of a document, the document and its chunks, all in the lines of that text."""
    document = read_document(path)
    text = text_of(document, path.read_bytes())
    return text, document, list(chunk_document(document.in_lines_of_text()))


@pytest.mark.parametrize("path", cases({named(path): path for path in REAL}, "real"))
def test_real_documents_are_quoted_from_their_lines_and_keep_their_ids_apart(path):
    text, document, chunks = read_real(path)
    if not document.pairs:
        assert_quoted(text, document, chunks)
    assert_own_ids(chunks)


@pytest.mark.parametrize("path", cases({named(path): path for path in REAL}, "nothing vanishes"))
def test_nothing_vanishes_from_real_documents(path):
    assert_nothing_vanishes(*read_real(path))


@pytest.mark.parametrize("path", cases({named(path): path for path in REAL}, "no own answer"))
def test_nothing_is_its_own_answer_in_real_documents(path):
    assert_nothing_is_its_own_answer(*read_real(path))


@pytest.mark.parametrize("path", cases({named(path): path for path in REAL}, "nothing swallowed"))
def test_nothing_is_swallowed_in_real_documents(path):
    assert_nothing_is_swallowed(*read_real(path))


# Tables


@st.composite
def rows(draw):
    nasty = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
    cells = draw(st.lists(st.tuples(nasty, nasty), min_size=1, max_size=8))
    return [(f"Q {n} {question}", f"A {n} {answer}") for n, (question, answer) in enumerate(cells)]


def delimited(pairs, mark):
    file = io.StringIO()
    csv.writer(file, delimiter=mark).writerows([("question", "answer"), *pairs])
    return file.getvalue()


TABLES = {
    ".csv": lambda pairs: delimited(pairs, ";"),
    ".tsv": lambda pairs: delimited(pairs, "\t"),
    ".json": lambda pairs: json.dumps([{"question": q, "answer": a} for q, a in pairs], indent=1, ensure_ascii=False),
    ".jsonl": lambda pairs: "\n".join(json.dumps({"question": q, "answer": a}) for q, a in pairs),
    ".yml": lambda pairs: yaml.safe_dump([{"question": q, "answer": a} for q, a in pairs], allow_unicode=True),
}


@quick
@given(rows(), st.sampled_from(sorted(TABLES)))
def test_the_rows_that_a_table_cites_say_what_is_quoted(pairs, suffix):
    text = TABLES[suffix](pairs)
    chunks, document = chunks_of(text, suffix)
    assert_nothing_vanishes(text, document, chunks)
    said = [tuple("\n".join(cell.strip().replace("\r\n", "\n").split("\r")) for cell in pair) for pair in pairs]
    assert [(chunk.question, chunk.text) for chunk in chunks] == said
    lines = split_lines(text)
    for chunk, pair in zip(chunks, pairs, strict=True):
        first, last = chunk.source.lines
        assert decoded("\n".join(lines[first - 1 : last]), suffix) == [squeezed(cell) for cell in pair]
    assert {n for chunk in chunks for n in range(chunk.source.lines[0], chunk.source.lines[1] + 1)} >= {
        number
        for number, line in enumerate(lines, start=1)
        if line.strip(" []") and line not in ("question;answer", "question\tanswer")
    }


HEADS = {
    "sep=;": ("sep=;\n", "question;answer"),
    "title rows": ("Our questions;\nas of May;\n;\n", "question;answer"),
    "columns switched off": ("", "question;answer;published"),
    "columns of further wordings": ("", "question;answer;keywords;question2"),
    "columns of topics": ("", "category;question;answer"),
    "rows without an answer": ("", "question;answer;remark"),
    "names of columns in capitals": ("", "Question;ANSWER"),
}
CELLS = {"published": ("yes", "no"), "keywords": ("a, b",), "question2": ("What?",), "category": ("Kites",)}


@pytest.mark.parametrize("head", cases(HEADS, "tables"))
def test_nothing_vanishes_from_strange_tables(head):
    above, header = head

    @st.composite
    def table(draw):
        lines, pairs = [], []
        for number in range(draw(st.integers(1, 6))):
            cells = {name: draw(st.sampled_from(CELLS.get(name, ("x",)))) for name in header.split(";")}
            has_answer = "remark" not in header or number == 0 or draw(st.booleans())
            cells |= {"question": f"Is it {number}?", "answer": f"It is {number}." if has_answer else ""}
            lines.append(";".join(cells.get(name.lower(), "") for name in header.split(";")))
            if has_answer and cells.get("published") != "no":
                pairs.append((cells["question"], cells["answer"]))
        return above + "\n".join([header, *lines]) + "\n", pairs

    def check(drawn):
        text, pairs = drawn
        if pairs:
            chunks, document = chunks_of(text, "shop.csv")
            assert [(chunk.question, chunk.text) for chunk in chunks] == pairs
            assert_nothing_vanishes(text, document, chunks)

    examine(table(), check)


def decoded(row, suffix):
    """Read the lines of one row by themselves."""
    if suffix in (".csv", ".tsv"):
        (cells,) = csv.reader(io.StringIO(row, newline=""), delimiter=";" if suffix == ".csv" else "\t")
    elif suffix == ".yml":
        (pair,) = yaml.safe_load(row)
        cells = (pair["question"], pair["answer"])
    else:
        cells = json.loads(row.strip().removesuffix(",")).values()
    return [squeezed(cell) for cell in cells]


# Ids stay when something else comes


def markdown_section(name, entries):
    return "\n".join([f"## {name}", "", *entries])


def plain_section(name, entries):
    return "\n".join([name, *entries])


NAMES = st.integers(0, 10**9).map(lambda number: f"w{number}x")
PAGES = {
    ".md": [
        ("Part {}", lambda name: f"- Do {name} now.\n  - And this.\n"),
        ("Part {}", lambda name: f"### What is {name}?\n\nIt is so.\n"),
        ("Part {}", lambda name: f"**Why {name}?**\nIt is so.\n"),
        ("Part {}", lambda name: f"<details><summary>Why {name}?</summary>\n\nSo.\n\n</details>\n"),
        ("Part {}", lambda name: f"### About {name}\n\nProse {name}, hard\nwrapped.\n\n```\ncode\n```\n"),
        ("Part {}", lambda name: f"1. **Why {name}?**\n\n   It is so.\n"),
    ],
    ".txt": [
        ("Frequently asked questions {}", lambda name: f"Why {name}?\nIt is so."),
        ("Part {}", lambda name: f"Q: Why {name}?\nA: It is so."),
        ("Part {}", lambda name: f"- Do {name} now."),
        ("PART {}", lambda name: f"Prose {name} is so."),
    ],
}


@st.composite
def page_and_page_with_one_more(draw):
    """Two pages, of which the second has one more entry in some section, or one more section."""
    suffix = draw(st.sampled_from(sorted(PAGES)))
    names = iter(draw(st.lists(NAMES, min_size=40, max_size=40, unique=True)))
    sections = []
    for form, entry in draw(st.lists(st.sampled_from(PAGES[suffix]), min_size=2, max_size=5)):
        sections.append(
            (form.format(next(names).upper()), [entry(next(names)) for _ in range(draw(st.integers(1, 4)))], entry)
        )
    form, entry = draw(st.sampled_from(PAGES[suffix]))
    at = draw(st.integers(0, len(sections) - 1))
    title, section = ("# The page\n", markdown_section) if suffix == ".md" else ("The page", plain_section)
    before = "\n".join([title, *(section(name, entries) for name, entries, _ in sections)])
    if draw(st.booleans()):
        sections.insert(at, (form.format(next(names).upper()), [entry(next(names))], entry))
    else:
        name, entries, entry = sections[at]
        place = draw(st.integers(0, len(entries)))
        sections[at] = (name, [*entries[:place], entry(next(names)), *entries[place:]], entry)
    return suffix, before, "\n".join([title, *(section(name, entries) for name, entries, _ in sections)])


@quick
@given(page_and_page_with_one_more())
def test_ids_stay_when_something_else_comes_or_goes(pages):
    suffix, before, after = pages
    # One more question may make a page on which most headings ask; then the other headings are questions, too.
    assume(not ("### About" in after and "### What" in after))
    assert ids_of(before, suffix) < ids_of(after, suffix)


@quick
@given(rows(), st.integers(0, 8))
def test_ids_stay_when_a_row_is_put_into_a_table(pairs, at):
    more = [*pairs[:at], ("Is this another one?", "Yes."), *pairs[at:]]
    assert ids_of(delimited(pairs, ","), ".csv") < ids_of(delimited(more, ","), ".csv")


@quick
@given(
    st.text(alphabet=st.sampled_from(list("ab?.:-*#>`|~_=<!1)( QA\n\n\n\t\r\x0c\u2028é"))),
    st.sampled_from([".md", ".txt"]),
)
def test_any_characters_at_all_make_chunks_that_cite_existing_lines(text, suffix):
    chunks, _ = chunks_of(text, suffix)
    for chunk in chunks:
        assert 1 <= chunk.source.lines[0] <= chunk.source.lines[1] <= len(split_lines(text))
        assert chunk.text.strip()
