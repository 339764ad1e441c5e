from faqbot.corpus.document import TextRow
from faqbot.corpus.readers.markdown import read_markdown
from faqbot.corpus.readers.markup.text_tables import html_table, pipe_cells, pipe_row, pipe_text


def table_of(text):
    (block,) = (block for block in read_markdown(text, "page.md", "page").blocks if block.table)
    return block.table


def test_a_pipe_table_has_a_header_without_marks_and_cells_as_they_are_written():
    table = table_of("Hours:\n\n| **Day** | Open |\n|:--|--:|\n| Mon | `9|5` \\| [all](x.md) |\nTue | no")
    assert table.header == ("Day", "Open")
    assert table.rows == (
        TextRow(("Mon", "`9", "5` | [all](x.md)"), (5, 5), "| Mon | `9|5` \\| [all](x.md) |"),
        TextRow(("Tue", "no"), (6, 6), "Tue | no"),
    )


def test_a_table_of_html_has_cells_and_lines_over_blank_lines():
    text = "<table>\n<tr><th>Day</th><th>Open</th></tr>\n\n"
    text += "<tr>\n  <td>Mon &amp; Tue</td>\n  <td><b>9</b></td>\n</tr>\n</table>\n"
    table = table_of(text)
    assert table.header == ("Day", "Open")
    assert [(row.cells, row.lines) for row in table.rows] == [(("Mon & Tue", "9"), (4, 7))]


def test_a_table_of_html_without_names_has_no_header():
    table = table_of("<table><tr><td>Mon</td><td>9</td></tr><tr><td>Tue<td>8</table>")
    assert (table.header, [row.cells for row in table.rows]) == ((), [("Mon", "9"), ("Tue", "8")])


def test_a_table_of_html_is_shown_as_markdown_writes_it():
    assert pipe_text(html_table("<table><tr><th>a<th>b</tr><tr><td>c|d<td>e</tr></table>", 1)) == (
        "| a | b |\n| --- | --- |\n| c\\|d | e |"
    )


def test_a_table_of_html_without_a_header_has_no_rule():
    assert pipe_text(html_table("<table><tr><td>c</td><td>e</td></tr></table>", 1)) == "| c | e |"


def test_a_table_of_a_single_column_only_sets_out_a_text():
    assert pipe_text(html_table("<table><tr><td>c</td></tr></table>", 1)) == ""


def test_a_row_of_a_pipe_table_has_the_cells_that_it_was_made_of():
    cells = ["Mon", "9|5", ""]
    assert pipe_cells(pipe_row(cells)) == cells
