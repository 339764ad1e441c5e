"""A reply as elements, for each outcome."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import pytest
from browsing import Parsed
from hypothesis import given
from hypothesis import strategies as st

from faqbot import FaqBot
from faqbot.answering.conversation.conversation import Conversation
from faqbot.serving.page.reply_elements import PageExchange, exchange_element, source_address

HELPDESK = Path(__file__).parents[2] / "data" / "helpdesk"


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    return FaqBot.from_corpus(HELPDESK)


def shown(bot: FaqBot, *said: str, receipts: tuple[str | None, ...] = (), root: str = "") -> str:
    """Return the elements for the last of some texts of a conversation."""
    conversation = Conversation(bot)
    *_, reply = [conversation.say(text) for text in said]
    return exchange_element(PageExchange(said[-1], reply, "TOKEN", receipts), root)


def test_an_answer_has_its_text_its_citation_and_how_sure_it_is(bot: FaqBot) -> None:
    html = shown(bot, "when is my bill due")
    assert '<h2 class="asked">when is my bill due</h2>' in html
    assert 'href="/source/bills-and-payments%23when-is-my-bill-due#cited"' in html
    assert '<span class="how sure">sure, ' in html
    assert 'data-conversation="TOKEN"' in html


def test_without_a_receipt_there_is_no_verdict(bot: FaqBot) -> None:
    assert "verdict" not in shown(bot, "when is my bill due")
    assert 'name="receipt" value="R"' in shown(bot, "when is my bill due", receipts=("R",))


def test_the_options_of_a_choice_are_buttons_that_send_their_numbers_and_the_conversation(bot: FaqBot) -> None:
    html = shown(bot, "how fast is it?")
    assert '<button name="question" value="2"><span dir="auto">Home 250</span>' in html
    assert '<input type="hidden" name="conversation" value="TOKEN">' in html


def test_the_options_of_two_choices_are_numbered_through(bot: FaqBot) -> None:
    html = shown(bot, "how fast is it? what does it cost?")
    numbers = [one["value"] for tag, one in Parsed(html).elements if tag == "button" and one.get("name") == "question"]
    assert len(numbers) > 3
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_an_option_that_was_picked_by_its_number_is_named(bot: FaqBot) -> None:
    assert '<h2 class="asked">Home 250</h2>' in shown(bot, "how fast is it?", "2")


def test_small_talk_is_a_sentence(bot: FaqBot) -> None:
    assert '<div class="reply smalltalk"><p class="text lines" dir="auto">You&#x27;re welcome.' in shown(bot, "thanks!")


def test_a_server_below_a_path_has_all_of_its_addresses_there(bot: FaqBot) -> None:
    html = shown(bot, "how fast is it?", root="/help") + shown(
        bot, "when is my bill due", receipts=("R",), root="/help"
    )
    addresses = [one.get("href") or one.get("action") or "/help/" for _, one in Parsed(html).elements]
    assert all(str(address).startswith("/help/") for address in addresses)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_the_address_of_a_source_stands_for_its_id_after_a_browser_has_read_it(identity: str) -> None:
    address = urlsplit(urljoin("http://a.example/", source_address("", identity)))
    of_path = unquote(address.path.removeprefix("/source/"))
    assert identity == (of_path or parse_qs(address.query, keep_blank_values=True)["id"][0])
    assert address.fragment == "cited"


@pytest.mark.parametrize("identity", ["..", "a/../b", "./x", "a//b", "/x"])
def test_an_id_that_a_browser_would_shorten_stands_in_the_query(identity: str) -> None:
    assert source_address("", identity).startswith("/source/?id=")
