import csv
import io
import warnings
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.authors.phrasings import PhrasingRow, look_up, part_decoys, read_phrasings
from faqbot.corpus.authors.references import References
from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.corpus import Phrasing
from faqbot.errors import CorpusError, CorpusWarning

CHUNKS = [
    Chunk("page#pay", "passage", "", "By card.", Source("page.txt", (3, 4), (), "Page")),
    Chunk("page#ship", "passage", "", "By mail.", Source("page.txt", (6, 6), (), "Page")),
    Chunk("own", "faq", "Why?", "So.", Source("left/t.csv", (2, 2), ("Why?",), "T")),
]


def read(text):
    return list(read_phrasings(text, "phrasings.csv"))


def asked(text, **how):
    return part_decoys(look_up(read(text), References(CHUNKS), "phrasings.csv", **how))


# What the file says


def test_a_row_is_a_question_and_what_names_its_chunk():
    assert read("question,chunk\nhow do i pay,page#pay\n") == [PhrasingRow(2, "how do i pay", "page#pay")]


def test_columns_are_found_by_name_in_any_order_and_others_ignored():
    assert read('Chunk ,added,QUESTION\npage#pay,2026,"pay, how?"\n') == [PhrasingRow(2, "pay, how?", "page#pay")]


def test_blank_lines_are_counted_and_skipped():
    assert [row.line for row in read("\nquestion,chunk\n\na,b\n,\n\nc,d\n")] == [4, 7]


def test_lines_that_begin_with_a_hash_are_comments():
    text = '# about "pay\n\nquestion,chunk\n# one, "two\na,b\n,\n#\n#c,d\n'
    assert read(text) == [PhrasingRow(5, "a", "b")]


def test_a_question_that_begins_with_a_hash_stands_in_quotes():
    assert read('question,chunk\n"# of sets",b\n') == [PhrasingRow(2, "# of sets", "b")]


def test_a_hash_within_a_question_of_several_lines_begins_no_comment():
    assert read('question,chunk\n"a\n# b",c\n') == [PhrasingRow(2, "a\n# b", "c")]


def test_a_comment_may_stand_between_the_line_that_names_the_delimiter_and_the_header():
    assert read("sep=;\n# mine\nquestion;chunk\na;b\n") == [PhrasingRow(4, "a", "b")]


def test_a_row_says_the_line_it_begins_on():
    assert [row.line for row in read('question,chunk\n"a\nb",x\nc,y\n')] == [2, 4]


def test_cells_that_a_spreadsheet_left_out_at_the_end_are_empty():
    assert read("question,chunk\nis it blue\n") == [PhrasingRow(2, "is it blue", "")]


@pytest.mark.parametrize("text", ["", " \n", ",,\n,\n", '""', ' ,""\n\n,'])
def test_a_file_without_a_cell_that_holds_anything_is_empty_which_is_a_warning(text):
    with pytest.warns(CorpusWarning, match="is empty"):
        assert read(text) == []


@pytest.mark.parametrize(
    ("text", "line", "wrong"),
    [
        ("question\na\n", 1, "no question and chunk columns .found: question.; name them `question` and `chunk`"),
        ("\nchunk,note\na,b\n", 2, "no question and chunk columns .found: chunk, note."),
        ("question,chunk\na,b\n ,page#pay\n", 3, "has a chunk but no question"),
        (
            "question,chunk\na,b\nhow, when and why,page#pay\n",
            3,
            "3 cells where the header has 2; put double quotes around a text with ',' in it",
        ),
        ('question,chunk\na,b\n"half,page#pay\nc,d\n', 3, "broken quoting"),
        ('question,chunk\na,b\n"half" quoted,page#pay\n', 3, "broken quoting"),
    ],
)
def test_what_is_wrong_is_an_error_with_its_line(text, line, wrong):
    with pytest.raises(CorpusError, match=wrong) as caught:
        read(text)
    assert (caught.value.path, caught.value.line) == ("phrasings.csv", line)


# What it means


def test_a_phrasing_is_of_the_chunk_with_that_id_or_on_those_lines():
    phrasings, decoys = asked("question,chunk\nhow do i pay,page#pay\ncan you mail it,page.txt:6-6\n")
    assert phrasings == (Phrasing("how do i pay", 0), Phrasing("can you mail it", 1))
    assert decoys == ()


def test_an_empty_chunk_makes_a_decoy():
    assert asked("question,chunk\ndo you sell tin,\ndo you sell tin, \n") == ((), ("do you sell tin",))


def test_the_same_line_twice_is_one_phrasing():
    assert len(asked("question,chunk\npay?,page#pay\npay?,page.txt:3-4\n")[0]) == 1


def test_one_phrasing_may_be_of_two_chunks():
    assert [one.chunk for one in asked("question,chunk\nhow,page#pay\nhow,page#ship\n")[0]] == [0, 1]


def test_what_is_a_phrasing_and_a_decoy_is_a_phrasing_with_a_warning_that_names_both_lines():
    with pytest.warns(CorpusWarning) as caught:
        phrasings, decoys = asked("question,chunk\nHow do  I pay?,\nhow do i pay?,page#pay\n")
    assert (phrasings, decoys) == ((Phrasing("how do i pay?", 0),), ())
    (message,) = [str(one.message) for one in caught]
    reason = "a decoy, but phrasings.csv:3 names a chunk for this question; not read as a decoy"
    assert message == f"phrasings.csv:2: {reason}"


@pytest.mark.parametrize(
    ("reference", "wrong"),
    [
        ("page#pya", "no chunk has the id 'page#pya'; did you mean 'page#pay'"),
        ("pgae.txt:3-4", "no document is cited as 'pgae.txt'"),
        ("page.txt:9", "no chunk lies within page.txt:9-9; did you mean page.txt:6-6"),
        ("page.txt:7-8", "no chunk lies within page.txt:7-8; did you mean page.txt:6-6"),
        ("page.txt:1-9", "several chunks stand at page.txt:1-9"),
    ],
)
def test_a_chunk_that_is_not_there_or_not_one_is_an_error_with_its_line(reference, wrong):
    with pytest.raises(CorpusError, match=wrong) as caught:
        asked(f"question,chunk\na,page#pay\nb,{reference}\n")
    assert (caught.value.path, caught.value.line) == ("phrasings.csv", 3)


def test_a_chunk_may_be_named_as_it_is_called_in_the_files_own_folder():
    assert asked("question,chunk\nwhy,t.csv:2\n", within="left/")[0] == (Phrasing("why", 2),)
    assert asked("question,chunk\nwhy,left/t.csv:2\n", within="left/")[0] == (Phrasing("why", 2),)


def test_documents_that_are_not_read_may_be_spoken_about_where_not_all_are():
    text = "question,chunk\na,other#x\nb,other.txt:1-2\nc,page#pay\nd,\n"
    assert asked(text, whole=False) == ((Phrasing("c", 0),), ("d",))


def test_an_unknown_chunk_of_a_document_that_is_read_is_an_error_all_the_same():
    for reference in ("page#gone", "page.txt:99"):
        with pytest.raises(CorpusError, match=r"phrasings\.csv:2: no chunk"):
            asked(f"question,chunk\na,{reference}\n", whole=False)


def test_an_unknown_id_of_the_authors_own_is_left_out_with_a_warning_where_not_all_documents_are_read():
    with pytest.warns(CorpusWarning, match=r"phrasings\.csv:2: 2 questions for chunks that are not in"):
        assert asked("question,chunk\na,order-7\nb,order-8\nc,own\n", whole=False) == ((Phrasing("c", 2),), ())


# Whatever it says

questions = st.text(min_size=1).map(str.strip).filter(lambda text: text and "\0" not in text)


@given(st.lists(st.tuples(questions, st.sampled_from([0, 1, 2, None]))))
def test_what_was_written_is_read_back(rows):
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)  # without quotes, a question that begins with # is a comment
    writer.writerow(["question", "chunk"])
    writer.writerows((question, "" if n is None else CHUNKS[n].id) for question, n in rows)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        phrasings, decoys = asked(file.getvalue())
    assert list(phrasings) == list(dict.fromkeys(row for row in rows if row[1] is not None))
    phrased = {" ".join(question.casefold().split()) for question, n in rows if n is not None}
    alone = {" ".join(question.casefold().split()) for question, n in rows if n is None} - phrased
    assert {" ".join(question.casefold().split()) for question in decoys} == alone
    assert len(decoys) == len(alone)


@given(st.text(alphabet=st.one_of(st.sampled_from(list('ab,"\n\r#;')), st.characters(exclude_characters="\0"))))
def test_any_text_below_the_header_is_rows_or_an_error(text):
    with suppress(CorpusError):
        assert all(row.question and row.line > 1 for row in read("question,chunk\n" + text))


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters_than_commas_are_found(delimiter):
    text = "question,chunk\nhow much,a\n".replace(",", delimiter) + f'"one{delimiter} two, three"{delimiter}b\n'
    assert read(text) == [PhrasingRow(2, "how much", "a"), PhrasingRow(3, f"one{delimiter} two, three", "b")]


def test_columns_go_by_all_names_that_those_of_labelled_questions_have():
    assert read("Query,Expected\nhow much,a\n") == [PhrasingRow(2, "how much", "a")]
