"""The blocks of a Word file in their order: notes, text boxes, content controls, and what is left out."""

import pytest
from word_files import chunks, headings, left_out, lines, p, r

from faqbot.errors import CorpusWarning

BOX = "<w:txbxContent>{}</w:txbxContent>"


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def reference(id_: str, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{id_}"/></w:r>'


def note(id_: str, text: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{id_}">{p(text)}</w:{kind}>'


def test_footnotes_and_endnotes_stand_behind_the_paragraph_that_refers_to_them() -> None:
    body = p("By card.", reference("2")) + p("Or cash.", reference("5", "endnote")) + p("End.")
    more = {"footnotes": note("2", "Not at night."), "endnotes": note("5", "In euros.", "endnote")}
    assert lines(body, **more) == ["By card.", "Not at night.", "Or cash.", "In euros.", "End."]


def test_the_note_of_an_answer_belongs_to_the_answer() -> None:
    body = p("How do I pay?", style="berschrift1") + p("By card.", reference("2")) + p("Where?", style="berschrift1")
    more = {"footnotes": note("2", "Not at night.")}
    assert chunks(body, "faq", **more)[0] == ("How do I pay?", "By card.\n\nNot at night.")


def test_a_note_that_refers_to_itself_is_read_once() -> None:
    footnotes = f'<w:footnote w:id="2">{p("Again.", reference("2"))}</w:footnote>'
    assert lines(p("Text.", reference("2"), reference("2")), footnotes=footnotes) == ["Text.", "Again."]


def test_a_text_box_is_read_once_though_the_file_repeats_it_for_old_programs() -> None:
    inner = BOX.format(p("In a box."))
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
    box = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    assert lines(p("Before ", box, "after.")) == ["Before after.", "In a box."]


def test_a_text_box_of_an_old_program_is_read() -> None:
    box = f"<w:r><w:pict><v:textbox>{BOX.format(p('In a box.'))}</v:textbox></w:pict></w:r>"
    assert lines(p("Text.", box)) == ["Text.", "In a box."]


def test_content_controls_are_read_around_blocks_and_in_paragraphs() -> None:
    body = control("", p("Block.") + control("", p("Inner."))) + p("Name: ", control("", r("Ann")))
    assert lines(body) == ["Block.", "Inner.", "Name: Ann"]


def test_what_a_control_only_asks_to_fill_in_is_not_read() -> None:
    assert lines(p("Name: ", control("<w:showingPlcHdr/>", r("Click here")), "Ann")) == ["Name: Ann"]


def test_a_control_with_a_table_of_contents_is_left_out() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    body = control(gallery, p("Contents", style="berschrift1") + p("Returns 1")) + p("Text.")
    assert lines(body) == ["Text."]
    assert headings(body) == []
    assert {reason for _, reason in left_out(body)} == {"table of contents"}


def test_headers_footers_and_comments_are_left_out_with_their_reasons() -> None:
    more = {"header": p("ACME"), "footer": p("Page 1"), "comments": f'<w:comment w:id="0">{p("Check")}</w:comment>'}
    assert lines(p("Text."), **more) == ["Text."]
    assert left_out(p("Text."), **more) == [("ACME", "header"), ("Page 1", "footer"), ("Check", "comment")]


def test_a_large_first_letter_belongs_to_its_word() -> None:
    assert lines(p("W", look='<w:framePr w:dropCap="drop"/>') + p("hen it rains.")) == ["When it rains."]


def test_paragraphs_that_were_inserted_or_moved_here_are_read() -> None:
    assert lines(f"<w:ins>{p('New.')}</w:ins><w:moveTo>{p('Moved.')}</w:moveTo>") == ["New.", "Moved."]


def test_a_file_within_the_file_gives_a_warning() -> None:
    with pytest.warns(CorpusWarning, match="holds another file"):
        assert lines(p("Text.") + '<w:altChunk r:id="rId7"/>') == ["Text."]
