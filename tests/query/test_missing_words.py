"""Which words of a question the corpus does not have, and which of them are worth naming, and how."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Built

from faqbot.building.builder import build_index
from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.corpus import Corpus
from faqbot.index.index import Index
from faqbot.query.missing_words import (
    MOST_MENTIONED,
    TELLING_BESIDE_ANSWER,
    is_in_other_language,
    mentionable,
    missing_words,
)
from faqbot.query.query import analyse
from faqbot.text.analyser import Analyser


@pytest.fixture(scope="module")
def gym() -> Index:
    pairs = (
        ("How many push-ups should I do?", "Do ten push-ups a day."),
        ("Is there a warmup?", "The warmup takes five minutes. Write an e-mail."),
        ("What does a day pass cost?", "Nine euros, for a bit of fun. Put a coin into the locker."),
    )
    chunks = [
        Chunk(f"gym#{number}", "faq", question, answer, Source("gym.md", (number + 1, number + 1), (question,), "Gym"))
        for number, (question, answer) in enumerate(pairs)
    ]
    return build_index(Corpus(tuple(chunks)), Analyser())


def missing(question: str, index: Index) -> tuple[str, ...]:
    return missing_words(analyse(question, index), index)


def mentioned(question: str, index: Index) -> tuple[str, ...]:
    return mentionable(missing(question, index), question, index)


@pytest.mark.parametrize("question", ["pushups", "PushUp", "push-ups", "push ups", "email", "e-mail", "daypass"])
def test_joined_and_split_forms_of_a_word_are_one_word(question: str, gym: Index) -> None:
    assert missing(question, gym) == ()


@pytest.mark.parametrize("question", ["warm up", "warm-up", "Warm-Up"])
def test_a_word_that_is_joined_in_the_documents_is_not_missing_in_parts(question: str, gym: Index) -> None:
    assert missing(question, gym) == ()


def test_two_words_that_are_not_side_by_side_are_no_compound(gym: Index) -> None:
    assert missing("bitcoin", gym) == ("bitcoin",)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("pull-ups", "pull-ups"),
        ("Is an iPhone allowed?", "iPhone"),
        ("where is Tesla's charger", "Tesla"),
        ("error E-2099?", "E-2099"),
        ("non-member", "non-member"),
        ("is there node.js", "node.js"),
        ("where is the Straßenbahn?", "Straßenbahn"),
        ("STRASSENBAHN", "STRASSENBAHN"),
    ],
)
def test_a_missing_word_is_named_as_it_was_typed(question: str, named: str, gym: Index) -> None:
    assert named in mentioned(question, gym)


def test_pairs_of_characters_are_named_as_the_run_that_was_typed(gym: Index) -> None:
    assert mentioned("天气预报", gym) == ("天气预报",)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("我怎么停车", ("停车",)),
        ("如何升级会员", ("升级",)),
        ("可以停车吗", ("停车",)),
        ("会员猫", ()),
        ("猫 会员", ("猫",)),
    ],
)
def test_of_text_without_spaces_neither_known_words_nor_words_of_grammar_are_named(
    question: str, named: tuple[str, ...], built: Built
) -> None:
    index = built(("如何取消会员资格？", "在应用中取消会员资格。"), language="chinese")
    assert mentioned(question, index) == named


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("wie lade ich eine Datei hoch", ("lade", "Datei", "hoch")),
        ("comment puis-je annuler", ("annuler",)),
        ("a pass für eine woche", ("woche",)),
        ("a van", ("van",)),  # which is Dutch, too
        ("La Croix cans", ("La", "Croix")),  # a single one may belong to a name
        ("can I use a NAS", ("NAS",)),
        ("a NAS or an OSS", ("NAS", "OSS")),
    ],
)
def test_words_of_grammar_of_another_language_are_not_named(question: str, named: tuple[str, ...], gym: Index) -> None:
    assert mentioned(question, gym) == named


@pytest.mark.parametrize("question", ["wie lade ich eine Datei hoch", "comment puis-je annuler", "Kann ich parken?"])
def test_a_question_with_grammar_of_another_language_is_in_this_language(question: str, gym: Index) -> None:
    assert is_in_other_language(missing(question, gym), question, gym)


@pytest.mark.parametrize(
    "question",
    [
        *("is there a sauna", "sauna", "do you sell La Croix", "what does Der Spiegel cost"),
        *("Los Angeles de la Reina address", "La Croix de la Loire price", "van de Graaff and ter Beek de Vries"),
    ],
)
def test_a_question_with_grammar_of_the_documents_is_in_no_other_language(question: str, gym: Index) -> None:
    assert not is_in_other_language(missing(question, gym), question, gym)


def test_one_word_of_grammar_is_enough_if_no_word_is_one_of_the_documents_language(gym: Index) -> None:
    for question, is_other in (("Sind Hunde erlaubt?", True), ("Der Spiegel Verlag", False), ("asdf qwer yx", False)):
        assert is_in_other_language(missing(question, gym), question, gym) is is_other


@pytest.mark.parametrize("question", ["Jak zrušit členství?", "Üyeliğimi nasıl iptal ederim?", "Où se garer à côté"])
def test_one_word_of_grammar_is_enough_beside_a_letter_that_the_documents_lack(question: str, gym: Index) -> None:
    assert is_in_other_language(missing(question, gym), question, gym)


@pytest.mark.parametrize(
    "question",
    ["crème brûlée", "what la crème brûlée costs", "café La Crème", "Šimek", "menu à la carte", "déjà vu de luxe"],
)
def test_a_letter_that_the_documents_lack_is_not_enough(question: str, gym: Index) -> None:
    assert not is_in_other_language(missing(question, gym), question, gym)


@pytest.mark.parametrize(
    "question",
    ["Кошка?", "ποιο είναι το κόστος", "كيف يمكنني إلغاء العضوية", "天气预报", "회원권"],
)
def test_a_question_in_a_script_that_the_documents_lack_is_in_another_language(question: str, gym: Index) -> None:
    assert is_in_other_language(missing(question, gym), question, gym)


@pytest.mark.parametrize("question", ["what does привет mean", "μg?", "sauna β", "α β γ", "12 ₽"])
def test_a_word_or_a_sign_of_another_script_makes_no_other_language(question: str, gym: Index) -> None:
    assert not is_in_other_language(missing(question, gym), question, gym)


@pytest.mark.parametrize(
    "question",
    [
        'what does "to be or not to be" mean in "wie geht es dir"',
        "who sang “Non, je ne regrette rien”",
        "'wie geht es'",
    ],
)
def test_what_a_question_quotes_makes_no_other_language(question: str, gym: Index) -> None:
    assert not is_in_other_language(missing(question, gym), question, gym)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Доставка Apple Watch Ultra завтра", "russian"),
        ("Apple Watch Ultra 保修", "chinese"),
        ("パスワード", "japanese"),
    ],
)
def test_a_question_with_words_in_a_script_of_the_documents_is_in_no_other_language(
    question: str, language: str, built: Built
) -> None:
    index = built(("配送？", "配送します。"), ("Как?", "Так."), language=language)
    assert not is_in_other_language(missing(question, index), question, index)


@pytest.mark.parametrize("known", ["Привет, мир.", "Hello. Это кошка."])
def test_a_script_that_the_documents_have_is_no_other_language(known: str, built: Built) -> None:
    index = built(("Hello?", "Hello there."), ("", known))
    question = "собака бежит"
    assert not is_in_other_language(missing(question, index), question, index)


@pytest.mark.parametrize("question", ["What does a key in the box cost?", "is there an open door"])
def test_grammar_that_two_languages_share_and_single_letters_say_nothing(question: str, built: Built) -> None:
    index = built(("Was ist in Fach a?", "In Fach a ist an jedem Tag etwas anderes."), language="german")
    assert is_in_other_language(missing(question, index), question, index)


@pytest.mark.parametrize("question", ["can i keep a dog", "may i have a cat", "when can i do laundry"])
def test_letters_that_the_documents_have_hide_no_other_language(question: str, built: Built) -> None:
    index = built(("Wann ist Ruhe?", "Ab 22 Uhr. i.A. K. Brinkmann"), language="german")
    assert is_in_other_language(missing(question, index), question, index)


@pytest.mark.parametrize("question", ["Vitamin A", "wofür ist vitamin a", "plan b", "c compiler"])
def test_a_letter_that_is_a_name_makes_no_other_language(question: str, built: Built) -> None:
    index = built(("Was ist Plan A?", "A ist der erste, C der dritte."), language="german")
    assert not is_in_other_language(missing(question, index), question, index)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        *(("is there a pool?", language) for language in ("spanish", "french", "italian", "portuguese")),
        *(("Can I bring my dog?", language) for language in ("german", "dutch", "swedish")),
        *(("Where can I bring a dog and a cat?", language) for language in ("german", "spanish")),
    ],
)
def test_grammar_that_the_documents_share_does_not_hide_what_they_do_not_share(
    question: str, language: str, built: Built
) -> None:
    lists = Analyser(language).lists
    index = built((" ".join(sorted(lists.function_words)), " ".join(sorted(lists.question_words))), language=language)
    assert is_in_other_language(missing(question, index), question, index)


def test_a_question_in_the_true_language_of_the_documents_is_in_no_other_language(built: Built) -> None:
    index = built(("Wie kann ich parken?", "Hinter dem Haus, wo der Weg ist."))  # German, read as English
    question = "wie kann ich wo der Flieder"
    assert missing(question, index) == ("flieder",)
    assert not is_in_other_language(missing(question, index), question, index)


def test_frequent_words_and_single_letters_are_not_named(gym: Index) -> None:
    assert missing("I thought x turned and feel put", gym)
    assert mentioned("I thought x turned and feel put", gym) == ()


def test_a_korean_word_of_one_syllable_is_named(gym: Index) -> None:
    assert mentioned("물", gym) == ("물",)


def test_only_the_rarest_words_are_named_in_the_order_of_the_question(gym: Index) -> None:
    question = "burn lasagne whole docker morning sauna"
    assert mentioned(question, gym) == ("lasagne", "docker", "sauna")


def test_a_word_that_is_typed_twice_is_named_once(gym: Index) -> None:
    assert mentioned("Docker or docker", gym) == ("Docker",)


def test_beside_an_answer_fewer_words_are_worth_naming(gym: Index) -> None:
    question = "a morning with docker"
    assert mentioned(question, gym) == ("morning", "docker")
    assert mentionable(missing(question, gym), question, gym, TELLING_BESIDE_ANSWER) == ("docker",)


def test_in_a_language_without_a_list_of_words_every_missing_word_is_named(built: Built) -> None:
    index = built(("Wo kann ich parken?", "Hinter dem Haus."), language="german")
    assert mentioned("Gibt es morgen Kuchen?", index) == ("morgen", "Kuchen")


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=60))
def test_no_more_words_are_named_than_may_be_and_each_is_in_the_question(question: str) -> None:
    index = _EMPTY
    named = mentioned(question, index)
    assert len(named) <= MOST_MENTIONED
    assert all(word.casefold() in question.casefold() for word in named)


_EMPTY = build_index(
    Corpus((Chunk("a#a", "passage", "", "Nothing to see.", Source("a.md", (1, 1), (), "A")),)), Analyser()
)
