"""The marks of questions and answers, in plain text and Markdown of many languages."""

import pytest

from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED, ASKS, asked_text, asks, may_ask, question_end

OPENING = [
    "Why don't you print the timetable",
    "Why do you not renew the labels",
    "How much does it cost",
    "Can't I pay in cash",
    "(or) How do I switch it off",
    "The pump makes noise. How do I stop it from making noise.",
    "Wie kann ich kündigen",
    "Почему не открывается дверь",
    "为什么打不开",
]

ASKING = [
    "Is it a loan?",
    "How do I start it? The old way is gone!",
    "How do I renew my card? (updated)",
    "Where is the key? 🔑",
    "Where is the key?\u200b",
    "Where is the key? {: #key }",
    "Where is the key?{#key}",
    "You lost it?!",
    "What **now?**",
    "Comment faire ?",
    "¿Dónde está la llave",
    "どうすればいいですか",
    "これは返品できますか。",
    "鍵はどこですか？",
    "可以退款吗",
    "환불은 어떻게 하나요",
    "Πώς πληρώνω;",
    "Πώς πληρώνω\u037e",
    "Ինչպե՞ս վճարել",
    "كيف أدفع؟",
]

STATING = [
    "The `?` operator",
    "The ? operator in C",
    "How to install",
    "How it works",
    "What we are",
    "What to do when it rains",
    "Do the following",
    "It is free",
    "Tell me why",
    "Device not detected",
    "Installation",
    "a?b:c",
    "インストール方法",
]


@pytest.mark.parametrize("text", ASKING)
def test_a_text_that_is_marked_as_a_question_asks_whatever_stands_behind_the_mark(text):
    assert asks(text)


@pytest.mark.parametrize("text", OPENING)
def test_a_text_that_begins_as_questions_do_may_ask_without_a_mark(text):
    assert may_ask(text)
    assert not asks(text)


@pytest.mark.parametrize("text", STATING)
def test_a_text_that_states_is_not_taken_for_a_question(text):
    assert not may_ask(text)


@pytest.mark.parametrize(
    "text",
    ["Q: a", "Q：a", "Q1.2: a", "Q 3) a", "**Q:** a", "Question - a", "Question 3 - a", "Frage: a", "问：a", "質問: a",
     "F: Wie?", "P: ¿Cómo?", "P.: ¿Cómo?", "В: Как?", "**Q.** a", "Câu hỏi: a", "Otázka: a", "প্রশ্ন: a", "ถาม: a"],
)  # fmt: skip
def test_a_text_that_begins_with_the_mark_of_a_question_is_recognised(text):
    assert ASKED.match(text)


@pytest.mark.parametrize("text", ["Quiz: a", "Queue: a", "Questions: a", "F: Wie", "Q.a", "Query - a"])
def test_words_that_only_look_like_the_mark_of_a_question_are_not_taken_for_it(text):
    assert not ASKED.match(text)


@pytest.mark.parametrize(
    "text",
    [
        "A: a",
        "A：a",
        "R : oui",
        "R.: sí",
        "Answer - a",
        "Ans: a",
        "答：a",
        "Antwort: a",
        "A1. a",
        "**A.** a",
        "Trả lời: a",
        "উত্তর: a",
    ],
)
def test_a_text_that_begins_with_the_mark_of_an_answer_is_recognised(text):
    assert ANSWERED.match(text)


@pytest.mark.parametrize("text", ["A. Smith", "R. Smith", "A) red", "Re: a", "Answers: a"])
def test_words_that_only_look_like_the_mark_of_an_answer_are_not_taken_for_it(text):
    assert not ANSWERED.match(text)


@pytest.mark.parametrize("text", ["Is it free? 🎉\nYes.", "Is it free?!\nYes.", "「いくらですか？」\n無料です。"])
def test_what_stands_behind_a_question_mark_belongs_to_the_question(text):
    assert text[question_end(text) :].startswith("\n")


@pytest.mark.parametrize("piece", ["?", "? ", "?!", "{", " ", "\u200b?", "? 🎉", "How ", "(or) "])
def test_a_line_of_200_000_marks_is_searched_at_once_and_not_from_each_mark_to_the_end(piece):
    line = piece * (200_000 // len(piece)) + "x"  # a quadratic search would take many minutes
    assert not ASKS.search(line)
    assert not ASKED.match(line)
    assert not ANSWERED.match(line)
    assert not question_end(line)
    assert asks(line) == ("?" in piece)


def test_only_a_mark_at_the_beginning_of_a_question_is_no_part_of_it():
    assert asked_text("Q: How do I\nopen drive Q: on a Mac?") == "How do I open drive Q: on a Mac?"
    assert asked_text("How do I open drive Q: on a Mac?") == "How do I open drive Q: on a Mac?"


@pytest.mark.parametrize("mark", ["Ｑ：", "Q2．", "Ｑ１．", "【質問】", "【Q1】", "【質問】：", "س: ", "س2/ ", "Q3/ "])
def test_the_marks_of_questions_in_other_scripts_are_no_part_of_the_question(mark):
    assert asked_text(f"{mark}送料は？") == "送料は？"


@pytest.mark.parametrize(
    "mark",
    ["Вопрос №1: ", "Вопрос № 12:", "Pytanie nr 1: ", "Question no. 4:", "Pregunta n.º 3: ", "Ερώτηση 1η: ", "Câu 1: "],
)
def test_the_number_of_a_question_may_stand_behind_a_word_or_a_sign(mark):
    assert asked_text(f"{mark}Is it far?") == "Is it far?"
    assert not ANSWERED.match(f"{mark}Is it far?")


@pytest.mark.parametrize("text", ["Câu: x?", "Question no: x?", "Q no one knows: why?", "Pregunta n: x?"])
def test_a_word_for_a_number_without_a_number_is_text(text):
    assert not ASKED.match(text)


@pytest.mark.parametrize("mark", ["Ａ：", "A2．", "Ａ１）", "【回答】", "【A】", "ج: ", "ج2/ "])
def test_the_marks_of_answers_in_other_scripts_are_found(mark):
    found = ANSWERED.match(f"{mark}無料です。")
    assert found is not None
    assert f"{mark}無料です。"[found.end() :].strip() == "無料です。"


@pytest.mark.parametrize("text", ["A．赤", "S / he?", "F/A or B?", "س هو حرف", "[A] is a choice", "Q/A"])
def test_letters_without_the_form_of_a_mark_are_text(text):
    assert not ASKED.match(text)
    assert not ANSWERED.match(text)
