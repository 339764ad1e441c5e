"""A word tells much if it is rare in general and in the documents."""

from __future__ import annotations

import numpy as np
from support import Built

from faqbot.index.index import Index
from faqbot.query.query import analyse
from faqbot.ranking.words.telling import telling_concepts, term_rarities
from faqbot.text.analyser import Analyser
from faqbot.text.word_list import RAREST

SHOP = [(f"Can I rent a {thing}?", "Yes, in the pavilion.") for thing in ("kayak", "tandem", "day locker", "tent")]


def told(question: str, index: Index) -> dict[str, float]:
    query = analyse(question, index)
    return dict(
        zip((concept.word for concept in query.concepts), telling_concepts([query], index).tolist(), strict=True)
    )


def test_words_without_content_tell_nothing(built: Built) -> None:
    assert set(told("how can i do this", built(*SHOP)).values()) == {0.0}


def test_a_rare_word_tells_more_than_an_everyday_one_as_rare_in_the_documents(built: Built) -> None:
    words = told("kayak day", built(*SHOP))
    assert words["kayak"] > 2 * words["day"] > 0


def test_a_word_of_every_chunk_tells_less_than_one_as_rare_in_general(built: Built) -> None:
    words = told("a tandem in the pavilion", built(*SHOP))
    assert words["tandem"] > 2 * words["pavilion"]


def test_a_compound_tells_as_much_as_its_most_telling_part(built: Built) -> None:
    pairs = [(f"Kostet das {thing} eine Gebühr?", "Nein.") for thing in ("Kajak", "Zelt", "Boot")]
    words = told("kajakgebühr kajak gebühr", built(*pairs, language="german"))
    assert words["kajakgebühr"] == words["kajak"] > words["gebühr"]


def test_an_unknown_code_tells_as_much_as_a_word_can(built: Built) -> None:
    assert told("what is kx-31", built(*SHOP))["kx-31"] == 1


def test_a_typo_tells_what_the_word_meant_tells(built: Built) -> None:
    index = built(*SHOP)
    assert told("kayka", index)["kayka"] == told("kayak", index)["kayak"]


def test_without_a_word_list_only_the_documents_count(built: Built) -> None:
    words = told("kayak day", built(*SHOP, language="danish"))
    assert words["kayak"] == words["day"]


def test_of_many_stems_only_words_with_a_content_are_as_rare_as_they_are_in_general() -> None:
    stems = [b"the", b"how", b"x", b"kx31", b"31", "größe".encode(), b"tandem", b"day"]
    rarities = term_rarities(stems, np.arange(len(stems)), stems, Analyser())
    assert rarities[:5].tolist() == [0, 0, RAREST, RAREST, RAREST]
    assert 0 < rarities[7] < rarities[6] < rarities[5] == RAREST
