"""What faqbot does with small documents of ordinary people, which no constant was chosen for.

Each test asks about a page written for this file. The pages have few entries and no phrasings.
"""

from __future__ import annotations

import pytest

from faqbot import FaqBot, Reply

PRINTER = """# Help for the copy room

## How do I clear error E-1042?

Open the rear flap, pull the jammed sheet out and close the flap again.

## How do I install the scanner driver?

Run setup from the share drive and restart the computer.

## What is the minimum paper weight?

The tray takes paper from 60 grams per square metre.

## Can I bring my dog into the copy room?

Yes, dogs are welcome if they stay on a lead.

## Is there a printer on the second floor?

Yes, beside the lifts.

## Do you ship toner to Slovenia?

Yes, within five working days.

## How do I turn the duplex mode on?

Tick "both sides" in the print dialogue.

## Why does my print come out blank?

The cartridge is empty or its seal is still in place.

## When should I clean the glass before scanning?

Clean it whenever stripes appear.

## What does version 2 of the app need?

A phone with Bluetooth.
"""

SHOP = {
    "shipping.md": "# Shipping\n\n## How long does delivery take?\n\nTwo to four days.\n\n"
    "## What does it cost to send a parcel?\n\nShipping is 4 euros, and free from 50 euros.\n",
    "returns.md": "# Returns\n\n## How do I send something back?\n\nUse the label in the parcel within 30 days.\n\n"
    "## Who pays if the goods were damaged during shipping?\n\nWe do, and we send a replacement.\n",
    "account.md": "# Account\n\n## How do I change my password?\n\nUnder Settings, choose Password.\n\n"
    "## Can I delete my account?\n\nYes, under Settings, at the very bottom.\n",
}


@pytest.fixture(scope="module")
def printer(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    """A page of ten questions about a copy room."""
    page = tmp_path_factory.mktemp("printer") / "copy-room.md"
    page.write_text(PRINTER, encoding="utf-8")
    return FaqBot.from_corpus(page)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    """Three pages of a shop, whose titles are everyday words."""
    folder = tmp_path_factory.mktemp("shop")
    for name, text in SHOP.items():
        (folder / name).write_text(text, encoding="utf-8")
    return FaqBot.from_corpus(folder)


def _answers(reply: Reply, part: str) -> bool:
    return reply.outcome == "answer" and part in reply.text


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("how do I clear error E-1042", "rear flap"),
        ("how do i clear error e1042?", "rear flap"),
        ("what is the minimum weight of paper", "60 grams"),
        ("may I bring my dog to the copy room", "lead"),
        ("installing the scanner driver", "share drive"),
        ("is there a printer on the 2nd or second floor", "lifts"),
        ("do you ship toner to slovenia?", "five working days"),
        ("my print comes out blank", "cartridge"),
    ],
)
def test_a_question_in_other_words_is_answered(printer: FaqBot, question: str, part: str) -> None:
    assert _answers(printer.ask(question), part)


@pytest.mark.parametrize(
    "question",
    [
        "how do I clear error E-2099",
        "how do i clear error e-1043?",
        "what is the maximum paper weight?",
        "can I bring my cat into the copy room?",
        "how do I uninstall the scanner driver?",
        "do you ship toner to Slovakia?",
        "is there a toilet on the second floor?",
        "how do I turn the duplex mode off?",
        "what does version 3 of the app need?",
        "is there a printer on the third floor?",
        "what is a unicorn?",
    ],
)
def test_a_question_with_another_word_in_its_place_is_not_answered(printer: FaqBot, question: str) -> None:
    assert printer.ask(question).outcome == "abstain"


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("who pays if it was damaged during shipping?", "replacement"),
        ("can I delete my account", "at the very bottom"),
        ("how do I change the password of my account?", "choose Password"),
    ],
)
def test_an_everyday_word_as_a_title_hides_no_answer(shop: FaqBot, question: str, part: str) -> None:
    assert _answers(shop.ask(question), part)


def test_an_everyday_word_as_a_title_counts_as_any_word(shop: FaqBot) -> None:
    reply = shop.ask("how much is shipping")
    assert "4 euros" in reply.matches[0].chunk.text
    assert "Shipping doesn't" not in reply.text


@pytest.mark.parametrize("question", ["shipping", "zzz returns", "account qqq", "xyzzy shipping plugh"])
def test_a_question_with_one_known_word_has_matches(shop: FaqBot, question: str) -> None:
    assert shop.ask(question).matches
