import openpyxl

from faqbot.authoring.checking.documents.lenient_reading import read_leniently
from faqbot.authoring.checking.documents.omitted_lines import check_lines
from faqbot.corpus.files.discovery import find_files


def read(tmp_path, text):
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    return read_leniently(find_files([tmp_path / "a.md"]).files[0])[0]


def found(document):
    return [(finding.code, finding.line) for finding in check_lines(document)]


def test_a_question_without_an_answer_and_a_heading_without_text_are_told_apart(tmp_path):
    text = "# Hall\n\n## Is it dry?\n\nIt is.\n\n## Is it warm?\n\n# Yard\n\n# Attic\n\nDusty.\n"
    assert found(read(tmp_path, text)) == [("empty-answer", 7), ("heading-without-text", 9)]


def test_the_title_of_a_page_needs_no_text(tmp_path):
    assert found(read(tmp_path, "# Help with the hall\n\n# Yard\n\nThe yard is large.\n")) == []


def test_comments_and_front_matter_are_no_content(tmp_path):
    text = "---\nauthor: Jo\n---\n\n# Hall\n\n<!-- later -->\n\nIt is dry.\n"
    assert found(read(tmp_path, text)) == []


def test_contents_are_one_note_however_many_lines_they_have(tmp_path):
    questions = "## Is it dry?\n\nIt is.\n\n## Is it warm?\n\nNo, cold.\n"
    text = f"# Hall\n\n- [Is it dry?](#dry)\n- [Is it warm?](#warm)\n\n{questions}"
    (note,) = check_lines(read(tmp_path, text))
    assert (note.code, note.line) == ("left-out-lines", 3)
    assert note.problem == "2 lines (3-4) are left out: table of contents."


def test_lines_that_are_in_no_chunk_for_no_reason_are_found(tmp_path):
    document = read(tmp_path, "# Hall\n\nIt is dry.\n")
    longer = document._replace(text=document.text + "\nNobody read these words.\n")
    assert found(longer) == [("lost-lines", 5)]


def test_a_question_with_an_empty_answer_and_one_above_another_question_are_found(tmp_path):
    text = "# Hall\n\nQ: Is it dry?\nA:\n\nQ: Is it warm?\n\nQ: Is it open?\nA: Until six.\n"
    assert found(read(tmp_path, text)) == [("empty-answer", 3), ("empty-answer", 6)]


def test_a_sheet_that_the_reader_warns_of_is_reported_once(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Question", "Answer"])
    book.active.append(["Is it dry?", "It is."])
    book.create_sheet("Notes").append(["Call Tom"])
    book.save(tmp_path / "a.xlsx")
    document, findings = read_leniently(find_files([tmp_path / "a.xlsx"]).files[0])
    assert [finding.code for finding in findings] == ["reader-warning"]
    assert found(document) == []
