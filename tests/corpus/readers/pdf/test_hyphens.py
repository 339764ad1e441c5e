"""Words divided at the ends of lines are put together, as the other words of the document tell."""

import pytest

from faqbot.corpus.readers.pdf.hyphens import Joiner, without_soft_hyphens

DIVIDED = ["the docu-", "ment and the infor-", "mation in it", "for every-", "body who asks"]


@pytest.mark.parametrize(
    ("document", "first", "second", "wanted"),
    [
        (DIVIDED, "all infor-", "mation here", "all information here"),
        (["our first-class tickets"], "a first-", "class ticket", "a first-class ticket"),
        (["the information is here"], "all infor-", "mation here", "all information here"),
        (DIVIDED, "Die Straßen-", "bahn fährt", "Die Straßenbahn fährt"),
        (DIVIDED, "Vor-", "und Nachteile", "Vor- und Nachteile"),
        (DIVIDED, "die US-", "Regierung", "die US-Regierung"),
        (DIVIDED, "COVID-", "19 tests", "COVID-19 tests"),
        (DIVIDED, "инфор-", "мация здесь", "информация здесь"),
        (DIVIDED, "für Kredit-", "kartenzahlung", "für Kreditkartenzahlung"),
        (["die Kredit-Karte gilt"], "meine Kredit-", "Karte", "meine Kredit-Karte"),
        (DIVIDED, "the files ELF/Mach-", "O/PE", "the files ELF/Mach-O/PE"),
        ([], "the option -Q/-", "-quote", "the option -Q/--quote"),
        ([], "one way -", "or another", "one way - or another"),
        ([], "infor\xad", "mation", "information"),
        ([], "and so on—", "as ever", "and so on—as ever"),
        ([], "返品は", "いつまで", "返品はいつまで"),
        ([], "한국어", "문장", "한국어 문장"),
        ([], "see https://a.example/help/", "cards.html for it", "see https://a.example/help/cards.html for it"),
        ([], "see https://a.example", "for it", "see https://a.example for it"),
    ],
)
def test_two_lines_are_joined_as_they_were_written(document, first, second, wanted):
    assert Joiner([*document, first, second]).joined(first, second) == wanted


def test_soft_hyphens_within_words_are_not_read():
    assert without_soft_hyphens("infor\xadmation") == "information"
