import json
import warnings

import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.readers.tables import read_table
from faqbot.errors import CorpusError, CorpusWarning, NoPairsError


def pairs(text, suffix=".csv"):
    return read_table(text, "faq" + suffix, "faq").pairs


def told(text, suffix=".csv"):
    return [(pair.question, pair.answer, pair.lines) for pair in pairs(text, suffix)]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_sniffed(mark):
    assert told(f"question{mark}answer\nWhy?{mark}Because.\n") == [("Why?", "Because.", (2, 2))]


def test_a_delimiter_is_the_one_that_names_the_columns():
    assert told("question;answer;a,b,c,d\nWhy?;Because;x\n")[0][:2] == ("Why?", "Because")


def test_tsv_is_parted_by_tabs():
    assert told("question\tanswer\nWhy, so?\tBecause, so.\n", ".tsv") == [("Why, so?", "Because, so.", (2, 2))]


@pytest.mark.parametrize(
    "header",
    [
        "Question,Answer",
        "q,a",
        " QUERY , Response ",
        "prompt,reply",
        '"question","answer"',
        "Utterance,reply",
        "text,a",
    ],
)
def test_columns_have_aliases_in_any_case(header):
    assert told(f"{header}\nWhy?,Because.\n")[0][:2] == ("Why?", "Because.")


def test_quoted_cells_may_span_lines_and_lines_are_those_of_the_file():
    text = 'question,answer\n"Why?","One\r\ntwo\n\nthree"\n\nHow?,"a ""b"", c"\n'
    assert told(text) == [("Why?", "One\r\ntwo\n\nthree", (2, 5)), ("How?", 'a "b", c', (7, 7))]


def test_line_ends_of_old_macs_are_line_ends():
    assert told("question,answer\rWhy?,Because.\r")[0][2] == (2, 2)


def test_a_line_separator_ends_no_row():
    assert told("question,answer\nWhy?,One\u2028two\x0c.\n")[0][1] == "One\u2028two\x0c."


def test_a_pair_without_header_is_read():
    assert told("Why?,Because.\nHow?,So.\n") == [("Why?", "Because.", (1, 1)), ("How?", "So.", (2, 2))]


def test_other_columns_are_metadata():
    (pair,) = pairs("id,question,answer,section,topic,url,tags\n7,Why?,Because.,Billing,x,http://y,\n")
    assert (pair.id, pair.section, dict(pair.metadata)) == ("7", "Billing", {"topic": "x", "url": "http://y"})


def test_an_authors_id_wins_with_dashes_for_spaces():
    (chunk,) = chunk_document(read_table("id,question,answer\nMy own  id,Why?,Because.\n", "faq.csv", "faq"))
    assert chunk.id == "My-own-id"


def test_a_section_is_the_heading_of_its_pair():
    (chunk,) = chunk_document(read_table("question,answer,section\nWhy?,Because.,Billing\n", "faq.csv", "faq"))
    assert (chunk.id, chunk.source.headings) == ("faq#billing/why", ("Billing", "Why?"))


def test_ragged_rows_are_read_with_one_warning_that_names_them():
    with pytest.warns(CorpusWarning, match=r"faq\.csv:2: 2 rows \(lines 2, 3\)") as caught:
        read = told("question,answer,tag\nWhy?,Because.\nHow?,So.,a,b\n")
    assert len(caught) == 1
    assert [answer for _, answer, _ in read] == ["Because.", "So."]


def test_what_an_unquoted_comma_split_off_the_answer_is_joined_again():
    with pytest.warns(CorpusWarning):
        assert told("question,answer\nWhy?,Well, because.\n")[0][1] == "Well, because."


def test_rows_without_an_answer_are_left_out_with_a_warning():
    with pytest.warns(CorpusWarning, match=r"1 row \(line 3\) without"):
        assert len(told("question,answer\nWhy?,Because.\nHow?,\n")) == 1


def test_broken_quoting_is_an_error_with_its_line():
    with pytest.raises(CorpusError, match=r"faq\.csv:3: broken quoting"):
        pairs('question,answer\nWhy?,Because.\n"How?,So.\n')


@pytest.mark.parametrize(
    ("text", "suffix"),
    [("name,price\na,1\n", ".csv"), ("a\tb\n", ".tsv"), ('{"a": 1}', ".json"), ("[1, 2]", ".json"), ('"x"', ".json")],
)
def test_a_table_of_something_else_says_so(text, suffix):
    with pytest.raises(NoPairsError):
        pairs(text, suffix)


def test_a_header_of_endless_names_is_told_in_short():
    with pytest.raises(NoPairsError) as caught:
        pairs("x" * 1_000_000)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    "text",
    [
        '[{"question": "Why?", "answer": "So."}]',
        '{"faqs": [{"question": "Why?", "answer": "So."}]}',
        '{"version": 2, "meta": {}, "items": [{"Question": "Why?", "Answer": "So."}]}',
        '{"question": "Why?", "answer": "So."}',
    ],
)
def test_json_is_a_list_of_pairs_or_holds_one(text):
    assert told(text, ".json") == [("Why?", "So.", (1, 1))]


def test_json_pairs_have_the_lines_they_span():
    text = '[\n  {\n    "question": "Why?",\n    "answer": "So."\n  },\n\n  {"question": "How?", "answer": "So."}\n]\n'
    assert [lines for _, _, lines in told(text, ".json")] == [(2, 5), (7, 7)]


def test_json_lines_have_one_line_each():
    text = '{"question": "Why?", "answer": "So."}\n\n{"question": "How?", "answer": 42, "tags": ["a"]}\n'
    first, second = pairs(text, ".jsonl")
    assert (first.lines, second.lines, second.answer, dict(second.metadata)) == ((1, 1), (3, 3), "42", {"tags": ["a"]})


@pytest.mark.parametrize(("suffix", "line"), [(".json", 2), (".jsonl", 2)])
def test_invalid_json_is_an_error_with_its_line(suffix, line):
    text = {
        ".json": '[{"question": "Why?", "answer": "So."},\n{"question": ]',
        ".jsonl": '{"question": "Why?", "answer": "So."}\n{"q',
    }
    with pytest.raises(CorpusError, match=rf"faq{suffix}:{line}: invalid JSON"):
        pairs(text[suffix], suffix)


def test_a_json_line_that_is_no_object_is_an_error_with_its_line():
    with pytest.raises(CorpusError, match=r"faq\.jsonl:2: is not a JSON object"):
        pairs('{"question": "Why?", "answer": "So."}\n[1]\n', ".jsonl")


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000])
def test_json_nested_too_deeply_is_an_error(text):
    with pytest.raises(CorpusError):
        pairs(text, ".json")


def test_half_a_surrogate_pair_becomes_the_replacement_character():
    text = r'{"question": "Why\ud800?", "answer": "\ud83d\ude42 \\ud800"}'
    assert told(text, ".jsonl") == [("Why\ufffd?", "\U0001f642 \\ud800", (1, 1))]


def test_a_missing_value_as_pandas_writes_it_is_none():
    (pair,) = pairs('{"question": "Why?", "answer": "So.", "tag": NaN}', ".jsonl")
    assert dict(pair.metadata) == {"tag": None}


def test_a_cell_of_many_megabytes_is_refused():
    with pytest.raises(CorpusError, match=r"faq\.csv:2: a cell of"):
        pairs("question,answer\nWhy?," + "x" * 2_000_000)


def test_a_clean_table_warns_of_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pairs("question,answer\nWhy?,Because.\n,\n")


def test_numbers_that_json_cannot_write_are_none_however_deep():
    (pair,) = pairs(
        '{"question": "Why?", "answer": "So.", "n": 1e999, "deep": {"list": [-1e999, Infinity, 1.5]}}', ".jsonl"
    )
    assert dict(pair.metadata) == {"n": None, "deep": {"list": [None, None, 1.5]}}
    json.dumps(pair.metadata, allow_nan=False)


def test_of_several_names_for_a_question_the_first_in_the_table_counts():
    (pair,) = pairs("text,answer,q\nA passage.,Because.,Why?\n")
    assert (pair.question, dict(pair.metadata)) == ("Why?", {"text": "A passage."})
