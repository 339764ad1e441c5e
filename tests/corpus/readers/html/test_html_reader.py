"""Tests of reading pages of HTML."""

from __future__ import annotations

import json
import warnings

import pytest

from faqbot.corpus.document import Block, BlockKind, Document
from faqbot.corpus.structure.passes import structured
from faqbot.errors import CorpusError, CorpusWarning

pytest.importorskip("selectolax")

from faqbot.corpus.readers.html.html_reader import read_html


def _read(html: str | bytes, title: str = "page") -> Document:
    return read_html(html.encode() if isinstance(html, str) else html, "page.html", title)


def _told(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in document.blocks]


def _answers(document: Document) -> dict[str, str]:
    """Return the answer to each question, up to its end or the next heading."""
    answers: dict[str, list[str]] = {}
    current: list[str] | None = None
    for block in document.blocks:
        if block.kind is BlockKind.QUESTION:
            current = answers.setdefault(block.text, [])
        elif block.kind in {BlockKind.HEADING, BlockKind.END}:
            current = None
        elif current is not None:
            current.append(block.text)
    return {question: "\n".join(answer) for question, answer in answers.items()}


def _place(document: Document, block: Block) -> str:
    return str(document.places[block.lines[0] - 1] or "") if document.places else ""


PANELS = {
    "details": "<details id=a{n}><summary>{q}</summary><p>{a}</p></details>",
    "aria": "<h3><button aria-expanded=false aria-controls=p{n}>{q}</button></h3><div id=p{n} hidden><p>{a}</p></div>",
    "bootstrap": '<div class=card><h2 class=h><button data-bs-toggle=collapse data-bs-target="#c{n}">{q}</button></h2>'
    "<div id=c{n} class=collapse><div class=body>{a}</div></div></div>",
    "heading": "<h3 id=h{n}>{q}</h3><p>{a}</p>",
    "terms": "<dl><dt>{q}</dt><dd>{a}</dd></dl>",
    "classes": '<div class="faq-question">{q}</div><div class="faq-answer"><p>{a}</p></div>',
    "microdata": '<div itemscope itemtype="https://schema.org/Question"><span itemprop=name>{q}</span>'
    '<div itemscope itemprop=acceptedAnswer itemtype="https://schema.org/Answer">'
    "<div itemprop=text>{a}</div></div></div>",
    "bold": "<p><b>{q}</b></p><p>{a}</p>",
    "letters": "<p>Q: {q}<br>A: {a}</p>",
    "confluence": "<div id=x-control-{n} class=x-control><span>{q}</span></div><div id=x-content-{n}><p>{a}</p></div>",
    "checkbox": "<div><input type=checkbox id=t{n}><label for=t{n}>{q}</label><div class=body><p>{a}</p></div></div>",
}
PAIRS = {
    "Can I return a bike?": "Yes, within 14 days.",
    "Wie lange dauert der Versand?": "Drei Tage.",
    "Где мой заказ?": "Он в пути.",
}


@pytest.mark.parametrize("kind", PANELS)
def test_each_way_to_write_questions_gives_them_with_their_answers(kind: str) -> None:
    panels = "\n".join(PANELS[kind].format(n=n, q=q, a=a) for n, (q, a) in enumerate(PAIRS.items()))
    document = structured(_read(f"<html><body><main><h1>Help</h1>{panels}</main></body></html>"))
    answers = {question: answer.removeprefix("A: ") for question, answer in _answers(document).items()}
    assert answers == PAIRS


def test_the_heading_of_a_section_of_panels_is_a_heading() -> None:
    page = (
        "<title>Help</title><details><summary>Shipping</summary>"
        "<details><summary>Is it far?</summary>No.</details></details>"
        "<details><summary>Paying</summary><details><summary>By card?</summary>Yes.</details></details>"
    )
    kinds = [kind for kind, text in _told(_read(page)) if text]
    assert kinds == [BlockKind.HEADING, BlockKind.QUESTION, BlockKind.PARAGRAPH] * 2


def test_a_question_that_the_page_shows_is_not_told_again_from_its_data() -> None:
    data = {
        "@type": "FAQPage",
        "mainEntity": [
            {"@type": "Question", "name": name, "acceptedAnswer": {"@type": "Answer", "text": "<p>Yes &amp; no.</p>"}}
            for name in ("Is it shown?", "Is it only data?")
        ],
    }
    script = f'<script type="application/ld+json">{json.dumps({"@graph": [data]})}</script>'
    document = _read(f"<head>{script}</head><body><h2>Is it shown?</h2><p>Yes.</p></body>")
    assert _answers(document) == {"Is it shown?": "Yes.", "Is it only data?": "Yes & no."}


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("We do &#8211; always.", "We do – always."),
        ("&lt;p&gt;Yes, for &lt;b&gt;9 €&lt;/b&gt;.&lt;/p&gt;", "Yes, for 9 €."),
        ("Write &lt;b&gt; for bold.", "Write <b> for bold."),
        ("&lt;head&gt;, &lt;title&gt; and &lt;body&gt;", "<head>, <title> and <body>"),
        ("&lt;p&gt; or &lt;br&gt;", "<p> or <br>"),
    ],
)
def test_escaped_signs_in_the_data_of_a_page_are_read(text: str, answer: str) -> None:
    names = ("What&#8217;s shown?", "Who pays?")
    data = [{"@type": "Question", "name": name, "acceptedAnswer": {"text": text}} for name in names]
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    document = _read(f"<head>{script}</head><body><h2>What’s shown?</h2><p>All.</p></body>")
    assert _answers(document) == {"What’s shown?": "All.", "Who pays?": answer}


def test_data_that_is_no_json_gives_a_warning() -> None:
    with pytest.warns(CorpusWarning, match="JSON-LD"):
        _read('<script type="application/ld+json">{"@type": "FAQPage", </script><p>Text.</p>')


def test_what_stands_around_the_text_is_left_out_with_a_reason() -> None:
    document = _read(
        "<body><header><a href=/>Acme</a></header><nav><a href=/a>Products</a></nav>"
        "<div id=cookie-banner>We use cookies. <button>OK</button></div>"
        "<h1>Returns</h1><p>A bike can be returned within fourteen days, if nobody has ridden it in the rain.</p>"
        "<form><label>Search</label><input></form><footer>© Acme</footer><script>var secret</script></body>"
    )
    assert [text for _, text in _told(document) if text] == [
        "A bike can be returned within fourteen days, if nobody has ridden it in the rain."
    ]
    assert [left.reason for left in document.left_out] == [
        "header of the page",
        "navigation",
        "cookie banner",
        "form",
        "footer of the page",
    ]
    assert "secret" not in "\n".join(document.text)


def test_blocks_have_the_nearest_id_in_their_section_and_the_lines_of_the_file() -> None:
    document = _read(
        '<main>\n<h1>Help</h1>\n<section id="returns">\n<h2>Returns</h2>\n<p>Fourteen\ndays.</p></section>\n'
        "<h2>Other</h2>\n<p>None.</p></main>"
    )
    found = {
        block.text: (_place(document, block), document.file_lines[block.lines[0] - 1]) for block in document.blocks
    }
    assert found["Returns"] == ("#returns", (4, 4))
    assert found["Fourteen days."] == ("#returns", (5, 6))
    assert found["None."] == ("", (8, 8))


def test_items_keep_their_numbers_and_lists_in_an_item_belong_to_it() -> None:
    document = _read("<ol start=3><li>Open it<ul><li>with care</ul><li><p>Close it</p><p>at once</p></ol>")
    items = [(block.number, block.text) for block in document.blocks]
    assert items == [(3, "Open it\n- with care"), (4, "Close it\nat once")]


def test_a_term_stays_with_its_definition() -> None:
    assert _told(_read("<dl><dt>Hub<dd><p>The middle.</p><p>Of a wheel.</p><dt>Rim<dd>The outside.</dl>")) == [
        (BlockKind.PARAGRAPH, "Hub\nThe middle."),
        (BlockKind.PARAGRAPH, "Of a wheel."),
        (BlockKind.PARAGRAPH, "Rim\nThe outside."),
    ]


def test_a_table_has_its_header_and_its_spanning_cells() -> None:
    document = _read(
        "<table><caption>Prices</caption><tr><th>Size<th>Price<th>In<tr><td rowspan=2>Small<td>1<td>EUR"
        "<tr><td colspan=2>free</table>"
    )
    table = document.blocks[-1].table
    assert table is not None
    assert table.header == ("Size", "Price", "In")
    assert [row.cells for row in table.rows] == [("Small", "1", "EUR"), ("Small", "free", "")]


def test_a_table_that_lays_out_a_page_is_read_as_a_page() -> None:
    document = _read("<table><tr><td><h2>Is it far?</h2><p>No.</p><td><p>Other text.</p></table>")
    assert _answers(document) == {"Is it far?": "No.\nOther text."}


def test_code_keeps_its_lines_and_breaks_are_line_ends() -> None:
    document = _read("<pre>\n  a\n    b &lt; c\n</pre><p>One<br>\n two   three")
    assert _told(document) == [(BlockKind.WHOLE, "  a\n    b < c"), (BlockKind.PARAGRAPH, "One\ntwo three")]


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Returns | Acme</title>", "<h1>Returning a bike</h1>", "Returning a bike"),
        ("<title>Returns – Acme Help</title>", "<h2>x</h2>", "Returns"),
        ("<meta property=og:title content='Our returns'><title>Acme</title>", "", "Our returns"),
        ("", "", "page"),
    ],
)
def test_the_title_is_that_of_the_text_without_the_name_of_the_site(head: str, body: str, title: str) -> None:
    assert _read(f"<head>{head}</head><body>{body}<p>Text.</p>").title == title


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("shift_jis", "返品できますか?"),
        ("windows-1251", "Можно вернуть?"),
        ("iso-8859-15", "Für 5 €?"),
        ("gb18030", "可以退货吗?"),
        ("euc-jp", "送料はいくらですか?"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_names(encoding: str, text: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body><h2>{text}</h2><p>{text}</p>'
    assert text.encode(encoding)
    assert _read(page.encode(encoding)).blocks[-1].text == text


@pytest.mark.parametrize("start", [b"%PDF-1.7", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"a,b\n1,2\n"])
def test_a_file_of_another_kind_is_one_clear_line(start: bytes) -> None:
    with pytest.raises(CorpusError, match="rename it"):
        _read(start + b" other bytes")


def test_a_page_without_text_is_an_error() -> None:
    with pytest.raises(CorpusError, match="holds no text"):
        _read("<html><body><div id=root></div><script>start()</script></body></html>")


def test_a_fragment_without_a_body_is_read() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert _told(_read("Hello <b>you</b> there")) == [(BlockKind.PARAGRAPH, "Hello you there")]
