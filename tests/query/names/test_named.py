"""What a text says of documents."""

from __future__ import annotations

import pytest
from support import pages

from faqbot import FaqBot


@pytest.fixture(scope="session")
def pages_bot(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    return FaqBot.from_corpus(pages(tmp_path_factory.mktemp("pages")))


def test_a_bot_tells_which_documents_a_text_names_and_what_is_left(pages_bot: FaqBot) -> None:
    named = pages_bot.names("How long do I hold the side plank for?")
    assert named.titles == ("Side Plank",)
    assert named.words == "how long do i hold the side plank for"
    assert named.rest == "how long do i hold for"
    assert named.is_sure
    assert named.full


def test_only_titles_among_those_given_are_named(pages_bot: FaqBot) -> None:
    assert pages_bot.names("the stretch", ["Seated Calf Stretch", "Side Plank"]).titles == ("Seated Calf Stretch",)
    assert pages_bot.names("the stretch", []).titles == ()


def test_what_is_no_title_is_a_stranger(pages_bot: FaqBot) -> None:
    assert pages_bot.names("sets of bulgarian squats").strangers == ("bulgarian",)
    assert pages_bot.names("sets of the hula hoop").strangers == ("hula", "hoop")


def test_a_text_that_is_none_is_a_type_error(pages_bot: FaqBot) -> None:
    with pytest.raises(TypeError):
        pages_bot.names(None)  # type: ignore[arg-type]
