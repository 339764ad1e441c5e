"""The replies to a message are shown one below the other, each below its question."""

from __future__ import annotations

from pathlib import Path

from faqbot import FaqBot
from faqbot.rendering.message_rows import message_rows
from faqbot.rendering.reply_rows import ReplyLook, reply_rows
from faqbot.rendering.rows import plain_lines


def shown(text: str, folder: Path) -> list[str]:
    for title in ("Sauna", "Pool"):
        (folder / f"{title}.md").write_text(
            f"# {title}\n\n## What does it cost?\n\n{title} money.\n\n## When is it open?\n\n{title} hours.\n"
        )
    replies = list(FaqBot.from_corpus(folder).conversation().replies(text))
    return plain_lines(message_rows(replies, ReplyLook()))


def test_a_single_reply_is_shown_as_always(bot: FaqBot) -> None:
    reply = bot.ask("any tips?")
    assert message_rows([reply], ReplyLook()) == reply_rows(reply, ReplyLook())


def test_each_of_several_replies_is_below_its_question(tmp_path: Path) -> None:
    lines = shown("What does the sauna cost? When is the pool open?", tmp_path)
    assert lines.index("What does the sauna cost?") < lines.index("Sauna money.") < lines.index("")
    assert lines.index("") < lines.index("When is the pool open?") < lines.index("Pool hours.")
    assert not [line for line in lines if "See also" in line]


def test_options_are_numbered_through(tmp_path: Path) -> None:
    lines = shown("What does it cost? When is it open?", tmp_path)
    assert [line.split()[0] for line in lines if line.strip()[:1].isdigit()] == ["1.", "2.", "3.", "4."]
