"""docutils, the reference, finds the same titles, items, terms and code as our reader, and no word that ours lacks.

faqbot does not read with docutils (see `faqbot.corpus.readers.rst.restructured`), so these tests hold it to docutils.
`tests/benchmarks/restructured.py` compares both on real pages.
"""

import re

from benchmarks.docutils_pages import Places, elements, parsed
from docutils import nodes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqbot.corpus.document import BlockKind
from faqbot.corpus.readers.rst.restructured import read_restructured

quick = settings(suppress_health_check=list(HealthCheck))

numbered = st.integers(0, 10**6)
sentence = st.builds(
    "{} {} {}.".format,
    st.sampled_from(["Word", "Wörter", "Слово", "単語", "*Marked*", "``code``", ":ref:`Link <l>`"]),
    numbered.map("w{}x".format),
    numbered.map("w{}x".format),
)
prose = st.lists(sentence, min_size=1, max_size=3)
adorned = st.sampled_from(["Section {}", "Abschnitt {}", "Раздел {}", "章 {}", "Why {}?"])


def indented(lines, by):
    return [" " * by + line if line else line for line in lines]


def below(head, lines, by):
    return [head, "", *indented(lines, by)]


def items(mark):
    def listed(texts):
        return [line for text in texts for line in [f"{mark} {text[0]}", *indented(text[1:], len(mark) + 1)]]

    return st.lists(prose, min_size=1, max_size=3).map(listed)


def terms(described):
    return [line for term, text in described for line in [term.rstrip("."), *indented(text, 4)]]


leaf = st.one_of(
    prose,
    items("-"),
    items("*"),
    items("#."),
    st.lists(st.tuples(sentence, prose), min_size=1, max_size=3).map(terms),
    st.tuples(numbered, prose).map(lambda one: below(f"Code w{one[0]}x::", one[1], 4)),
    prose.map(lambda lines: below(".. code-block:: python", lines, 3)),
    prose.map(lambda lines: [f"| {line}" for line in lines]),
    prose.map(lambda lines: [".. [1] " + lines[0], *indented(lines[1:], 3)]),
)
boxes = st.sampled_from([".. note::", ".. admonition:: Word w1x", ".. tab-item:: Linux", ".. hive::", ".. only:: html"])
held = st.lists(leaf, min_size=1, max_size=2).map(
    lambda pieces: [line for piece in pieces for line in [*piece, "", ""]]
)
piece = st.one_of(
    leaf,
    st.tuples(boxes, held).map(lambda one: below(*one, 3)),
    st.tuples(sentence, held).map(lambda one: [f"- {one[0]}", "", *indented(one[1], 2)]),
)


@st.composite
def page(draw):
    """A page whose titles skip no level, because docutils reads no page in which one does."""
    lines, level = [], 0
    for _ in range(draw(st.integers(1, 4))):
        level = draw(st.integers(1, min(4, level + 1)))
        text = draw(adorned).format(draw(numbered))
        wide = sum(2 if re.match(r"[\u3000-\u9fff]", letter) else 1 for letter in text)
        lines += [text, "=-~^"[level - 1] * wide, ""]
        for one in draw(st.lists(piece, max_size=3)):
            lines += [*one, "", ".." if draw(st.booleans()) else "", ""]
    return "\n".join(lines)


def read(text):
    return read_restructured(text, "page.rst", "page")


@quick
@given(page())
def test_titles_have_the_same_levels_and_texts(text):
    ours = [(block.level, block.text) for block in read(text).blocks if block.level]
    theirs = [(one.level, one.text) for one in elements(parsed(text)) if one.kind == "title"]
    assert ours[:1] in ([], theirs[:1], [(1, "")])  # a lone title is that of the page, and has no text of its own
    # Before footnotes that an answer does not cite stands a heading without a text.
    assert [one for one in ours[1:] if one != (1, "")] == theirs[1:]


@quick
@given(page())
def test_every_element_stands_in_a_block_with_all_its_words(text):
    places, blocks = Places(text), read(text).blocks
    for element in elements(parsed(text)):
        place = places.of(element)
        assert place, element
        held = [block for block in blocks if block.lines[0] <= place[1] and place[0] <= block.lines[1]]
        said = set(re.findall(r"\w+", " ".join(f"{block.text} {block.raw}" for block in held)))
        assert element.kind == "title" or said.issuperset(re.findall(r"\w+", element.text)), (element, held)


@quick
@given(page())
def test_code_outside_items_has_the_same_lines(text):
    places = Places(text)
    found = [(element, places.of(element)) for element in elements(parsed(text))]
    code = [place for element, place in found if element.kind == "code" and not element.in_item]
    assert [block.lines for block in read(text).blocks if block.kind is BlockKind.WHOLE] == code


@quick
@given(page())
def test_the_outermost_lists_have_as_many_items(text):
    tree = parsed(text)
    outermost = [
        item
        for item in tree.findall(nodes.list_item)
        if not any(isinstance(one, nodes.list_item) for one in ancestors(item))
    ]
    assert sum(block.kind is BlockKind.ITEM for block in read(text).blocks) == len(outermost)


def ancestors(node):
    while node.parent is not None:
        node = node.parent
        yield node
