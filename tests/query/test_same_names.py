"""Days, months and contacts that the documents name in another way than the question."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from support import Built

from faqbot import FaqBot
from faqbot.index.index import Index
from faqbot.query.query import analyse
from faqbot.query.same_names import same_names

HOURS = ("When are you open?", "Tue-Fri 9.00 - 18.00, Sat 10.00 - 14.00. Closed Sun, Mon.")
ORDINARY = ("Where do people sit?", "They sat in the sun on Wednesday, where bells mar the peace.")


def said_of(word: str, index: Index) -> set[str]:
    return {one.said for one in same_names(word, index)}


@pytest.mark.parametrize(
    ("word", "short"),
    [("saturday", "sat"), ("saturdays", "sat"), ("sunday", "sun"), ("monday", "mon"), ("tuesday", "tue")],
)
def test_a_day_is_read_in_short(word: str, short: str, built: Built) -> None:
    assert said_of(word, built(HOURS)) == {short}


@pytest.mark.parametrize(("word", "full"), [("mon", "monday"), ("tues", "tuesday"), ("dec", "december")])
def test_a_short_name_is_read_in_full(word: str, full: str, built: Built) -> None:
    assert said_of(word, built(("", f"Closed on the last {full}."))) == {full}


def test_a_month_alone_is_read_in_short(built: Built) -> None:
    assert same_names("december", built(("", "Closed on 25 Dec."))) == [("dec", ("dec",))]


@pytest.mark.parametrize(("word", "written"), [("saturday", "They sat there."), ("sunday", "Keep it from the sun.")])
def test_a_short_name_that_is_an_ordinary_word_is_no_day_by_itself(word: str, written: str, built: Built) -> None:
    assert same_names(word, built(("", written), ("", "Open Monday."))) == []


def test_a_short_name_that_is_an_ordinary_word_is_a_day_beside_another_name_only(built: Built) -> None:
    index = built(HOURS, ORDINARY)
    found = [one.words for one in same_names("sunday", index) if one.said == "sun"]
    assert ("sun", "mon") in found
    assert all(len(words) > 1 for words in found)


@pytest.mark.parametrize("question", ["sun", "sat", "wed", "mar"])
def test_an_ordinary_word_is_not_read_as_a_day(question: str, built: Built) -> None:
    index = built(("", "Open Wednesday, Saturday, Sunday and in March."), ORDINARY)
    assert same_names(question, index) == []


def test_a_day_is_not_read_as_another(built: Built) -> None:
    assert said_of("wednesday", built(("", "Open Tue, Fri. Closed Sun, Mon."))) == set()


@pytest.mark.parametrize(
    ("written", "word", "language"),
    [
        ("Tue-Fri 9.00 - 18.00", "wednesday", "english"),
        ("Mondays to Fridays from nine", "wednesday", "english"),
        ("Sat – Mon from nine", "sunday", "english"),
        ("Mo.–Do. ab neun", "mittwoch", "german"),
        ("Montag bis Freitag ab neun", "donnerstag", "german"),
        ("lundi au vendredi dès neuf heures", "mardi", "french"),
    ],
)
def test_a_range_of_days_is_about_the_days_within(written: str, word: str, language: str, built: Built) -> None:
    (found,) = same_names(word, built(("", written), language=language))
    assert len(found.words) == 2


@pytest.mark.parametrize("word", ["monday", "saturday", "sunday"])
def test_a_range_of_days_is_about_no_day_outside(word: str, built: Built) -> None:
    assert said_of(word, built(("", "Tue-Fri 9.00 - 18.00"))) == set()


def test_a_day_that_the_documents_have_is_read_in_short_as_well(built: Built) -> None:
    index = built(HOURS, ("", "We deliver on Saturday, for a fee."))
    (concept,) = analyse("saturday", index).concepts
    assert concept.readings[0].how == "word"
    assert {reading.said for reading in concept.readings[1:]} == {"sat"}


def test_what_stands_beside_a_name_is_not_said_to_be_read(built: Built) -> None:
    (concept,) = analyse("sunday", built(HOURS)).concepts
    assert {(reading.said, reading.how, len(reading.terms)) for reading in concept.readings} == {("sun", "form", 2)}


@pytest.mark.parametrize(
    ("language", "written", "word", "short"),
    [
        ("german", "Mo-Fr 9-18 Uhr, Sa 10-14 Uhr, So zu", "samstags", "sa"),
        ("german", "Mo-Fr 9-18 Uhr, Sa 10-14 Uhr, So zu", "sonntag", "so"),
        ("dutch", "Ma-vr 9-18 uur, za en zo dicht", "zondag", "zo"),
        ("french", "Lun-ven 9h-18h, sam 10h-14h, dim fermé", "dimanche", "dim"),
        ("spanish", "Lun-vie 9-18, sáb 10-14, dom cerrado", "domingo", "dom"),
        ("italian", "Lun-ven 9-18, sab 10-14, dom chiuso", "domenica", "dom"),
        ("portuguese", "Seg a sex 9-18, sáb 10-14, dom fechado", "domingo", "dom"),
        ("german", "Tel. 0123 456", "telefonnummer", "tel"),
        ("french", "Tél. 0123 456", "téléphone", "tél"),
        ("spanish", "Tel. 0123 456", "teléfono", "tel"),
        ("english", "Tel. 0123 456", "phone", "tel"),
    ],
)
def test_other_languages_have_short_names_too(language: str, written: str, word: str, short: str, built: Built) -> None:
    assert said_of(word, built(("", written), language=language)) == {short}


def test_a_word_of_grammar_is_no_day_beside_the_full_name_of_another(built: Built) -> None:
    index = built(("", "So geht es am Montag schneller, am Samstag auch."), language="german")
    assert same_names("sonntag", index) == []


def test_a_word_with_the_stem_of_a_short_name_is_not_this_name(built: Built) -> None:
    index = built(("", "Le nove regole di lunedì."), language="italian")
    assert index.term_number("nov") is not None
    assert same_names("novembre", index) == []


RANGE, LIST = ("", "The office is open Monday to Friday."), ("", "The pool is shut on Monday and Friday.")


@pytest.mark.parametrize("written", [(RANGE, LIST), (LIST, RANGE)])
def test_two_days_are_no_range_where_another_text_lists_them(written: Sequence[tuple[str, str]], built: Built) -> None:
    assert said_of("wednesday", built(RANGE)) == {"monday-friday"}
    assert said_of("wednesday", built(*written)) == set()


def test_a_range_in_a_heading_is_read() -> None:
    bot = FaqBot.from_texts({"a.md": "# Pool\n\n## Monday to Friday\n\nOpen from 7 to 21.\n\n## Prices\n\n4 euros.\n"})
    assert bot.ask("opening on wednesday").missing == ()


def test_the_hours_of_a_day_in_short_are_found_by_its_name() -> None:
    bot = FaqBot.from_texts({"a.md": "# Shop\n\n## Opening times\n\n" + HOURS[1] + "\n\n## Gifts\n\nWe wrap gifts.\n"})
    reply = bot.ask("are you open on saturday")
    assert (reply.outcome, reply.text, reply.missing) == ("answer", HOURS[1], ())


def test_another_day_in_short_is_another_question() -> None:
    bot = FaqBot.from_pairs([("Is the pool open on Mon?", "Yes."), ("Where is the sauna?", "Upstairs.")])
    assert bot.ask("is the pool open on monday").outcome == "answer"
    assert bot.ask("is the pool open on tuesday").confidence < bot.ask("is the pool open on monday").confidence / 2
