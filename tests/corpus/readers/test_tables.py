import json
import warnings

import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import LeftOut
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
    assert told(text) == [("Why?", "One\ntwo\n\nthree", (2, 5)), ("How?", 'a "b", c', (7, 7))]


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


def test_a_row_with_fewer_cells_is_read_with_a_warning():
    document, said = only_warning("question,answer,tag\nWhy?,Because.\nHow?,So.,a\n")
    assert [pair.answer for pair in document.pairs] == ["Because.", "So."]
    assert said == "faq.csv:2: 1 row (line 2) with fewer cells than the header's 3; the missing cells count as empty"


def test_what_an_unquoted_separator_split_off_the_answer_is_joined_again():
    document, said = only_warning("question,answer\nWhat is the toll?,It is 5, or 6 at night.\nWho?,You.\n")
    assert [pair.answer for pair in document.pairs] == ["It is 5, or 6 at night.", "You."]
    assert (
        said == "faq.csv:2: 1 row (line 2) with an unquoted `,` in a cell, joined again; put cells with a `,` in quotes"
    )


def test_a_row_with_surplus_cells_that_cannot_be_mended_is_left_out_and_no_answer_is_cut():
    document, said = only_warning("question,answer,tag\nWhy?,Because.,x\nHow?,So.,a,b\n")
    assert [pair.question for pair in document.pairs] == ["Why?"]
    assert (
        said
        == "faq.csv:3: 1 row (line 3) with more cells than the header's 3, left out; put cells with a `,` in quotes"
    )
    assert document.left_out == (LeftOut((3, 3), "broken row"),)


@pytest.mark.parametrize("end", [";yes;", ";yes", ";yes;;;", ""])
def test_an_answer_is_whole_though_an_empty_last_cell_hides_its_separator(end):
    text = f"question;answer;active;note\nWho pays the fine?;You do; unless we err.{end}\nWhere?;Here;yes;x\n"
    document, said = only_warning(text)
    assert [pair.answer for pair in document.pairs] == ["You do; unless we err.", "Here"]
    assert document.pairs[0].metadata.get("active", "") == ("yes" if end else "")
    assert "joined again" in said


def test_a_row_in_the_wrong_columns_that_cannot_be_mended_is_left_out():
    document, said = only_warning("question;answer;active\nWho?;You;do so by all means.\nWhere?;Here;yes\n")
    assert [pair.question for pair in document.pairs] == ["Where?"]
    assert said == "faq.csv:2: 1 row (line 2) with cells in the wrong columns, left out; put cells with a `;` in quotes"


def test_a_row_that_is_switched_off_is_off_though_its_answer_has_the_separator():
    with pytest.warns(CorpusWarning):
        document = read_table("question;answer;active\nWho?;You; or me;no\nWhere?;Here;yes\n", "faq.csv", "faq")
    assert [pair.question for pair in document.pairs] == ["Where?"]


def test_a_table_of_broken_rows_says_so():
    with pytest.warns(CorpusWarning), pytest.raises(NoPairsError, match="no row fits the header"):
        pairs("question,answer\nx,y,z\n")


def test_surplus_empty_cells_are_no_fault():
    assert len(quiet("question,answer\nWhy?,Because.,,\nHow?,So.,\n").pairs) == 2


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


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("name 1,x", "no question and answer columns (found: name 1, x); name them `question` and `answer`"),
        ("question,price", "no answer column (found: question, price); name it `answer`"),
        ("id,answer_fr", "no question column (found: id, answer_fr); name it `question`"),
    ],
)
def test_a_table_is_told_which_column_it_lacks(header, message):
    with pytest.raises(NoPairsError) as caught:
        pairs(f"{header}\na,1\n")
    assert str(caught.value) == f"faq.csv:1: {message}"


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


def only_warning(text, suffix=".csv"):
    """Return the pairs of a table that gives one warning, and the warning."""
    with pytest.warns(CorpusWarning) as caught:
        document = read_table(text, "faq" + suffix, "faq")
    (warning,) = caught
    return document, str(warning.message)


def quiet(text, suffix=".csv"):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return read_table(text, "faq" + suffix, "faq")


# Other ways to ask


@pytest.mark.parametrize(
    "name",
    ["alternatives", "aliases", "alt_questions", "Alternate Questions", "altQuestions", "synonyms", "phrasings"],
)
@pytest.mark.parametrize("mark", [";", "|", "\n", "; "])
def test_a_column_of_further_wordings_is_split(name, mark):
    (pair,) = quiet(f'question,answer,{name}\nHow do I pay?,By card.,"Pay how{mark}Ways, to pay"\n').pairs
    assert pair.asked_as == ("Pay how", "Ways, to pay")


@pytest.mark.parametrize("name", ["question2", "question_2", "q2", "Question 2", "Q_2", "alt question 2"])
def test_numbered_questions_are_further_wordings(name):
    (pair,) = quiet(f"question,answer,{name}\nHow do I pay?,By card.,Pay how?\n").pairs
    assert (pair.question, pair.asked_as) == ("How do I pay?", ("Pay how?",))


def test_of_numbered_questions_alone_the_first_is_the_question():
    (pair,) = quiet("question 1,question 2,question 3,answer\nHow?,Which way?,,So.\n").pairs
    assert (pair.question, pair.asked_as) == ("How?", ("Which way?",))


@pytest.mark.parametrize("name", ["keywords", "tags", "Search terms"])
def test_keywords_are_one_further_wording_together(name):
    (pair,) = quiet(f'question,answer,{name}\nHow do I pay?,By card.,"card, visa;money, card"\n').pairs
    assert pair.asked_as == ("card, visa, money",)
    assert pair.metadata[name] == "card, visa;money, card"


@pytest.mark.parametrize("cell", ['["Pay how?", "Ways to pay"]', "['Pay how?', 'Ways to pay']"])
def test_a_list_in_a_cell_is_several_wordings(cell):
    quoted = cell.replace('"', '""')
    (pair,) = quiet(f'question,answer,alternatives\nHow do I pay?,By card.,"{quoted}"\n').pairs
    assert pair.asked_as == ("Pay how?", "Ways to pay")


def test_of_a_list_of_questions_the_first_is_the_question():
    text = '{"questions": ["How?", "Which way?", "How?"], "answer": "So.", "tags": ["a", "b"]}'
    (pair,) = quiet(text, ".jsonl").pairs
    assert (pair.question, pair.asked_as) == ("How?", ("Which way?", "a, b"))


# What a row is about


def test_a_topic_is_a_heading_above_the_section():
    text = "question,answer,section,category\nHow long?,An hour.,Times,Bikes\nHow long?,A day.,Times,Skis\n"
    chunks = list(chunk_document(quiet(text)))
    assert [str(chunk.source) for chunk in chunks] == [
        "faq.csv:2-2 › Bikes › Times › How long?",
        "faq.csv:3-3 › Skis › Times › How long?",
    ]
    assert [chunk.metadata["topic"] for chunk in chunks] == ["Bikes", "Skis"]
    assert len({chunk.id for chunk in chunks}) == 2


def test_of_several_columns_for_a_topic_the_first_in_the_table_counts_and_none_is_lost():
    (pair,) = quiet("question,answer,group,category,product\nHow?,So.,g,c,p\n").pairs
    assert dict(pair.metadata) == {"topic": "p", "group": "g", "category": "c", "product": "p"}


# Rows that are not in use


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("enabled", "no"),
        ("Active", "FALSE"),
        ("published", "0"),
        ("is_published", "off"),
        ("status", "Draft"),
        ("status", "archived"),
        ("aktiv", "nein"),
        ("disabled", "yes"),
        ("draft", "1"),
    ],
)
def test_a_row_that_is_switched_off_is_left_out_and_counted(name, value):
    text = f"question,answer,{name}\nHow?,So.,\nWhy?,Because.,{value}\nWho?,You.,maybe\n"
    document, said = only_warning(text)
    assert [pair.question for pair in document.pairs] == ["How?", "Who?"]
    assert said == "faq.csv:3: 1 row (line 3) switched off, left out"
    assert document.left_out == (LeftOut((3, 3), "switched off"),)


@pytest.mark.parametrize("value", ["false", "0", '"no"'])
def test_an_object_that_is_switched_off_is_left_out(value):
    text = f'[{{"question": "How?", "answer": "So.", "enabled": {value}}},\n {{"question": "Who?", "answer": "You."}}]'
    document, said = only_warning(text, ".json")
    assert [pair.question for pair in document.pairs] == ["Who?"]
    assert "1 row (line 1) switched off" in said


def test_a_table_that_is_switched_off_as_a_whole_says_so():
    with pytest.raises(NoPairsError, match="switched on"):
        pairs("question,answer,enabled\nHow?,So.,no\n")


# Above the header, and between the rows


def test_rows_above_the_header_are_left_out_and_a_single_cell_is_the_title():
    text = "sep=;\nThe ferry: questions;;\n;;\n2023-05-01;v2;\nquestion;answer;tags\nHow long?;An hour.;\n"
    document = quiet(text)
    assert document.title == "The ferry: questions"
    assert [(pair.question, pair.lines) for pair in document.pairs] == [("How long?", (6, 6))]
    assert document.left_out == (LeftOut((4, 4), "above the table"),)


def test_data_above_the_header_is_named():
    document, said = only_warning("name,price\nAnna,3\nquestion,answer\nHow?,So.\n")
    assert said == "faq.csv:1: 2 rows (lines 1, 2) above the header, left out"
    assert len(document.pairs) == 1


def test_a_header_far_down_is_data():
    with pytest.raises(NoPairsError, match=r"faq\.csv:1: no question and answer columns \(found: a, b\)"):
        pairs("a,b\n" * 30 + "question,answer\nHow?,So.\n")


def test_a_row_that_repeats_the_header_is_no_pair():
    document = quiet("Question,Answer\nHow?,So.\nquestion,answer\nWho?,You.\n")
    assert [pair.question for pair in document.pairs] == ["How?", "Who?"]
    assert document.left_out == (LeftOut((3, 3), "header"),)


def test_empty_columns_at_the_end_and_numbers_of_rows_say_nothing():
    document = quiet(",question,answer,,\n0,How?,So.,,\n1,Who?,You.\n2,Why?,Because.,,,,\n")
    assert [(pair.question, pair.answer, dict(pair.metadata)) for pair in document.pairs] == [
        ("How?", "So.", {}),
        ("Who?", "You.", {}),
        ("Why?", "Because.", {}),
    ]


def test_a_column_that_is_there_twice_is_not_lost():
    (pair,) = quiet("question,answer,note,note\nHow?,So.,one,two\n").pairs
    assert dict(pair.metadata) == {"note": "one", "note_4": "two"}


# Several pairs in a row


@pytest.mark.parametrize(
    "header",
    [
        "q_en,a_en,q_fr,a_fr",
        "Question (EN),Answer (EN),Question (FR),Answer (FR)",
        "questionEn,answerEn,questionPtBr,answerPtBr",
        "question,answer,frage,antwort",
        "question,réponse,frage,antwort",
        "question1,answer1,question2,answer2",
        "Q1,A1,Q2,A2",
        "question,answer,question,answer",
        "question,answer,question_de,answer_de",
        "title_en,body_en,title_de,body_de",
    ],
)
def test_every_pair_of_a_row_is_read(header):
    assert told(f"{header}\nHow?,So.,Which way?,Or so.\n") == [
        ("How?", "So.", (2, 2)),
        ("Which way?", "Or so.", (2, 2)),
    ]


def test_what_is_said_of_a_row_is_said_of_each_of_its_pairs_in_its_language():
    text = "id,q_en,q_fr,a_en,a_fr,category,tags_en,tags_fr\nx,Where?,Où ?,Here.,Ici.,Maps,place,lieu\n"
    first, second = quiet(text).pairs
    assert (first.asked_as, second.asked_as) == (("place",), ("lieu",))
    assert first.metadata["topic"] == second.metadata["topic"] == "Maps"


@pytest.mark.parametrize(
    ("header", "ids"),
    [
        ("id,q_en,a_en,q_fr,a_fr", ["7", "7-fr"]),
        ("id,q_en,a_en,q_pt_BR,a_pt_BR", ["7", "7-pt-br"]),
        ("id,q1,a1,q2,a2", ["7", "7-2"]),
        ("id,question,answer,frage,antwort", ["7", "7-2"]),
    ],
)
def test_the_pairs_of_a_row_have_ids_of_their_own(header, ids):
    assert [pair.id for pair in quiet(f"{header}\n7,How?,So.,Which way?,Or so.\n").pairs] == ids


def test_answers_in_several_languages_share_a_question_in_one():
    document = quiet("question,answer_en,answer_fr\nParking?,Free.,Gratuit.\nDogs?,No.,\n")
    assert [(pair.question, pair.answer) for pair in document.pairs] == [
        ("Parking?", "Free."),
        ("Parking?", "Gratuit."),
        ("Dogs?", "No."),
    ]


def test_questions_in_several_languages_share_an_answer():
    (pair,) = quiet("question_en,question_fr,answer\nWhere?,Où ?,42 Main Street.\n").pairs
    assert (pair.question, pair.asked_as) == ("Where?", ("Où ?",))


def test_an_empty_pair_of_a_row_is_no_fault_and_half_a_pair_is_one():
    document, said = only_warning("q1,a1,q2,a2\nHow?,So.,,\nWhy?,Because.,Who?,\n")
    assert [pair.question for pair in document.pairs] == ["How?", "Why?"]
    assert said == "faq.csv:3: 1 row (line 3) without a question or an answer, left out"
    assert document.left_out == ()


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_texts_by_language_in_json_are_pairs_of_each_language(suffix):
    text = '{"question": {"en": "Where?", "pt-BR": "Onde?"}, "answer": {"en": "Here.", "pt-BR": "Aqui."}, "id": 7}'
    assert told(text, suffix) == [("Where?", "Here.", (1, 1)), ("Onde?", "Aqui.", (1, 1))]


def test_numbers_that_mean_something_else_part_no_pairs():
    text = "question_id,question,answer,question_no,answer_2\n1,How?,So.,3,x\n"
    (pair,) = quiet(text).pairs
    assert (pair.question, pair.answer, pair.asked_as) == ("How?", "So.", ())
    assert dict(pair.metadata) == {"question_id": "1", "question_no": "3", "answer_2": "x"}


@pytest.mark.parametrize("missing", ["NaN", "nan", "<NA>", "#N/A", "NULL"])
def test_a_value_that_a_program_calls_missing_is_no_answer(missing):
    document, said = only_warning(f"question,answer\nHow?,So.\nWhy?,{missing}\nAny fees?,None\n")
    assert [pair.answer for pair in document.pairs] == ["So.", "None"]
    assert "1 row (line 3) without a question or an answer" in said


# Names of columns


@pytest.mark.parametrize(
    "header",
    [
        "Frage,Antwort",
        "pregunta,RESPUESTA",
        "Question,Réponse",
        "Вопрос,Ответ",
        "質問,回答",
        "问题,答案",
        "Question text,Answer body",
        "FAQ question,Answer (HTML)",
        "question_text,answer_text",
        "Title,Content",
        "Problem,Solution",
        "title,answer",
        "question,body",
        "question,reponse_markdown",
        "Question (EN),answer_html",
        "title,body_md",
        "q_en,a_en",
        "frage_de,antwort_de",
        "intrebare,raspuns",
        "description,answer",
        "User question,Answer (long)",
    ],
)
def test_columns_have_names_in_other_languages_and_spellings(header):
    assert [(pair.question, pair.answer) for pair in quiet(f"{header}\nWhy?,Because.\n").pairs] == [
        ("Why?", "Because.")
    ]


def test_what_is_a_text_about_something_else_is_no_header():
    for text in ("name,description\na,b\n", "title,price\na,1\n", "question id,answer count\n1,2\n"):
        with pytest.raises(NoPairsError):
            pairs(text)


# HTML in cells


def test_html_in_the_cells_is_read_as_text():
    answer = "<p>Press <b>Reset</b> &amp; wait:</p><ul><li>once</li><li>or twice</li></ul>"
    text = f"question,answer,category,aliases\nHow do I <i>reset</i> it?,{answer},Pots &amp; pans,R&amp;D reset\n"
    (pair,) = quiet(text).pairs
    assert pair.question == "How do I reset it?"
    assert pair.answer == "Press Reset & wait:\n\n- once\n- or twice"
    assert (pair.metadata["topic"], pair.asked_as) == ("Pots & pans", ("R&D reset",))


# JSON of any shape


def test_groups_in_json_are_read_whole_with_their_names_as_sections():
    text = """{
  "title": "The ferry",
  "groups": [
    {"name": "Times", "items": [
      {"question": "When?", "answer": "At six."}
    ]},
    {"name": "Prices", "items": [
      {"question": "How much?",
       "answer": "Ten."}
    ]}
  ]
}"""
    document = quiet(text, ".json")
    assert document.title == "The ferry"
    assert [(pair.section, pair.question, pair.lines) for pair in document.pairs] == [
        ("Times", "When?", (5, 5)),
        ("Prices", "How much?", (8, 9)),
    ]


def test_what_is_no_pair_in_json_is_named_with_its_line():
    text = """{
  "faqs": [{"question": "When?", "answer": "At six."}, "A stray text"],
  "intro": "Welcome\\naboard",
  "people": [{"name": "Ann"}, {"name": "Bob"}]
}"""
    document, said = only_warning(text, ".json")
    assert len(document.pairs) == 1
    places = "$.faqs[1] (line 2), $.intro (line 3), $.people (line 4)"
    assert said == f"faq.json:2: no question with an answer in {places}; left out"


def test_what_json_says_about_the_file_is_left_out_without_a_warning():
    text = '{"updated": "2024-05-01",\n"faqs": [{"question": "When?", "answer": "At six."}]}'
    assert quiet(text, ".json").left_out == (LeftOut((1, 1), "metadata"),)


def test_a_page_of_schema_org_is_read():
    text = """{"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [
  {"@type": "Question", "name": "When?", "acceptedAnswer": {"@type": "Answer", "text": "<p>At six.</p>"}}
]}"""
    (pair,) = quiet(text, ".json").pairs
    assert (pair.question, pair.answer, pair.lines, dict(pair.metadata)) == ("When?", "At six.", (2, 2), {})


def test_groups_on_a_line_of_json_lines_are_read():
    text = '{"category": "Times", "items": [{"question": "When?", "answer": "At six."}]}\n\n{"note": ["x"]}\n'
    document, said = only_warning(text, ".jsonl")
    assert [(pair.section, pair.question, pair.lines) for pair in document.pairs] == [("Times", "When?", (1, 1))]
    assert said == "faq.jsonl:3: no question with an answer in $ (line 3); left out"


def test_json_lines_with_the_suffix_of_json_are_read():
    text = '{"question": "When?", "answer": "At six."}\n{"question": "How?", "answer": "So."}\n'
    assert [pair.lines for pair in quiet(text, ".json").pairs] == [(1, 1), (2, 2)]


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


def test_a_row_whose_answer_only_repeats_its_question_has_no_answer():
    with pytest.warns(CorpusWarning, match=r"1 row \(line 3\) without a question or an answer, left out"):
        document = read_table("question,answer\nIs it far?,No.\nIs it near?,Is it near?\n", "a.csv", "A")
    assert [pair.question for pair in document.pairs] == ["Is it far?"]


@pytest.mark.parametrize(
    ("header", "row", "pair"),
    [
        ("Term,Definition", "Ledger,All accounts", ("Ledger", "All accounts")),
        ("Begriff;Bedeutung", "Hauptbuch;Alle Konten", ("Hauptbuch", "Alle Konten")),
        ("Subject,Description,Resolution Notes", "Login,Wrong,Reset it", ("Login", "Reset it")),
        ("Prompt,Completion", "How long?,Two days", ("How long?", "Two days")),
        ("Symptom,Possible cause,Remedy", "Loud,Air,Vent it", ("Loud", "Possible cause: Air\nRemedy: Vent it")),
        ("Error code,Meaning,What to do", "E1,Dry,Open it", ("E1", "Meaning: Dry\nWhat to do: Open it")),
        ("Störung;Ursache;Abhilfe", "Laut;Luft;Entlüften", ("Laut", "Ursache: Luft\nAbhilfe: Entlüften")),
        ("Problème;Solution;Cause probable", "Bruit;Purger;Air", ("Bruit", "Solution: Purger\nCause probable: Air")),
    ],
)
def test_problems_and_terms_are_questions_with_all_that_their_rows_say(header, row, pair):
    assert told(f"{header}\n{row}\n")[0][:2] == pair


def test_a_problem_without_a_cause_has_its_remedy_only():
    assert told("Symptom,Cause,Remedy\nLoud,,Vent it\n")[0][:2] == ("Loud", "Vent it")


def test_a_problem_that_is_written_once_has_all_its_causes():
    text = "Symptom,Cause,Remedy\nOff,Fuse,Check it\n,Motor,Turn it\nLoud,Air,Vent it\n"
    assert told(text) == [
        ("Off", "Cause: Fuse\nRemedy: Check it\n\nCause: Motor\nRemedy: Turn it", (2, 3)),
        ("Loud", "Cause: Air\nRemedy: Vent it", (4, 4)),
    ]


def test_a_question_without_a_cause_in_mind_keeps_its_other_columns_apart():
    (pair,) = pairs("Question,Answer,Reason\nWhy?,So.,None given\n")
    assert (pair.answer, pair.metadata) == ("So.", {"Reason": "None given"})


@pytest.mark.filterwarnings("ignore")
def test_the_findings_of_a_program_are_no_pairs():
    problem = '{"problem": "Line 3 is too long.", "remedy": "Cut it."}'
    with pytest.raises(NoPairsError):
        pairs(f'{{"findings": [{problem}]}}', ".json")
    assert len(pairs(f"[{problem}]", ".json")) == 1


@pytest.mark.parametrize(
    "header",
    [
        "Customer question,Standard answer",
        "Clarification question,Our response",
        "Bidder Query,Department Response",
        "Kundenfrage,Musterantwort",
        "Häufige Frage,Antwort",
        "Pregunta frecuente,Respuesta",
        "Question fréquente,Réponse apportée",
        "Domanda frequente,Risposta completa",
    ],
)
def test_words_that_say_nothing_in_the_names_of_columns_do_not_matter(header):
    assert told(f"{header}\nWhy?,Because.\n")[0][:2] == ("Why?", "Because.")


def test_an_answer_that_is_approved_counts_and_one_that_is_expected_does_not():
    assert told("Question,Draft Answer,Approved Answer\nWhy?,Old.,New.\n")[0][:2] == ("Why?", "New.")
    with pytest.raises(NoPairsError):
        told("question,expected_answer\nWhy?,So.\n")
