"""The text that the runs of a paragraph show: changes, hidden text, fields, breaks, symbols."""

import pytest
from word_files import chunks, field, instruction, left_out, lines, p, r


def test_deleted_text_is_gone_and_inserted_text_is_there() -> None:
    deleted = f"<w:del>{r('never').replace('w:t', 'w:delText')}</w:del>"
    moved = f"<w:moveFrom>{r(' gone')}</w:moveFrom><w:moveTo>{r(' here')}</w:moveTo>"
    assert lines(p("You can ", deleted, f"<w:ins>{r('always')}</w:ins>", " come", moved, ".")) == [
        "You can always come here."
    ]


def test_paragraphs_whose_mark_between_them_is_deleted_are_one() -> None:
    assert lines(p("One", look="<w:rPr><w:del/></w:rPr>") + p(" text.")) == ["One text."]


def test_hidden_text_is_left_out_with_its_reason() -> None:
    secret = r(" Secret.", "<w:vanish/>")
    assert lines(p("Open.", secret)) == ["Open."]
    assert left_out(p("Open.", secret)) == [("Secret.", "hidden text")]


def test_text_that_a_style_of_characters_hides_is_left_out() -> None:
    assert lines(p("Open.", r(" Secret.", '<w:rStyle w:val="Geheim"/>'))) == ["Open."]


def test_text_that_is_said_not_to_be_hidden_is_read() -> None:
    assert lines(p("Open.", r(" All.", '<w:rStyle w:val="Geheim"/><w:vanish w:val="0"/>'))) == ["Open. All."]


def test_fields_show_their_results() -> None:
    body = p("See ", field("begin"), instruction("REF x"), field("separate"), r("page 3"), field("end"), ".")
    assert lines(body) == ["See page 3."]
    assert lines(p("See ", f'<w:fldSimple w:instr="REF x">{r("page 3")}</w:fldSimple>', ".")) == ["See page 3."]


def test_a_field_within_the_instruction_of_a_field_is_not_shown() -> None:
    inner = field("begin") + instruction("PAGE") + field("separate") + r("7") + field("end")
    body = p("It is ", field("begin"), instruction("IF "), inner, field("separate"), r("late"), field("end"))
    assert lines(body) == ["It is late"]


def test_a_field_without_an_end_does_not_hide_the_rest() -> None:
    assert lines(p("One.", field("begin"), instruction("REF x")) + p("Two.")) == ["One.", "Two."]


def test_a_field_of_contents_is_left_out_over_its_paragraphs() -> None:
    begin = field("begin") + instruction(' TOC \\o "1-3" ') + field("separate")
    body = p(begin, r("Returns\t1")) + p("Shipping\t2") + p(field("end")) + p("Text.")
    assert lines(body) == ["Text."]
    assert {reason for _, reason in left_out(body)} == {"table of contents"}


def test_a_field_of_contents_without_an_end_stops_at_the_next_heading() -> None:
    begin = field("begin") + instruction("TOC") + field("separate")
    body = p(begin, r("Returns\t1")) + p("Returns", style="berschrift1") + p("Free.")
    assert lines(body) == ["Returns", "Free."]


def test_lines_in_the_style_of_contents_are_left_out() -> None:
    assert left_out(p("Returns\t1", style="Verzeichnis1") + p("Text.")) == [("Returns\t1", "table of contents")]


def test_soft_breaks_are_breaks_of_lines_in_the_quoted_text() -> None:
    body = p("Hill Street 1", "<w:r><w:br/></w:r>", "Rome")
    assert chunks(body) == [("", "Hill Street 1\nRome")]


def test_breaks_of_pages_are_spaces() -> None:
    assert lines(p("One", '<w:r><w:br w:type="page"/></w:r>', "two.")) == ["One two."]


@pytest.mark.parametrize(
    ("element", "shown"),
    [
        ("<w:noBreakHyphen/>", "-"),
        ("<w:softHyphen/>", ""),
        ('<w:sym w:font="Wingdings" w:char="F0E0"/>', "→"),
        ('<w:sym w:font="Symbol" w:char="F0B3"/>', "≥"),
        ('<w:sym w:font="Wingdings" w:char="zzz"/>', ""),
        ("<w:lastRenderedPageBreak/>", ""),
    ],
)
def test_signs_that_are_elements_are_read(element: str, shown: str) -> None:
    assert lines(p("a", f"<w:r>{element}</w:r>", "b")) == [f"a{shown}b"]


def test_links_keep_their_text_and_smart_tags_theirs() -> None:
    link = f'<w:hyperlink r:id="rId9">{r("our form")}</w:hyperlink>'
    assert lines(p("Use ", link, f"<w:smartTag>{r(' today')}</w:smartTag>", ".")) == ["Use our form today."]


def test_formulas_and_the_characters_below_readings_are_read() -> None:
    ruby = "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>".format(r("とうきょう"), r("東京"))
    assert lines(p(ruby, "に行く。", "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>")) == ["東京に行く。a+b"]
