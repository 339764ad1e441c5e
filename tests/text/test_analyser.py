"""Text to terms: what the analyser keeps, splits, writes out and drops."""

from __future__ import annotations

import pickle
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot import LanguageError
from faqbot.text.analyser import Analyser, languages
from faqbot.text.languages.english import ENGLISH as LISTS

ENGLISH = Analyser()

ANY_TEXT = st.text(st.characters(), max_size=60)  # surrogates too
TRICKY_TEXT = st.text("aZé'’´`-_./+#[]()0９ﬁ東ทุ้हि\u0301\u200d\u00ad \n", max_size=40)


def test_compatibility_forms_are_one_word_with_the_plain_ones() -> None:
    assert ENGLISH.words("ﬁle ＦＩＬＥ") == ["file", "file"]


def test_letter_case_does_not_matter_in_any_script() -> None:
    assert ENGLISH.words("STRASSE Straße ΣΊΣΥΦΟΣ Σίσυφος") == ["strasse", "strasse", "σίσυφοσ", "σίσυφοσ"]


@pytest.mark.parametrize("apostrophe", "'\u2018\u2019\u02bc\u201b\u2032\uff07\u00b4`")
def test_an_apostrophe_of_any_kind_makes_the_same_contraction(apostrophe: str) -> None:
    assert ENGLISH.words(f"don{apostrophe}t") == ["do", "not"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("can't", "can not"),
        ("won't", "will not"),
        ("CANNOT", "can not"),
        ("dont", "do not"),
        ("isn't", "is not"),
        ("they're", "they are"),
        ("I've", "i have"),
        ("we'll", "we will"),
        ("I'd", "i would"),
        ("I'm", "i am"),
        ("what's", "what is"),
        ("let's", "let us"),
    ],
)
def test_contractions_are_written_out(written: str, meant: str) -> None:
    assert ENGLISH.words(written) == meant.split()


def test_a_possessive_is_the_word_without_its_ending() -> None:
    assert ENGLISH.words("the dog's and the dogs' bowls") == "the dog and the dogs bowls".split()


def test_other_languages_write_no_contractions_out() -> None:
    assert Analyser("french").words("l’eau d'Antoine's cant") == ["l", "eau", "d", "antoine", "s", "cant"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("E-1042", ["e-1042", "e1042", "e", "1042"]),
        ("v2.3", ["v2.3", "v2", "3"]),
        ("node.js", ["node.js", "node", "js"]),
        ("C++", ["c++", "c"]),
        ("C#", ["c#", "c"]),
        ("max_tokens", ["max_tokens", "max", "tokens"]),
        ("and/or", ["and", "or"]),
        ("warm-up", ["warm", "up"]),
    ],
)
def test_identifiers_are_kept_whole_and_split(text: str, words: list[str]) -> None:
    assert ENGLISH.words(text) == words


@pytest.mark.parametrize("hyphen", "-\u2010\u2011\u2212")
def test_an_identifier_may_be_written_with_any_hyphen(hyphen: str) -> None:
    assert ENGLISH.words(f"E{hyphen}1042")[0] == "e-1042"


def test_a_full_stop_ends_an_identifier() -> None:
    assert ENGLISH.words("Use C++. Or v2.3.") == ["use", "c++", "c", "or", "v2.3", "v2", "3"]


def test_words_of_one_or_two_letters_are_kept() -> None:
    assert ENGLISH.words("Is R a 5 km x?") == ["is", "r", "a", "5", "km", "x"]


def test_soft_hyphens_and_joiners_do_not_split_a_word() -> None:
    assert ENGLISH.words("exam\u00adple क\u094d\u200cष") == ["example", "क\u094dष"]


def test_a_joiner_that_joins_nothing_parts_words_in_arabic_script_as_a_space_does() -> None:
    assert ENGLISH.words("کتاب\u200cها") == ENGLISH.words("کتاب ها") == ["کتاب", "ها"]


@pytest.mark.parametrize("number", ["۳۵۰", "٣٥٠", "३५०", "৩৫০", "๓๕๐", "３５０", "350"])
def test_the_digits_of_all_scripts_are_the_same(number: str) -> None:
    assert ENGLISH.words(number) == ["350"]


@pytest.mark.parametrize(
    ("text", "bigrams"),
    [
        ("東京都", ["東京", "京都"]),
        ("ひらがな", ["ひら", "らが", "がな"]),
        ("水", ["水"]),
        ("USBケーブル", ["usb", "ケー", "ーブ", "ブル"]),
        ("食べ物のカメラ", ["食", "べ", "物", "の", "カメ", "メラ"]),
        ("กุญแจ", ["กุญ", "ญแจ"]),
        ("도서관에는 책이", ["도서", "서관", "관에", "에는", "책이"]),
    ],
)
def test_scripts_without_spaces_become_bigrams_within_each_script(text: str, bigrams: list[str]) -> None:
    assert ENGLISH.words(text) == bigrams


@pytest.mark.parametrize("word", ["हिन्दी", "العَرَبِيَّة", "தமிழ்", "বাংলা", "עִבְרִית", "ދިވެހި", "བོད", "х҃с"])
def test_vowel_signs_and_points_do_not_split_a_word(word: str) -> None:
    assert ENGLISH.words(word) == [unicodedata.normalize("NFKC", word)]


def test_where_a_markdown_link_leads_is_dropped() -> None:
    assert ENGLISH.words("see [the guide](https://example.org/a_b) (page 2)") == "see the guide page 2".split()


def test_a_run_of_letters_too_long_for_a_word_counts_by_its_beginning() -> None:
    assert ENGLISH.words("x" * 100_000) == ["x" * 64]


def test_a_megabyte_of_combining_marks_is_one_word() -> None:
    assert len(ENGLISH.words("e" + "\u0301\u0316" * 500_000)) == 1  # sorting them all took minutes


def test_the_politeness_around_a_question_is_told_from_it() -> None:
    words = ENGLISH.words("Hey bot, please: how long?! Thanks")
    assert ENGLISH.polite_ends(words) == (3, 1)


def test_a_question_of_nothing_but_politeness_is_polite_from_both_ends() -> None:
    assert ENGLISH.polite_ends(ENGLISH.words("Hello there!")) == (2, 2)
    assert ENGLISH.polite_ends([]) == (0, 0)


def test_an_unknown_language_is_answered_with_the_nearest() -> None:
    with pytest.raises(LanguageError, match=r"'englsh'; did you mean english\?"):
        Analyser("englsh")


def test_a_language_like_no_other_is_answered_with_how_to_name_one() -> None:
    with pytest.raises(LanguageError, match="in English or as a code"):
        Analyser("42")


@pytest.mark.parametrize("language", languages())
def test_every_language_of_snowball_works(language: str) -> None:
    assert Analyser(language).terms("Sport 123")[1] == "123"


def test_a_language_is_found_whatever_its_letter_case() -> None:
    assert Analyser(" German ").terms("Häuser") == Analyser("german").terms("haus")


def test_function_words_are_words_too() -> None:
    assert not any(map(ENGLISH.is_content, ENGLISH.terms("the and of")))
    assert ENGLISH.words("the and of") == ["the", "and", "of"]


@pytest.mark.parametrize("language", ["english", "chinese", "japanese"])
def test_grammar_without_spaces_is_known_by_its_script_in_every_language(language: str) -> None:
    analyser = Analyser(language)
    assert list(filter(analyser.is_content, analyser.terms("保修期是什么"))) == ["保修", "修期", "期是"]
    assert list(filter(analyser.is_content, analyser.terms("保証はいつまでですか"))) == ["保証", "はい"]


@pytest.mark.parametrize("language", ["english", "german", "chinese", "swedish"])
def test_a_term_has_the_role_that_the_sets_of_terms_say(language: str) -> None:
    analyser = Analyser(language)
    terms = {*analyser.function_terms, *analyser.question_terms, "plank", "保修", "e-1042"}
    assert {term for term in terms if analyser.is_function_term(term)} == analyser.function_terms
    assert {term for term in terms if analyser.is_question_term(term)} == analyser.question_terms
    assert {term for term in terms if analyser.is_content(term)} == {"plank", "保修", "e-1042"}


def test_chinese_and_japanese_need_no_stemmer() -> None:
    assert {"chinese", "japanese"} <= set(languages())
    assert Analyser("chinese").terms("iPhone手机 cases") == ["iphon", "手机", "case"]


def test_question_words_are_no_function_words() -> None:
    assert {"what", "where", "how", "whi"} <= ENGLISH.question_terms
    assert not ENGLISH.question_terms & ENGLISH.function_terms
    assert "the" in LISTS.function_words


def test_eight_threads_share_an_analyser() -> None:
    text = "running runners ran easily, generously and nationally " * 50
    alone = ENGLISH.terms(text)
    with ThreadPoolExecutor(8) as pool:
        assert all(terms == alone for terms in pool.map(ENGLISH.terms, [text] * 200))


def test_an_analyser_pickles_as_its_language() -> None:
    assert pickle.loads(pickle.dumps(Analyser("german"))).language == "german"


@given(ANY_TEXT | TRICKY_TEXT)
def test_any_text_has_words_without_error(text: str) -> None:
    assert all(word and len(word) <= 64 for word in ENGLISH.words(text))
    assert all(term for term in ENGLISH.terms(text))


@given(ANY_TEXT | TRICKY_TEXT)
def test_a_text_and_its_normal_form_have_the_same_words(text: str) -> None:
    assert ENGLISH.words(unicodedata.normalize("NFKC", text)) == ENGLISH.words(text)


@given(ANY_TEXT | TRICKY_TEXT)
def test_words_can_be_encoded(text: str) -> None:
    "".join(ENGLISH.words(text)).encode()


@given(st.lists(TRICKY_TEXT, max_size=4))
def test_a_line_of_its_own_has_the_same_words_as_in_a_text(lines: list[str]) -> None:
    flat = [line.replace("\n", " ") for line in lines]
    assert ENGLISH.words("\n".join(["", *flat])) == [word for line in flat for word in ENGLISH.words(f"\n{line}")]


def test_words_that_hardly_come_again_have_the_same_terms() -> None:
    words = ["unhappily", "happily", "", "größer", "dispossessed"]
    assert Analyser().stems_of_rare(words) == Analyser().stems(words)


@pytest.mark.parametrize(("typed", "printed"), [("मुफ्त", "मुफ़्त"), ("पढाई", "पढ़ाई"), ("पांच", "पाँच")])
def test_hindi_is_the_same_without_the_marks_that_many_leave_out(typed: str, printed: str) -> None:
    for language in ("hindi", "english"):
        assert Analyser(language).terms(typed) == Analyser(language).terms(printed)
