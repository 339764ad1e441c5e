"""The tables of Word files: rows, merged cells, and tables that hold questions or only arrange text."""

from word_files import bold, chunks, headings, in_list, lines, p, read, table

from faqbot.corpus.document import BlockKind


def cell(text: str, look: str = "") -> str:
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{p(text) if text else '<w:p/>'}</w:tc>"


def rows(*cells: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_each_row_is_read_with_the_header() -> None:
    body = p("Prices", style="berschrift1") + table(("Item", "Price"), ("Bell", "5 €"), ("Lamp", "10 €"))
    assert lines(body)[1:] == ["| Item | Price |", "| Bell | 5 € |", "| Lamp | 10 € |"]
    assert [text for _, text in chunks(body, "row")] == ["Item: Bell\nPrice: 5 €", "Item: Lamp\nPrice: 10 €"]


def test_a_cell_that_is_merged_downwards_stands_in_every_row() -> None:
    start, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = rows(cell("Region") + cell("City"), cell("North", start) + cell("Kiel"), cell("", more) + cell("Lund"))
    assert lines(body)[1:] == ["| North | Kiel |", "| North | Lund |"]


def test_a_cell_that_is_merged_sideways_keeps_the_columns() -> None:
    body = rows(
        cell("A") + cell("B") + cell("C"), cell("wide", '<w:gridSpan w:val="2"/>') + cell("x"), cell("1") + cell("2")
    )
    assert lines(body)[1] == "| wide |  | x |"


def test_a_table_in_a_table_is_read_in_its_cell() -> None:
    inner = table(("a", "b"), ("c", "d")) + p("")
    body = table(("Name", "Sizes"), ("Bell", inner), ("Lamp", "one"))
    assert any("Bell" in line and all(one in line for one in "abcd") for line in lines(body))


def test_a_table_of_questions_and_answers_gives_pairs() -> None:
    answer = p("Mit Karte.") + p("Oder bar:") + p("in Euro", look=in_list(2))
    body = table(("Frage", "Antwort"), ("Wie bezahle ich?", answer), ("Wo?", "In Rom."))
    assert chunks(body) == [("Wie bezahle ich?", "Mit Karte.\n\nOder bar:\n\n- in Euro"), ("Wo?", "In Rom.")]


def test_the_other_columns_of_a_table_of_pairs_mean_what_they_mean_in_a_file_of_pairs() -> None:
    orders, cards = [("Orders", "Why?", "So."), ("", "How?", "So.")], [("Cards", "Wh?", "V."), ("", "When?", "Now.")]
    body = table(("Topic", "Question", "Answer"), *orders, *cards)
    questions = [block for block in read(body).blocks if block.kind is BlockKind.QUESTION]
    assert [block.sections for block in questions] == [("Orders",), ("Orders",), ("Cards",), ("Cards",)]


def test_a_row_that_is_merged_sideways_is_a_heading_in_a_table_of_pairs() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    first, second = cell("Orders", wide), cell("Cards", wide)
    body = rows(
        cell("Question") + cell("Answer"), first, cell("Why?") + cell("So."), second, cell("How?") + cell("So.")
    )
    document = read(body)
    assert [block.sections for block in document.blocks if block.kind is BlockKind.QUESTION] == [
        ("Orders",),
        ("Cards",),
    ]
    assert [one.reason for one in document.left_out] == ["heading", "heading"]


def test_a_table_whose_first_column_asks_gives_pairs_without_a_header() -> None:
    body = table(("How do I pay?", "By card."), ("Where are you?", "In Rome."))
    assert chunks(body) == [("How do I pay?", "By card."), ("Where are you?", "In Rome.")]


def test_a_table_without_a_header_may_number_its_questions() -> None:
    body = table(("1", "How do I pay?", "By card."), ("2", "Where are you?", "In Rome."))
    assert chunks(body) == [("How do I pay?", "By card."), ("Where are you?", "In Rome.")]


def test_a_table_with_one_cell_is_text() -> None:
    assert chunks(table(("Only a note.",))) == [("", "Only a note.")]


def test_a_table_with_headings_in_its_cells_only_arranges_text() -> None:
    left = p("Returns", style="berschrift1") + p("Free.")
    body = table((left, p("Shipping", style="berschrift1") + p("Also free.")))
    assert headings(body) == [("Returns", 2), ("Shipping", 2)]
    assert [text for _, text in chunks(body)] == ["Free.", "Also free."]


def test_a_deleted_row_is_gone() -> None:
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('old')}{cell('1')}</w:tr>"
    body = f"<w:tbl><w:tr>{cell('Item')}{cell('Price')}</w:tr>{deleted}<w:tr>{cell('new')}{cell('2')}</w:tr></w:tbl>"
    assert not any("old" in line for line in lines(body))


def test_a_first_row_in_bold_is_the_header_even_if_it_has_numbers() -> None:
    body = table((p(bold("Size")), p(bold("2024"))), ("Bell", "5"), ("Lamp", "6"))
    (block,) = read(body).blocks
    assert block.table
    assert block.table.header == ("Size", "2024")


def test_a_table_with_names_in_bold_at_the_left_has_no_header() -> None:
    body = table((p(bold("Open")), "Monday"), (p(bold("Closed")), "Sunday"))
    (block,) = read(body).blocks
    assert block.table
    assert block.table.header == ()
