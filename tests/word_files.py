"""Make Word files for tests, out of the XML of their parts, and read them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import Document
from faqbot.corpus.readers.word.word_reader import read_docx
from faqbot.corpus.structure.passes import structured

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)  # fmt: skip
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
# The parts that a test may give: the name of the file, and the element around its content.
_PARTS = {
    "styles": ("styles.xml", "styles"),
    "numbering": ("numbering.xml", "numbering"),
    "footnotes": ("footnotes.xml", "footnotes"),
    "endnotes": ("endnotes.xml", "endnotes"),
    "comments": ("comments.xml", "comments"),
    "header": ("header1.xml", "hdr"),
    "footer": ("footer1.xml", "ftr"),
}

# Styles as Word has them: names in English, ids in the language of Word.
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:rPr><w:sz w:val="56"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Standard"/>
<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Thema"><w:name w:val="Thema"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Geheim"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def docx(body: str, *, title: str = "", files: dict[str, bytes] | None = None, **parts: str) -> bytes:
    """Return a Word file with this body; `parts` are the contents of its other parts, `files` are added as they are."""
    related = [f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{_PARTS[kind][0]}"/>' for kind in parts]
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    roots = (
        f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="b" Type="{core}" Target="docProps/core.xml"/>'
    )
    content = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONSHIPS.format(roots),
        "word/_rels/document.xml.rels": _RELATIONSHIPS.format("".join(related)),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "docProps/core.xml": f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c>',
    }
    for kind, part in parts.items():
        name, root = _PARTS[kind]
        content[f"word/{name}"] = f"<w:{root} {_NAMESPACES}>{part}</w:{root}>"
    return packed({name: xml.encode() for name, xml in content.items()} | (files or {}))


def packed(files: dict[str, bytes]) -> bytes:
    """Return a zip archive of these files."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return written.getvalue()


def r(text: str, look: str = "") -> str:
    """Return a run; `look` are its properties."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, style: str = "", look: str = "") -> str:
    """Return a paragraph of runs or of text; `look` are its properties beside the style."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{named}{look}</w:pPr>{inner}</w:p>"


def bold(text: str) -> str:
    """Return a run in bold."""
    return r(text, "<w:b/>")


def in_list(list_id: int, level: int = 0) -> str:
    """Return the property of a paragraph that puts it in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def level(at: int, look: str, text: str, more: str = "") -> str:
    """Return the definition of a level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{look}"/>{more}<w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{720 * (at + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    )


# Two lists: 1 counts "1.", "a)" and "1.1.1", 2 has bullets.
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "%2)")}'
    f"{level(2, 'decimal', '%1.%2.%3', '<w:isLgl/>')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "")}{level(1, "bullet", "o")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)


def table(*rows: tuple[str, ...], look: str = "") -> str:
    """Return a table of cells, which are paragraphs in XML or text."""
    cells = [[cell if cell.startswith("<") else p(cell) for cell in row] for row in rows]
    inner = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in cells)
    return f"<w:tbl><w:tblPr>{look}</w:tblPr>{inner}</w:tbl>"


def field(mark: str) -> str:
    """Return a mark of a field: `begin`, `separate` or `end`."""
    return f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>'


def instruction(text: str) -> str:
    """Return the instruction of a field."""
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def read(body: str, **more: Any) -> Document:
    """Return the document that is read from a Word file with this body, and with `STYLES` and `NUMBERING`."""
    return read_docx(docx(body, **({"styles": STYLES, "numbering": NUMBERING} | more)), "shop.docx", "shop")


def lines(body: str, **more: Any) -> list[str]:
    """Return the lines of the document that hold text and are not left out."""
    document = read(body, **more)
    out = {line for one in document.left_out for line in range(one.lines[0], one.lines[1] + 1)}
    return [line for at, line in enumerate(document.text, start=1) if line and at not in out]


def left_out(body: str, **more: Any) -> list[tuple[str, str]]:
    """Return what is left out of the document, each text with the reason."""
    document = read(body, **more)
    return [("\n".join(document.text[one.lines[0] - 1 : one.lines[1]]), one.reason) for one in document.left_out]


def headings(body: str, **more: Any) -> list[tuple[str, int]]:
    """Return the headings of the document with their levels."""
    return [(block.raw, block.level) for block in read(body, **more).blocks if block.level]


def chunks(body: str, kind: str = "", **more: Any) -> list[tuple[str, str]]:
    """Return the questions and texts of the chunks of the document, those of a kind if one is given."""
    made = chunk_document(structured(read(body, **more)))
    return [(chunk.question or "", chunk.text) for chunk in made if not kind or chunk.kind == kind]
