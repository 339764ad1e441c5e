"""The token of a conversation: what a client carries from one request to the next."""

from __future__ import annotations

import json

import pytest
from served import PAIRS, small_bot

from faqbot import FaqBot
from faqbot.answering.conversation.conversation import Conversation
from faqbot.serving.api.conversation_token import LONGEST_SILENCE, LONGEST_TOKEN, Conversations, is_over
from faqbot.serving.api.request_errors import RequestError
from faqbot.serving.api.request_fields import AskFields
from faqbot.serving.api.signed_text import Signer

FIELDS = AskFields("", None, None, None, None)
BOT = small_bot()


def refused(token: str, secret: bytes = b"secret") -> str:
    with pytest.raises(RequestError) as caught:
        Conversations(secret).carry_on(token, FIELDS, BOT)
    assert caught.value.status_code == 400
    assert is_over(caught.value)
    assert caught.value.detail.endswith("leave `conversation` out to begin a new one.")
    return caught.value.code


def test_a_conversation_goes_on_where_it_was_in_another_process_of_the_same_secret():
    begun = Conversations(b"secret").carry_on(None, FIELDS, BOT)
    options = begun.say("how do i send it back").options
    token = Conversations(b"secret").token(begun)
    assert len(token) < 800
    again = Conversations(b"secret").carry_on(token, FIELDS, BOT)
    assert again.to_json() == begun.to_json()
    assert again.say("2").text == options[1].chunk.text


@pytest.mark.parametrize("token", ["", "x", "é", "A" * (LONGEST_TOKEN + 1)])
def test_what_is_no_token_is_damaged(token: str):
    assert refused(token) == "damaged_conversation"


def test_a_token_of_another_secret_is_foreign():
    conversations = Conversations(b"before the restart")
    assert refused(conversations.token(Conversation(BOT))) == "foreign_conversation"


def test_a_token_of_a_day_ago_has_expired():
    signer = Signer(b"secret", "conversation", LONGEST_SILENCE)
    assert refused(signer.sign(Conversation(BOT).to_json(), now=1000)) == "expired_conversation"


def test_a_state_of_another_version_of_faqbot_has_expired():
    state = json.loads(Conversation(BOT).to_json()) | {"version": 1}
    signer = Signer(b"secret", "conversation", LONGEST_SILENCE)
    assert refused(signer.sign(json.dumps(state))) == "expired_conversation"


def test_a_state_that_is_too_long_forgets_the_oldest_topics_and_keeps_the_last_question():
    titles = [f"{number} {number * 7919 % 100_003} Page of {number * 31 % 997}" for number in range(300)]
    bot = FaqBot.from_pairs(
        [{"question": f"What is {title}?", "answer": title, "topic": title} for title in titles], log=False
    )
    conversation = Conversation(bot)
    for title in titles[:120]:
        conversation.about(title)
    conversation.say(f"What is {titles[150]}?")
    assert len(Signer(b"secret", "conversation", 1.0).sign(conversation.to_json() * 4)) > 0
    state = json.loads(conversation.to_json())
    token = Conversations(b"secret").token(conversation)
    kept = json.loads(Conversations(b"secret").carry_on(token, FIELDS, bot).to_json())
    assert len(token) <= LONGEST_TOKEN
    assert kept["topic"] == titles[150]
    assert state["came_up"][-len(kept["came_up"]) or len(state["came_up"]) :] == kept["came_up"]


def test_a_question_that_cannot_be_compressed_is_forgotten_rather_than_refused():
    conversation = Conversation(BOT)
    conversation.say("How do I pay? " + "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(5000)))
    token = Conversations(b"secret").token(conversation)
    assert len(token) <= LONGEST_TOKEN
    assert Conversations(b"secret").carry_on(token, FIELDS, BOT).say("How do I pay?").outcome == "answer"


def test_a_token_of_an_index_that_was_rebuilt_goes_on_with_what_is_left():
    begun = Conversation(BOT)
    begun.say("how do i send it back")
    token = Conversations(b"secret").token(begun)
    left = FaqBot.from_pairs([pair for pair in PAIRS if pair.get("topic") != "Returns"], log=False)
    carried = Conversations(b"secret").carry_on(token, FIELDS, left)
    gone = carried.say("2")
    assert (gone.outcome, gone.text) == ("abstain", "There is nothing to choose from now.")
    assert carried.say("When are you open?").text == "From nine to five."
