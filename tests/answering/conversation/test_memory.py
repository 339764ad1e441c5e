"""What a conversation forgets first where its state must become shorter."""

from __future__ import annotations

import json

from support import titled

from faqbot import FaqBot
from faqbot.answering.conversation.conversation import Conversation

TITLES = [f"Page {name}" for name in ("one", "two", "three", "four", "five")]


def state_of(conversation: Conversation) -> dict[str, object]:
    state: dict[str, object] = json.loads(conversation.to_json())
    return state


def test_the_topics_of_long_ago_go_first_then_the_choice_then_the_last_answer_and_the_topic_last():
    conversation = Conversation(FaqBot(titled(TITLES), log=False))
    for title in TITLES:
        conversation.about(title)
    conversation.say("What is passage 2?")
    begun = state_of(conversation)
    assert begun["came_up"] == TITLES
    forgotten = []
    before = begun
    while conversation.forget_oldest():
        after = state_of(conversation)
        assert len(json.dumps(after)) < len(json.dumps(before))
        forgotten += [name for name in before if before[name] and not after[name] and name != "is_choice"]
        before = after
    assert before == state_of(Conversation(FaqBot(titled(TITLES), log=False)))
    order = [name for name in forgotten if name in ("came_up", "previous", "question", "topic")]
    assert order == ["came_up", "previous", "question", "topic"]


def test_half_of_the_topics_is_forgotten_at_once_and_the_newest_are_kept():
    conversation = Conversation(FaqBot(titled(TITLES), log=False))
    for title in TITLES:
        conversation.about(title)
    assert conversation.forget_oldest()
    assert state_of(conversation)["came_up"] == TITLES[3:]
