import codecs
import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.authoring.learning.drafted_rows import DraftedRow, read_drafted
from faqbot.corpus.authors.references import References
from faqbot.corpus.chunk import Chunk, Source
from faqbot.errors import CorpusWarning, FaqbotError, QuestionsError

ONE, TWO = "ref:k7w2m", "ref:bcdfg"


def read(text, references=None):
    return read_drafted(text.encode(), "answer.txt", references)


def rows(text, references=None):
    return [(row.question, row.chunk) for row in read(text, references).rows]


EXPECTED = [("bike ticket", ONE), ("can I bring it, please", ONE), ("where do dogs pay", TWO), ("bus passes", "")]

# The same four rows as different models print them.
ANSWERS = {
    "terse": f'question,chunk\n"bike ticket",{ONE}\n"can I bring it, please",{ONE}\n"where do dogs pay",{TWO}\n'
    '"bus passes",\n',
    "fenced with talk": "Certainly! Here are the questions, as you asked:\n\n```csv\nquestion,chunk\n"
    f'"bike ticket",{ONE}\n"can I bring it, please",{ONE}\n"where do dogs pay",{TWO}\n"bus passes",\n```\n\n'
    "I hope this helps! Let me know if you want more,\n",
    "a fence that is never closed": f"```csv\nquestion,chunk\nbike ticket,{ONE}\ncan I bring it, please,{ONE}\n"
    f"where do dogs pay,{TWO}\nbus passes,\n",
    "several fences with headings": f'### Tickets\n\n```\nquestion,chunk\n"bike ticket",{ONE}\n'
    f'"can I bring it, please",{ONE}\n```\n\n**Dogs**\n\n```\nquestion,chunk\n"where do dogs pay",{TWO}\n```\n\n'
    'And those without an answer:\n\n```\nquestion,chunk\n"bus passes",\n```\n',
    "without a header and unquoted": f"bike ticket,{ONE}\ncan I bring it, please,{ONE}\nwhere do dogs pay,{TWO}\n"
    "bus passes,\n",
    "semicolons": f"Question;Chunk\nbike ticket;{ONE}\ncan I bring it, please;{ONE}\nwhere do dogs pay;{TWO}\n"
    "bus passes;\n",
    "tabs": f"question\tchunk\nbike ticket\t{ONE}\ncan I bring it, please\t{ONE}\nwhere do dogs pay\t{TWO}\n"
    "bus passes\t\n",
    "a table in Markdown": f"| Question | Chunk |\n|----------|:-----:|\n| bike ticket | `{ONE}` |\n"
    f"| can I bring it, please | `{ONE}` |\n| where do dogs pay | `{TWO}` |\n| bus passes | — |\n",
    "bullets": f'- "bike ticket",{ONE}\n- "can I bring it, please",{ONE}\n- "where do dogs pay",{TWO}\n'
    '- "bus passes",\n',
    "numbers": f'1. "bike ticket",{ONE}\n2. "can I bring it, please",{ONE}\n3. "where do dogs pay",{TWO}\n'
    "4. bus passes,none\n",
    "a column of numbers": f'1,bike ticket,{ONE}\n2,"can I bring it, please",{ONE}\n3,where do dogs pay,{TWO}\n'
    "4,bus passes,\n",
    "the chunk first": f'chunk,question\n{ONE},bike ticket\n{ONE},"can I bring it, please"\n{TWO},where do dogs pay\n'
    ",bus passes\n",
    "curly quotes": f"question,chunk\n“bike ticket”,{ONE}\n“can I bring it, please”,{ONE}\n“where do dogs pay”,{TWO}\n"
    "“bus passes”,“”\n",
    "references in brackets": f'question, chunk\n"bike ticket", [{ONE}]\n"can I bring it, please", ({ONE})\n'
    f'"where do dogs pay", "{TWO}"\n"bus passes", (none)\n',
    "blank lines between": f'question,chunk\n\n"bike ticket",{ONE}\n\n"can I bring it, please",{ONE}\n\n'
    f'"where do dogs pay",{TWO}\n\n"bus passes",\n',
    "a comma at each end": f'question,chunk,\n"bike ticket",{ONE},\n"can I bring it, please",{ONE},\n'
    f'"where do dogs pay",{TWO},\n"bus passes",,\n',
    "a list of objects": "Here you go:\n\n```json\n[\n"
    f'  {{"question": "bike ticket", "chunk": "{ONE}"}},\n'
    f'  {{"question": "can I bring it, please", "chunk": "{ONE}"}},\n'
    f'  {{"question": "where do dogs pay", "chunk": "{TWO}"}},\n'
    '  {"question": "bus passes", "chunk": null}\n]\n```\n',
    "an object on each line": f'{{"question": "bike ticket", "chunk": "{ONE}"}}\n'
    f'{{"question": "can I bring it, please", "chunk": "{ONE}"}}\n'
    f'{{"chunk": "{TWO}", "question": "where do dogs pay"}}\n{{"question": "bus passes", "chunk": ""}}\n',
    "objects with lists": f'{{"rows": [{{"chunk": "{ONE}", "questions": ["bike ticket", "can I bring it, please"]}},\n'
    f'{{"chunk": "{TWO}", "questions": ["where do dogs pay"]}}, {{"chunk": "", "questions": ["bus passes"]}}]}}\n',
    "references mapped to lists": f'{{\n"{ONE}": ["bike ticket", "can I bring it, please"],\n'
    f'"{TWO}": ["where do dogs pay"],\n"none": ["bus passes"]\n}}\n',
    "lists of two": f'[["bike ticket", "{ONE}"],\n["can I bring it, please", "{ONE}"],\n'
    f'["where do dogs pay", "{TWO}"],\n["bus passes", ""]]\n',
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_the_rows_of_an_answer_are_read_however_a_model_prints_them(answer):
    assert rows(answer) == EXPECTED


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing(answer):
    data = codecs.BOM_UTF8 + answer.replace("\n", "\r\n").encode()
    assert [(row.question, row.chunk) for row in read_drafted(data, "answer.txt").rows] == EXPECTED


def test_answers_to_several_prompts_may_follow_one_another():
    assert rows("\n".join(ANSWERS.values())) == EXPECTED * len(ANSWERS)


def test_rows_have_their_lines_and_talk_is_counted():
    found = read(ANSWERS["fenced with talk"])
    assert [row.line for row in found.rows] == [5, 6, 7, 8]
    assert found.passed_over == (1, 11)
    assert not found.unreadable


def test_rows_of_objects_have_the_lines_of_their_questions():
    assert [row.line for row in read(ANSWERS["a list of objects"]).rows] == [5, 6, 7, 8]
    assert [row.line for row in read(ANSWERS["references mapped to lists"]).rows] == [2, 2, 3, 4]


def test_comments_are_passed_over_silently():
    found = read(f"# proposed on Monday\nquestion,chunk\n# a note, with commas,\nbike ticket,{ONE}\n")
    assert [row.question for row in found.rows] == ["bike ticket"]
    assert not found.passed_over


@pytest.mark.parametrize("cell", ["", "-", "—", "none", "None", "(none)", '""', "n/a", "`none`", "null", "[]"])
def test_a_decoy_is_marked_in_many_ways(cell):
    assert rows(f"question,chunk\nbike ticket,{ONE}\nbus passes,{cell}\n")[1:] == [("bus passes", "")]


@pytest.mark.parametrize(
    "cell", [f"`{ONE}`", f"[{ONE}]", f"<{ONE}>", f"**{ONE}**", f"[`{ONE}`]", f"{ONE}.", f" {ONE} "]
)
def test_marks_around_a_reference_are_taken_off(cell):
    assert rows(f"question,chunk\nbike ticket,{cell}\n") == [("bike ticket", ONE)]


@pytest.mark.parametrize("reference", ["page#tickets/bike", "page.txt:3-5", "page.txt:3", "own-id"])
def test_other_references_are_kept_as_they_are_written(reference):
    assert rows(f"question,chunk\nbike ticket,{reference}\n") == [("bike ticket", reference)]


@pytest.mark.parametrize(
    ("line", "question"),
    [
        (f'"say ""hi"" to dogs",{ONE}', 'say "hi" to dogs'),
        (f'"say \\"hi\\" to dogs",{ONE}', 'say "hi" to dogs'),
        (f'"say "hi" to dogs",{ONE}', 'say "hi" to dogs'),
        (f'"say "hi", dogs",{ONE}', 'say "hi", dogs'),
        (f'say "hi" to dogs,{ONE}', 'say "hi" to dogs'),
        (f"what's a mate's ticket, then,{ONE}", "what's a mate's ticket, then"),
        (f'c#,"{ONE}"', "c#"),
        (f"'=1+1 is what,{ONE}", "=1+1 is what"),
    ],
)
def test_quotes_inside_a_question_stay(line, question):
    assert rows(f"question,chunk\n{line}\n") == [(question, ONE)]


@pytest.mark.parametrize("question", ["take bus 3. or the tram", "bike - ticket", "24. December open", "-5 degrees"])
def test_a_mark_of_a_list_inside_a_question_stays(question):
    assert rows(f"question,chunk\n{question},{ONE}\ndogs,{TWO}\n")[0] == (question, ONE)
    assert rows(f'- "{question}",{ONE}\n- dogs,{TWO}\n')[0] == (question, ONE)


def test_a_question_with_line_ends_in_its_quotes_is_one_row():
    found = read(f'question,chunk\n"bike\n\nticket",{ONE}\n"bus passes",\n')
    assert found.rows == (DraftedRow(2, "bike ticket", ONE), DraftedRow(5, "bus passes", ""))
    assert not found.passed_over


def test_a_quote_that_is_never_closed_takes_no_other_row_with_it():
    found = read(f'question,chunk\n"bike ticket,{ONE}\n"dogs, where",{TWO}\n"say "hi" there",{TWO}\n')
    assert [row.line for row in found.rows] == [3, 4]
    assert [row.line for row in found.unreadable] == [2]


def test_a_cut_off_answer_loses_only_its_last_row():
    found = read(f'```csv\nquestion,chunk\n"bike ticket",{ONE}\n"can I bri')
    assert [row.question for row in found.rows] == ["bike ticket"]
    assert found.passed_over == (4,)
    assert "not closed" in found.unreadable[0].reason


def test_a_row_that_was_cut_off_before_its_chunk_is_no_decoy():
    found = read(f'question,chunk\n"bike ticket",{ONE}\n"can I bring it",')
    assert [row.question for row in found.rows] == ["bike ticket"]
    assert "may be cut off" in found.unreadable[0].reason


def test_decoys_at_the_end_need_no_last_line_end():
    assert rows(f'question,chunk\n"bike ticket",{ONE}\n"bus passes",\n"cat food",')[1:] == [
        ("bus passes", ""),
        ("cat food", ""),
    ]


def test_objects_that_were_cut_off_lose_only_the_last():
    found = read(f'[{{"question": "bike ticket", "chunk": "{ONE}"}},\n{{"question": "can I br')
    assert [row.question for row in found.rows] == ["bike ticket"]
    assert found.unreadable[0] == (2, "is no valid JSON; the answer may be cut off")


@pytest.mark.parametrize("value", ["9" * 5_000, "[" * 5_000 + "]" * 5_000])
def test_an_object_with_a_value_that_python_refuses_loses_no_other(value):
    found = read(f'{{"question": "a", "id": {value}}}\n{{"question": "b", "chunk": "{ONE}"}}\n')
    assert [(row.question, row.chunk) for row in found.rows] == [("b", ONE)]
    assert [one.line for one in found.unreadable] == [1]


@pytest.mark.parametrize(
    "line",
    [
        '"no comma behind it"',
        "two words, which is no reference",
        f'"one",{ONE},"two"',
        f'"",{ONE}',
    ],
)
def test_a_line_of_a_table_that_cannot_be_read_is_listed_and_never_guessed(line):
    found = read(f'question,chunk\n"bike ticket",{ONE}\n{line}\n"bus passes",\n')
    assert [row.question for row in found.rows] == ["bike ticket", "bus passes"]
    assert [row.line for row in found.unreadable] == [3] == list(found.passed_over)


def test_talk_that_ends_with_a_comma_is_no_decoy():
    before, after = "Sure, here they are,\n\n", "\nIf you want more, just ask,\n\nHope it helps,\nYours\n"
    found = read(f"{before}question,chunk\nbike ticket,{ONE}\n{after}")
    assert [row.question for row in found.rows] == ["bike ticket"]
    assert found.passed_over == (1, 6, 8, 9)


@pytest.mark.parametrize("text", ["question,chunk\n", "question,chunk\n# asked once: rent a boat\n\n# asked twice\n"])
def test_a_table_with_a_header_and_comments_only_has_no_rows_and_is_no_error(text):
    assert read(text).rows == ()


@pytest.mark.parametrize("text", ["# asked once: rent a boat\n", "Here they are:\n\nquestion,chunk\n"])
def test_comments_without_a_header_and_talk_without_rows_are_an_error(text):
    with pytest.raises(QuestionsError, match="has no row"):
        read(text)


def test_the_example_of_a_prompt_is_no_row():
    with pytest.raises(QuestionsError, match="has no row"):
        read(
            'question,chunk\n\n"<a question that a passage answers>",<the reference of that passage>\n"<a question>",\n'
        )


def test_a_chunk_that_is_not_filled_in_is_a_row_of_its_own_kind():
    found = read(f"question,chunk\nbike ticket,{ONE}\nbus passes,?\n")
    assert [row.question for row in found.rows] == ["bike ticket"]
    assert found.unfilled == (3,)
    assert not found.passed_over


# Feedback of the shell, and answers that were judged


def test_feedback_names_the_right_chunk_none_or_not_yet():
    text = (
        "question,chunk,verdict,given,outcome,confidence\n"
        "bike ticket,page#bike,good,page#bike,answer,0.9\n"
        '"dogs, where",page#dogs,bad,page#bike page#cats,choose,0.5\n'
        "bus passes,,bad,page#bike,answer,0.7\n"
        "cat food,?,bad,page#bike,answer,0.7\n"
        "'-5 degrees,page#cold,good,page#cold,answer,0.7\n"
    )
    found = read(text)
    assert [(row.question, row.chunk) for row in found.rows] == [
        *(("bike ticket", "page#bike"), ("dogs, where", "page#dogs"), ("bus passes", ""), ("-5 degrees", "page#cold"))
    ]
    assert found.unfilled == (5,)


BATCH = "line,id,question,outcome,answer,confidence,chunk,source,choices,missing"


def test_the_right_column_of_a_batch_names_the_chunk_and_an_empty_cell_is_not_judged():
    text = (
        f"{BATCH},right\n"
        '1,,bike ticket,answer,"three\nlines\nhere",0.9,page#bike,page.md:1-2,,,yes\n'
        "2,,where do dogs pay,answer,x,0.6,page#bike,page.md:1-2,,,page#dogs\n"
        "3,,bus passes,answer,x,0.6,page#bike,page.md:1-2,,,-\n"
        "4,,cat food,answer,x,0.6,page#bike,page.md:1-2,,,\n"
        "5,,bird seed,answer,x,0.6,page#bike,page.md:1-2,,,no\n"
        "6,,fish tanks,abstain,x,0.1,,,,,yes\n"
    )
    found = read(text)
    assert [row[:2] for row in found.rows] == [*((2, "bike ticket"), (5, "where do dogs pay"), (6, "bus passes"))]
    assert [row.chunk for row in found.rows] == ["page#bike", "page#dogs", ""]
    assert found.unfilled == (7, 8, 9)  # "yes" does not say whether the abstention was right, or the nearest chunk


def test_the_rows_of_eval_name_the_chunk_that_was_expected_and_not_the_one_that_was_found():
    text = (
        "line,id,question,kind,topic,expected,verdict,outcome,confidence,chunk\n"
        "2,,bike ticket,,,page#bike,wrong,answer,0.9,page#dogs\n"
        "3,,bus passes,,,,rightly not answered,abstain,0.1,page#bike\n"
    )
    assert [(row.question, row.chunk) for row in read(text).rows] == [("bike ticket", "page#bike"), ("bus passes", "")]


def test_answers_that_nobody_judged_are_never_taken_for_right():
    found = read(f"{BATCH}\n1,,bike ticket,answer,x,0.9,page#bike,page.md:1-2,,\n")
    assert (found.rows, found.unfilled) == ((), (2,))


def test_a_log_is_read_by_its_right_field_and_its_feedback():
    lines = [
        {"question": "bike ticket", "outcome": "answer", "chunk": "page#bike", "feedback": "good"},
        {"question": "dogs", "outcome": "answer", "chunk": "page#bike", "feedback": "bad"},
        {"question": "bus", "outcome": "answer", "chunk": "page#bike", "feedback": None, "right": "page#bus"},
        {"question": "cats", "outcome": "abstain", "chunk": "", "feedback": "good"},
        {"question": "fish", "outcome": "choose", "chunk": ["page#a", "page#b"], "feedback": "good"},
        {"question": "birds", "outcome": "answer", "chunk": "page#bike", "right": "none"},
    ]
    found = read("\n".join(map(json.dumps, lines)) + "\n")
    assert [(row.question, row.chunk) for row in found.rows] == [
        *(("bike ticket", "page#bike"), ("bus", "page#bus"), ("cats", ""), ("birds", ""))
    ]
    assert found.unfilled == (2, 5)


def test_a_verdict_in_a_log_takes_the_place_of_the_line_of_its_question():
    asked = {"entry": "a1", "question": "bike ticket", "outcome": "answer", "chunk": "page#bike"}
    other = {**asked, "entry": "b2", "question": "dogs"}
    lines = [asked, other, {**asked, "feedback": "good"}, {**asked, "feedback": "bad", "right": "page#tram"}]
    found = read("\n".join(map(json.dumps, lines)) + "\n")
    assert found.rows == (DraftedRow(4, "bike ticket", "page#tram", is_judged=True),)
    assert (found.unfilled, found.passed_over) == ((2,), ())


# References that only the corpus knows


def references():
    chunks = [Chunk(name, "faq", "", "x", Source("page.md", (at, at), (), "Page"))
              for at, name in enumerate(("order 7", "bikes"), start=1)]  # fmt: skip
    return References(chunks)


def test_an_own_id_is_told_from_the_rest_of_a_question_by_the_corpus():
    assert rows("bikes, please,bikes\n", references()) == [("bikes, please", "bikes")]
    with pytest.raises(QuestionsError):
        rows("trams, please,trams\n", references())


def test_a_short_reference_may_lack_its_beginning_if_the_corpus_knows_it():
    known = references()
    short = known.short.of(1)
    assert rows(f"question,chunk\nbike ticket,{short.removeprefix('ref:')}\n", known) == [("bike ticket", short)]


# What is no file of rows


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty; expected rows `question,chunk`"),
        (b" \n\n", "is empty"),
        (b"\x00\x01\x02", "is no text; expected rows"),
        (b"I am sorry, but I cannot do that,\nreally.\n", "has no row; expected rows `question,chunk` as CSV"),
        (b"[[[[" * 50_000, "has no row"),
        (b'{"a":' * 5_000, "has no row"),
        (b'["a",' * 5_000, "has no row"),
    ],
)
def test_what_has_no_rows_is_an_error_of_one_line(data, message):
    with pytest.raises(QuestionsError) as caught:
        read_drafted(data, "answer.txt")
    assert str(caught.value).startswith("answer.txt: ") or str(caught.value).startswith("answer.txt:1: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_windows_text_is_read_with_a_warning():
    with pytest.warns(CorpusWarning, match="cp1252"):
        found = read_drafted(f"question,chunk\ncafé,{ONE}\n".encode("cp1252"), "answer.txt")
    assert found.rows[0].question == "café"


WORDS = st.text(
    st.characters(blacklist_categories=("C", "Z"), blacklist_characters="\\|`“”„«»‘’*"), min_size=1, max_size=8
)
QUESTIONS = st.lists(WORDS, min_size=2, max_size=6).map(" ".join).filter(lambda text: text[0].isalpha())
TABLES = st.lists(
    st.tuples(QUESTIONS, st.sampled_from([ONE, TWO, "page#a/b", "page.md:3-9", ""])), min_size=1, max_size=8
)


def with_a_reference(table):
    return [("which tickets are there", ONE), *table]


def as_csv(table, delimiter=","):
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(table)
    return file.getvalue()


FORMS = {
    "csv": lambda table: "question,chunk\n" + as_csv(table),
    "semicolons": lambda table: "question;chunk\n" + as_csv(table, ";"),
    "tabs": lambda table: "question\tchunk\n" + as_csv(table, "\t"),
    "fenced": lambda table: "```csv\nquestion,chunk\n" + as_csv(table) + "```\n",
    "no header": as_csv,
    "reversed": lambda table: "chunk,question\n" + as_csv([row[::-1] for row in table]),
    "markdown": lambda table: "|question|chunk|\n|---|---|\n" + "".join(f"| {q} | {c} |\n" for q, c in table),
    "json": lambda table: json.dumps([{"question": q, "chunk": c} for q, c in table], indent=1),
    "json lines": lambda table: "".join(json.dumps({"question": q, "chunk": c}) + "\n" for q, c in table),
}


@given(TABLES.map(with_a_reference), st.sampled_from(sorted(FORMS)), st.booleans())
def test_any_rows_come_back_from_any_form_with_talk_around_them(table, form, has_talk):
    text = FORMS[form](table)
    if has_talk:
        text = f"Sure! Here you are:\n\n{text}\nThat is all,\n"
    assert rows(text) == table


def test_a_line_that_ends_before_the_column_of_questions_is_no_row():
    assert not read("expected,,question,\n,").rows


NAMES = ("question", "chunk", "right", "outcome", ONE, "page#a", "1.", "```", "none", " ")
PIECES = st.lists(st.sampled_from([*'"",;|\t{}[]:#-?\n\n\\', *NAMES]), max_size=60).map("".join)


@given(st.text(max_size=300) | PIECES)
def test_no_text_raises_anything_but_an_error_of_faqbot(text):
    try:
        found = read_drafted(text.encode("utf-8", "replace"), "answer.txt", references())
    except FaqbotError:
        return
    lines = [*(row.line for row in found.rows), *found.passed_over, *found.unfilled]
    assert all(1 <= line <= len(text) + 1 for line in lines)
    assert all(row.question.strip() for row in found.rows)


@given(st.binary(max_size=200))
@pytest.mark.filterwarnings("ignore::faqbot.errors.CorpusWarning")
def test_no_bytes_raise_anything_but_an_error_of_faqbot(data):
    try:
        read_drafted(data, "answer.txt")
    except FaqbotError:
        return
