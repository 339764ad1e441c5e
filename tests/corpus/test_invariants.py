"""What holds of every document: nothing is lost, everything can be checked, ids stay."""

import csv
import io
import json
import os
import re
import tempfile
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.decoding import split_lines
from faqbot.corpus.ids import tell_apart
from faqbot.corpus.reading import read_document

ROOT = Path(__file__).parents[2]
REAL = sorted(
    [
        *(ROOT / "corpus").glob("*.txt"),
        *(ROOT.parent / "shared" / "corpora").glob("*.md"),
        *(ROOT.parent / "shared" / "siblings" / "docs").glob("*.txt"),
    ]
)

quick = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


# Reading a text as a file


def chunks_of(text, suffix):
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = os.path.join(folder, "page" + suffix)
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
    """Every numbered word of the page is said, asked or a heading, and by a chunk that cites its line."""
    lines = split_lines(text)
    headings = [block.text for block in document.blocks if block.level]
    titles = {word for name in (document.title, *headings) for word in words(name)}
    for number, line in enumerate(lines, start=1):
        here = [chunk for chunk in chunks if chunk.source.lines[0] <= number <= chunk.source.lines[1]]
        said = {word for chunk in here for word in words(chunk.text + " " + chunk.question)}
        assert words(line) <= said | titles, (number, line, text)


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


def assert_invariants(text, suffix):
    chunks, document = chunks_of(text, suffix)
    lines = split_lines(text)
    for chunk in chunks:
        assert_quoted_from(chunk, lines)
    assert_nothing_lost(text, chunks, document)
    ids = ids_in(chunks)
    assert len(ids) == len(set(ids))
    assert not any(re.search(r"\s", one) for one in ids)


@quick
@given(markdown_page())
def test_markdown_is_quoted_from_its_lines_and_loses_nothing(text):
    assert_invariants(text, ".md")


@quick
@given(plain_page())
def test_plain_text_is_quoted_from_its_lines_and_loses_nothing(text):
    assert_invariants(text, ".txt")


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_real_documents_are_quoted_from_their_lines_and_lose_nothing(path):
    document = read_document(path)
    lines = split_lines(path.read_bytes().decode("utf-8"))
    chunks = list(chunk_document(document))
    for chunk in chunks:
        assert_quoted_from(chunk, lines)
    covered = {number for chunk in chunks for number in range(chunk.source.lines[0], chunk.source.lines[1] + 1)}
    for number, line in enumerate(lines, start=1):
        assert number in covered or says_nothing(line, number, document), (number, line)
    ids = ids_in(chunks)
    assert len(ids) == len(set(ids))


def says_nothing(line, number, document):
    """Whether a line may stand in no chunk: blank, a heading, front matter or navigation of the real documents."""
    navigation = {"```{contents}", ":depth: 2", ":local: true", "```", "<!--", "-->"}
    headings = {block.text for block in document.blocks if block.level} | {document.title}
    said = re.sub(r"\s*\{#.*\}$", "", line.lstrip("# "))
    comment = re.fullmatch(r"<!--.*-->", line.strip())
    return not line.strip() or comment or said in headings or line.strip() in navigation or number <= 6 or "`" in said


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
}


@quick
@given(rows(), st.sampled_from(sorted(TABLES)))
def test_the_rows_that_a_table_cites_say_what_is_quoted(pairs, suffix):
    text = TABLES[suffix](pairs)
    chunks, _ = chunks_of(text, suffix)
    assert [(chunk.question, chunk.text) for chunk in chunks] == [(q.strip(), a.strip()) for q, a in pairs]
    lines = split_lines(text)
    for chunk, pair in zip(chunks, pairs, strict=True):
        first, last = chunk.source.lines
        assert decoded("\n".join(lines[first - 1 : last]), suffix) == [squeezed(cell) for cell in pair]
    assert {n for chunk in chunks for n in range(chunk.source.lines[0], chunk.source.lines[1] + 1)} >= {
        number
        for number, line in enumerate(lines, start=1)
        if line.strip(" []") and line not in ("question;answer", "question\tanswer")
    }


def decoded(row, suffix):
    """Read the lines of one row by themselves."""
    if suffix in (".csv", ".tsv"):
        (cells,) = csv.reader(io.StringIO(row, newline=""), delimiter=";" if suffix == ".csv" else "\t")
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
        ("Part {}", lambda name: f"Prose {name}, hard\nwrapped.\n\n```\ncode\n```\n"),
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
