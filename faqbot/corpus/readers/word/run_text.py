"""Collect the text that the runs of a paragraph show, as people read it.

Deleted text is gone and inserted text is there, as after accepting all changes. Fields show their results. Hidden text
and the text of tables of contents are collected apart. Text boxes and notes are named, for who reads the blocks.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from faqbot.corpus.readers.word.fields import OpenFields, repeats_document
from faqbot.corpus.readers.word.symbols import symbol_text
from faqbot.corpus.readers.word.word_package import VALUE, w
from faqbot.corpus.readers.word.word_styles import Letters, WordStyles, letters_of

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATIVES, _CHOICE, _FALLBACK = f"{_COMPATIBLE}AlternateContent", f"{_COMPATIBLE}Choice", f"{_COMPATIBLE}Fallback"

_RUN, _TEXT, _RPR, _RSTYLE = w("r"), w("t"), w("rPr"), w("rStyle")
_FIELD_MARK, _INSTRUCTION, _SIMPLE_FIELD = w("fldChar"), w("instrText"), w("fldSimple")
_BREAK, _SYMBOL, _BOX, _CONTROL = w("br"), w("sym"), w("txbxContent"), w("sdt")
_PRESERVED = "{http://www.w3.org/XML/1998/namespace}space"
_PLAIN = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}
_DRAWINGS = frozenset((w("drawing"), w("pict"), w("object"), _ALTERNATIVES))
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}

# The elements whose content is read as if it stood in the paragraph itself. What is in no such element is not read:
# deleted and moved text, properties, marks of comments and bookmarks, and the readings beside Japanese characters.
_TRANSPARENT = frozenset(
    (
        *map(w, "hyperlink ins moveTo smartTag customXml sdtContent fldSimple dir bdo ruby rubyBase".split()),
        *(f"{_MATH}{name}" for name in "oMathPara oMath f num den e sup sub sSup sSub sSubSup rad deg d nary".split()),
        *(
            f"{_MATH}{name}"
            for name in "func fName limLow limUpp lim m mr acc bar box borderBox eqArr groupChr".split()
        ),
        _CHOICE,
    )
)
_MATH_RUN, _MATH_TEXT = f"{_MATH}r", f"{_MATH}t"


class RunText:
    """The text of a paragraph so far.

    `bold` is the number of characters at its beginning that are emphasised: bold, or underlined by hand. `size` is the
    size of its smallest letters in half points, 0 if nothing says it. `is_code` says that all letters are equally wide.
    `hidden` and `repeated` are the texts that are collected apart. `notes` are the notes that are referred to, each by
    its kind and id, and `boxes` are text boxes.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._is_bold = True
        self.bold = 0
        self.size = 0
        self.is_code: bool | None = None
        self.hidden: list[str] = []
        self.repeated: list[str] = []
        self.notes: list[tuple[str, str]] = []
        self.boxes: list[Element] = []

    @property
    def text(self) -> str:
        """The text."""
        return "".join(self._parts)

    def add(self, text: str, letters: Letters) -> None:
        """Add a text that looks like this."""
        self._parts.append(text)
        self._length += len(text)
        if not text.strip():
            return
        is_code = letters.is_code is True
        self.is_code = is_code if self.is_code is None else self.is_code and is_code
        if letters.size:
            self.size = min(self.size or letters.size, letters.size)
        self._is_bold = self._is_bold and bool(letters.bold or letters.underlined)
        if self._is_bold:
            self.bold = self._length


class RunReader:
    """Reads the runs of paragraphs, one paragraph after the other; fields go on from one to the next."""

    def __init__(self, styles: WordStyles) -> None:
        self._styles = styles
        self.fields = OpenFields()

    def read(self, paragraph: Element, below: Letters, into: RunText) -> None:
        """Add the text of a paragraph, whose style and own letters are `below`."""
        self._walk(paragraph, below, into)
        self.fields.end_paragraph()

    def _walk(self, parent: Element, below: Letters, into: RunText) -> None:
        open_elements = [iter(parent)]
        simple: list[int] = []  # the depths of simple fields that only repeat the document
        while open_elements:
            element = next(open_elements[-1], None)
            if element is None:
                open_elements.pop()
                simple = [depth for depth in simple if depth <= len(open_elements)]
                continue
            if element.tag == _RUN:
                self._read_run(element, below, into, repeats=bool(simple))
            elif element.tag in _TRANSPARENT:
                open_elements.append(iter(element))
                if element.tag == _SIMPLE_FIELD and repeats_document(element.get(w("instr"), "")):
                    simple.append(len(open_elements))
            elif element.tag == _ALTERNATIVES or (element.tag == _CONTROL and not only_asks(element)):
                open_elements.append(iter(element))
            elif element.tag == _MATH_RUN:
                into.add("".join(text.text or "" for text in element.iter(_MATH_TEXT)), below)

    def _read_run(self, run: Element, below: Letters, into: RunText, *, repeats: bool) -> None:
        letters = self._letters(run, below)
        for element in run:
            tag = element.tag
            if tag == _TEXT:
                self._add(_shown(element), letters, into, repeats=repeats)
            elif tag in _PLAIN or tag in {_BREAK, _SYMBOL}:
                self._add(_character(element), letters, into, repeats=repeats)
            elif tag in _TRANSPARENT:  # characters with readings beside them
                self._walk(element, letters, into)
            else:
                self._take_mark(element, into)

    def _take_mark(self, element: Element, into: RunText) -> None:
        """Take note of what is no text: the marks of fields and notes, and drawings."""
        tag = element.tag
        if tag == _FIELD_MARK:
            self.fields.mark(element.get(w("fldCharType"), ""))
        elif tag == _INSTRUCTION:
            self.fields.instruct(element.text or "")
        elif tag in _NOTES:
            into.notes.append((_NOTES[tag], element.get(w("id"), "")))
        elif tag in _DRAWINGS:
            into.boxes += _boxes(element)

    def _add(self, text: str, letters: Letters, into: RunText, *, repeats: bool) -> None:
        if not text or self.fields.hides:
            return
        if repeats or self.fields.repeats:
            into.repeated.append(text)
        elif letters.hidden:
            into.hidden.append(text)
        else:
            into.add(text, letters)

    def _letters(self, run: Element, below: Letters) -> Letters:
        properties = run.find(_RPR)
        if properties is None or not len(properties):
            return below
        own = letters_of(properties)
        style = properties.find(_RSTYLE)
        if style is None:
            return own.over(below)
        styled = self._styles.letters(style.get(VALUE, ""))
        return own.over(styled).over(below)._replace(underlined=None)  # links are underlined


def only_asks(control: Element) -> bool:
    """Whether a content control shows only what to fill in ("Click here to enter text")."""
    return control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None


def alternative_of(element: Element) -> Element | None:
    """Return the alternative that a new program shows; None if the element holds no alternatives."""
    choice = element.find(_CHOICE)
    return element.find(_FALLBACK) if choice is None else choice


def _shown(element: Element) -> str:
    text = element.text or ""
    return text if element.get(_PRESERVED) == "preserve" else text.strip(" \t\r\n")


def _character(element: Element) -> str:
    """Return the character that an element stands for; a break of the page or the column is a space."""
    if element.tag == _SYMBOL:
        return symbol_text(element.get(w("font"), ""), element.get(w("char"), ""))
    if element.tag == _BREAK:
        return "\n" if element.get(w("type"), "textWrapping") == "textWrapping" else " "
    return _PLAIN[element.tag]


def _boxes(drawing: Element) -> Iterator[Element]:
    """Yield the outermost text boxes of a drawing; of alternatives, only those of the one that is shown."""
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        if element.tag == _BOX:
            yield element
        elif element.tag == _ALTERNATIVES:
            shown = alternative_of(element)
            waiting += [] if shown is None else [shown]
        else:
            waiting += reversed(element)
