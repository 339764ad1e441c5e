"""A PDF shows where text stands; headings, questions, lists and paragraphs are found by that."""

import pytest
from made_pdfs import FONT, PAGE_OF_TEXT, Flow, left_out, one_page, pairs, raw_pdf, read, stream, texts

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import BlockKind
from faqbot.corpus.readers.pdf.pdf_reader import read_pdf
from faqbot.errors import CorpusError, CorpusWarning

LONG = "The card is replaced within a week, and the old one stops to work as soon as the new one is used for a payment."
PICTURE = stream(b"0", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8")
SCAN = PAGE_OF_TEXT.replace(b"/Contents 5", b"/Contents 8").replace(b"/Font << /F1 4 0 R", b"/XObject << /I 7 0 R")


def headings(content):
    return [(block.text, block.level) for block in read(content).blocks if block.level]


def test_larger_lines_are_headings_and_their_sizes_rank_them():
    page = Flow().add("Help", size=22).add("Cards", size=16).add(LONG).add("Fees", size=16).add(LONG)
    page.add("Abroad", size=13).add(LONG)
    assert headings(page.pdf())[-3:] == [("Cards", 2), ("Fees", 2), ("Abroad", 3)]


def test_the_largest_line_of_the_first_page_is_the_title():
    assert read(Flow().add("Help", size=22).add("Cards", size=16).add(LONG).pdf()).title == "Help"


def test_a_heading_over_two_lines_is_one_heading():
    title = "How do I get a new card if the old one was stolen while I was abroad on a long journey?"
    assert pairs(Flow().add(title, size=16).add(LONG).pdf()) == [(title, LONG)]


def test_bold_lines_that_ask_are_questions():
    page = Flow()
    for what in ("card", "account", "loan"):
        page.add(f"How do I get a {what}?", style="B", gap=0).add(f"Ask for the {what}. {LONG}")
    assert pairs(page.pdf())[1] == ("How do I get a account?", f"Ask for the account. {LONG}")


def test_a_bold_question_in_the_line_of_its_answer_is_parted_from_it():
    page = Flow()
    page.set_font("Helvetica", "B", 11)
    page.write(5, "Is there a fee? ")
    page.set_font("Helvetica", "", 11)
    page.write(5, f"No, there is none. {LONG}")
    assert pairs(page.pdf()) == [("Is there a fee?", f"No, there is none. {LONG}")]


def test_a_question_that_the_colour_sets_apart_is_found():
    page = Flow()
    for what in ("card", "loan"):
        page.set_text_color(200, 0, 0)
        page.add(f"How do I get a {what}?", gap=0)
        page.set_text_color(0, 0, 0)
        page.add(LONG)
    assert [question for question, _ in pairs(page.pdf())] == ["How do I get a card?", "How do I get a loan?"]


def test_lines_of_a_paragraph_are_joined_and_paragraphs_are_not():
    assert texts(Flow().add(f"{LONG} {LONG}").add(f"Later. {LONG}").pdf()) == [f"{LONG} {LONG}", f"Later. {LONG}"]


def test_a_line_that_ends_early_keeps_its_end():
    address = "Write to the office of the bank in the old town\nMain Street 1\nOldtown"
    assert texts(Flow().add(f"{LONG} {LONG}").add(address).pdf())[1] == address


def test_a_paragraph_goes_on_across_pages():
    page = Flow(foot="{page}")
    for number in range(11):
        page.add(f"Rule {number}. {LONG} {LONG} {LONG}")
    last = " ".join(f"Of {word} the rule is another one." for word in ("cards", "loans", "fees", "rates", "costs") * 4)
    content = page.add(last).pdf()
    assert page.page_no() == 2
    assert texts(content)[-1] == last


def test_a_chunk_is_cited_by_its_pages():
    page = Flow().add("How do I pay?", size=16).add(LONG)
    page.add_page()
    page.add("Who pays?", size=16).add(LONG)
    places = [str(chunk.source) for chunk in chunk_document(read(page.pdf()))]
    assert places == ["help.pdf p. 1 › How do I pay?", "help.pdf p. 2 › Who pays?"]


def test_an_answer_across_pages_is_one_answer():
    page = Flow().add("How do I pay?", size=16)
    page.set_y(250)
    page.add(LONG)
    page.add_page()
    page.add(f"And so on. {LONG}")
    assert pairs(page.pdf()) == [("How do I pay?", f"{LONG}\n\nAnd so on. {LONG}")]


@pytest.mark.parametrize("marks", [("-", "-"), ("\x7f", "\x7f"), ("1.", "2."), ("\xb7", "\xb7")])
def test_marks_of_lists_begin_items(marks):
    page = Flow().add("Bring with you:", gap=0)
    for mark, text in zip(marks, (f"your old card; {LONG}", "a passport"), strict=True):
        page.item(mark, text)
    items = [(block.text, block.number) for block in read(page.pdf()).blocks if block.kind is BlockKind.ITEM]
    numbers = (1, 2) if marks[0] == "1." else (0, 0)
    assert items == [(f"your old card; {LONG}", numbers[0]), ("a passport", numbers[1])]


def test_a_bullet_that_is_larger_than_its_text_makes_no_heading():
    page = Flow().add("How do I apply?", style="B").add("Bring these:", gap=0)
    for text in ("a passport", f"your old card; {LONG}"):
        at = page.get_y()
        page.item("", text).place(24, at + 3.8, "\xb7", size=18)
    page.ln(4)
    page.add("What does it cost?", style="B").add("Nothing.")
    assert pairs(page.pdf()) == [
        ("How do I apply?", f"Bring these:\n\n- a passport\n- your old card; {LONG}"),
        ("What does it cost?", "Nothing."),
    ]


def test_lists_within_lists_belong_to_the_item_above():
    page = Flow().add("Bring:", gap=0).item("-", "cards").item("-", "old ones", indent=10).item("-", "a passport")
    items = [block.text for block in read(page.pdf()).blocks if block.kind is BlockKind.ITEM]
    assert items == ["cards\n- old ones", "a passport"]


def test_code_keeps_its_lines_and_indents():
    page = Flow().add(LONG)
    for line in ("if true:", "    pay()", "done()"):
        page.set_font("Courier", size=11)
        page.cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")
    code = [block.text for block in read(page.pdf()).blocks if block.kind is BlockKind.WHOLE]
    assert code == ["if true:\n    pay()\ndone()"]


def test_text_drawn_twice_is_read_once_and_is_bold():
    page = Flow()
    for y, what in ((30, "card"), (60, "loan")):
        page.place(20, y, f"How do I get a {what}?").place(20.2, y, f"How do I get a {what}?")
        page.place(20, y + 5, "Ask for it at the counter.")
    wanted = "Ask for it at the counter."
    assert pairs(page.pdf()) == [("How do I get a card?", wanted), ("How do I get a loan?", wanted)]


def test_a_watermark_across_the_page_is_left_out():
    page = Flow().add(LONG)
    with page.rotation(45, 100, 100):
        page.place(100, 100, "DRAFT", size=60)
    content = page.pdf()
    assert texts(content) == [LONG]
    assert left_out(content) == [("DRAFT", "slanted or turned text")]


def test_a_scanned_pdf_says_so():
    content = b"q 500 0 0 700 0 0 cm /I Do Q"
    objects = one_page(b"", {3: SCAN, 6: SCAN, 7: PICTURE, 8: stream(content)})
    objects[2] = b"<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>"
    with pytest.raises(CorpusError, match=r"has no text, only pictures of 2 pages: run a text recognition \(OCR\)"):
        read(raw_pdf(objects))


def test_pages_of_pictures_among_others_are_named():
    objects = one_page(others={6: SCAN, 7: PICTURE, 8: stream(b"q 500 0 0 700 0 0 cm /I Do Q")})
    objects[2] = b"<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>"
    with pytest.warns(CorpusWarning, match="page 2 has no text, only pictures"):
        assert "By card." in texts(raw_pdf(objects))[0]


def test_a_page_that_cannot_be_read_is_named_and_the_others_are_read():
    broken = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 8 0 R /Resources << >> >>"
    objects = one_page(others={6: broken, 8: stream(b"x", b"/Filter /FlateDecode /DecodeParms [[[")})
    objects[2] = b"<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>"
    objects[8] = stream(b"0123456789", b"/Filter [" + b"/FlateDecode " * 50 + b"]")
    with pytest.warns(CorpusWarning, match="page 2 cannot be read and is left out"):
        assert "By card." in texts(raw_pdf(objects))[0]


def test_fonts_without_characters_say_so():
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] >>"
    inner = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << >> /FontDescriptor 7 0 R >>"
    content = b"BT /F1 12 Tf 50 700 Td <00010002000300040005> Tj ET"
    objects = one_page(content, {6: inner, 7: b"<< /Type /FontDescriptor /FontName /X /Flags 4 >>"}, font=font)
    with pytest.raises(CorpusError, match="fonts that do not say which characters they show"):
        read(raw_pdf(objects))


def test_a_file_without_text_says_so():
    with pytest.raises(CorpusError, match="has no text on its 1 page; leave it out"):
        read_pdf(raw_pdf(one_page(b"")), "help.pdf", "Fallback")


def test_ligatures_and_spaces_are_those_that_people_type():
    font = FONT[:-2] + b"/ToUnicode 6 0 R >>"
    table = b"1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <01> <fb01> <02> <00a0> endbfchar"
    content = b"BT /F1 12 Tf 50 700 Td (Of\\001ce hours\\002and others.) Tj ET"
    codes = table.replace(b"2 beginbfchar", b"1 beginbfrange <20> <7e> <0020> endbfrange 2 beginbfchar")
    assert texts(raw_pdf(one_page(content, {6: stream(codes)}, font=font))) == ["Office hours and others."]


def test_japanese_lines_are_joined_without_a_space():
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R]"
    inner = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 1000 /CIDSystemInfo << >> /FontDescriptor 7 0 R >>"
    table = b"1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <fffe> <0000> endbfrange"
    lines = ["返品はいつまでにできますかについて説明", "しますので、ご覧ください。返品は三十日", "以内にお願いします。"]
    shown = " 0 -15 Td ".join(f"<{line.encode('utf-16-be').hex()}> Tj" for line in lines)
    content = f"BT /F1 10 Tf 50 700 Td {shown} ET".encode()
    objects = one_page(
        content,
        {6: inner, 7: b"<< /Type /FontDescriptor /FontName /X /Flags 4 >>", 8: stream(table)},
        font=font + b" /ToUnicode 8 0 R >>",
    )
    assert texts(raw_pdf(objects)) == ["".join(lines)]


@pytest.mark.parametrize("style", [{"size": 16}, {"style": "B"}])
def test_a_heading_longer_than_the_text_below_it_is_a_heading(style):
    assert pairs(Flow().add("How do I pay for it?", **style).add("By card.").pdf()) == [
        ("How do I pay for it?", "By card.")
    ]


def test_plain_questions_directly_above_their_answers_are_found():
    page = Flow()
    for what in ("card", "loan"):
        page.add(f"How do I get a {what}?\nAsk for the {what}. {LONG}", gap=0)
    wanted = [(f"How do I get a {what}?", f"Ask for the {what}. {LONG}") for what in ("card", "loan")]
    assert pairs(page.pdf()) == wanted


def test_a_plain_question_that_fills_its_line_is_found_beside_plain_ones_that_do_not():
    page = Flow()
    full = "How do I get a card if the old one was stolen while I was on a journey to other countries?"
    for question in ("How do I pay?", full, "Who pays?"):
        page.add(f"{question}\n{LONG} {LONG}")
    assert [question for question, _ in pairs(page.pdf())] == ["How do I pay?", full, "Who pays?"]


def test_short_answers_with_gaps_between_them_stay_apart_from_the_next_question():
    page = Flow()
    for what in ("card", "loan", "fund"):
        page.add(f"How do I get a {what} and what do I have to pay for it at the office of the bank?", gap=0)
        page.add(
            f"Ask for the {what} in the app under More, or call us on 555-0133, day and night, or write it.", gap=4
        )
    assert len(pairs(page.pdf())) == 3


@pytest.mark.parametrize("title", ["Microsoft Word - help.doc", "help.docx", "untitled", "help", ""])
def test_a_title_that_a_program_filled_in_is_not_the_title(title):
    page = Flow().add("Cards", size=22).add("Fees", size=16).add(LONG)
    page.set_title(title)
    assert read(page.pdf()).title == "Cards"


def test_the_title_of_the_metadata_is_the_title():
    page = Flow().add("Cards", size=22).add("Fees", size=16).add(LONG)
    page.set_title("All about cards")
    assert read(page.pdf()).title == "All about cards"


def test_bookmarks_name_headings_that_look_like_text():
    page = Flow().add(LONG)
    for what in ("Cards abroad", "Loans abroad"):
        page.start_section(what)
        page.add(what).add(LONG)
    assert headings(page.pdf()) == [("Cards abroad", 1), ("Loans abroad", 1)]


def test_a_table_of_contents_with_dots_is_left_out():
    page = Flow()
    for at, what in enumerate(("Cards", "Loans", "Fees")):
        page.add(f"{what} {'. ' * 40}{at + 2}", gap=1)
    for what in ("Cards", "Loans", "Fees"):
        page.add_page()
        page.add(what, size=16).add(f"Of {what}. {LONG}")
    content = page.pdf()
    assert [reason for _, reason in left_out(content)] == ["table of contents"] * 3
    assert texts(content) == [f"Of {what}. {LONG}" for what in ("Cards", "Loans", "Fees")]


def test_text_from_right_to_left_is_read_in_its_order():
    table = b"1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <fffe> <0000> endbfrange"
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 8 0 R"
    )
    inner = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500 /CIDSystemInfo << >> /FontDescriptor 7 0 R >>"
    text = "החזרה תוך 30 יום"
    shown = "".join(reversed(text.replace("30", "03"))).encode("utf-16-be").hex()
    content = f"BT /F1 10 Tf 50 700 Td <{shown}> Tj ET".encode()
    others = {6: inner, 7: b"<< /Type /FontDescriptor /FontName /X /Flags 4 >>", 8: stream(table)}
    assert texts(raw_pdf(one_page(content, others, font=font + b" >>"))) == [text]


def test_a_sign_of_two_letters_from_right_to_left_is_read_in_their_order():
    table = b"1 begincodespacerange <00> <ff> endcodespacerange 4 beginbfchar "
    table += b"<01> <0627> <02> <0644> <03> <06440627> <04> <0633> endbfchar"
    font = FONT[:-2] + b"/ToUnicode 6 0 R >>"
    content = b"BT /F1 12 Tf 50 700 Td <0103040201> Tj ET"
    assert texts(raw_pdf(one_page(content, {6: stream(table)}, font=font))) == ["السلاا"]
