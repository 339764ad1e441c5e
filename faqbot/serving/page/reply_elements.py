"""A reply as elements: the answer with its citation and a verdict, a choice as buttons, or the nearest things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from faqbot.answering.reply import Match, Reply
from faqbot.corpus.chunk import Source
from faqbot.rendering.readable import citation, confidence_word, how_sure, label, one_line, place
from faqbot.rendering.reply_rows import ReplyLook, numbered_matches
from faqbot.rendering.reply_words import match_names, named_options, remarks_on
from faqbot.serving.page.answer_elements import answer_elements
from faqbot.serving.page.elements import SafeHtml, all_of, element
from faqbot.serving.page.icons import icon
from faqbot.text.analyser import language_code
from faqbot.text.messages.catalogue import sentence

# The parts of a path that browsers take out of it: an id with one of them stands in the query instead.
_TAKEN_OUT = {"", ".", ".."}


class PageExchange(NamedTuple):
    """What a person said, the reply, and what goes on from there.

    `conversation` is the token for the next text, and `receipts` are those that a verdict takes: one for the reply and
    one for each of its `others`, None for a reply that takes none. `has_ended` says that the conversation before could
    not go on, so that this is a new one.
    """

    said: str
    reply: Reply
    conversation: str = ""
    receipts: tuple[str | None, ...] = ()
    has_ended: bool = False


def source_address(root: str, chunk_id: str) -> str:
    """Return the address of the page of a source, at the lines that are marked."""
    if _TAKEN_OUT & set(chunk_id.split("/")):
        return f"{root}/source/?id={quote(chunk_id, safe='')}#cited"
    return f"{root}/source/{quote(chunk_id)}#cited"


def exchange_element(exchange: PageExchange, root: str) -> SafeHtml:
    """Return a question and the replies to it, as the log of the page shows them."""
    replies = (exchange.reply, *exchange.reply.others)
    receipts = (*exchange.receipts, *[None] * len(replies))
    language, first, shown = exchange.reply.voice.language, 1, []
    for reply, receipt in zip(replies, receipts, strict=False):
        look = ReplyLook(is_part=len(replies) > 1, first=first)
        shown.append(_ReplyElements(reply, exchange.conversation, receipt, root, look).whole())
        first += len(reply.options)
    return element(
        "article",
        element("p", sentence("page_ended", language), class_="note") if exchange.has_ended else None,
        element("h2", _asked(exchange), class_="asked"),
        *shown,
        class_="exchange",
        data_conversation=exchange.conversation,
    )


def _asked(exchange: PageExchange) -> str:
    """Return what was said; of an option that was picked by its number, the name that its button had."""
    reply = exchange.reply
    if reply.outcome != "answer" or reply.carried is None or reply.carried.number is None:
        return exchange.said.strip()
    return one_line(reply.carried.topic or label(reply.matches[0], reply.voice))


class _ReplyElements:
    """Makes the elements of one reply."""

    def __init__(self, reply: Reply, conversation: str, receipt: str | None, root: str, look: ReplyLook) -> None:
        self._reply, self._root, self._receipt, self._look = reply, root, receipt, look
        self._language = reply.voice.language
        self._conversation = element("input", type="hidden", name="conversation", value=conversation)

    def whole(self) -> SafeHtml:
        """Return the elements of the reply, below its question if it is one of several."""
        makers = {"answer": self._answer, "choose": self._choice, "abstain": self._abstention}
        maker = makers.get(self._reply.outcome, self._talk)
        question = element("h3", self._reply.question, dir="auto") if self._look.is_part else None
        return element("div", question, *maker(), class_=f"reply {self._reply.outcome}")

    def _answer(self) -> Iterator[SafeHtml]:
        best = self._reply.matches[0]
        source = best.chunk.source
        text = answer_elements(self._reply.text, source.path)
        yield element("div", text, class_="text", dir="auto", lang=language_code(self._language))
        yield self._cited(best)
        yield from self._remarks(best)
        yield element("div", self._copy(source), self._verdict(), class_="actions")
        yield from self._others("see_also")

    def _cited(self, match: Match) -> SafeHtml:
        word = confidence_word(match.confidence)
        sure = element("span", how_sure(match.confidence, self._language), class_=f"how {word}")
        return element(
            "p", sure, self._source_link(match, citation(match.chunk.source, self._language)), class_="cited"
        )

    def _source_link(self, match: Match, text: str) -> SafeHtml:
        new = element("span", f" ({sentence('page_new_window', self._language)})", class_="unseen")
        address = source_address(self._root, match.chunk.id)
        return element("a", element("bdi", text), new, href=address, target="_blank", rel="noopener")

    def _copy(self, source: Source) -> SafeHtml:
        """Return a button that copies the answer and its citation; the script shows it, which alone can copy."""
        text = f"{self._reply.text}\n— {citation(source, self._language)}"
        name = sentence("page_copy", self._language)
        return element(
            "button",
            icon("copy"),
            type="button",
            class_="copy",
            hidden=True,
            title=name,
            aria_label=name,
            data_text=text,
        )

    def _verdict(self) -> SafeHtml | None:
        if self._receipt is None:
            return None
        receipt = element("input", type="hidden", name="receipt", value=self._receipt)
        buttons = (self._thumb("good", "page_good"), self._thumb("bad", "page_bad"))
        return element(
            "form", self._conversation, receipt, *buttons, class_="judge", method="post", action=f"{self._root}/"
        )

    def _thumb(self, verdict: str, key: str) -> SafeHtml:
        name = sentence(key, self._language)
        return element("button", icon(verdict), name="verdict", value=verdict, title=name, aria_label=name)

    def _choice(self) -> Iterator[SafeHtml]:
        yield element("p", self._reply.text, class_="text", dir="auto")
        options = enumerate(named_options(self._reply), start=self._look.first)
        items = (self._option(number, name, below) for number, (name, below) in options)
        form = element(
            "form", self._conversation, element("ul", *items), class_="choices", method="post", action=f"{self._root}/"
        )
        yield form
        yield from self._remarks(None)

    def _option(self, number: int, name: str, below: str) -> SafeHtml:
        parts = (element("span", name, dir="auto"), element("small", below, dir="auto") if below else None)
        return element("li", element("button", *parts, name="question", value=str(number)))

    def _abstention(self) -> Iterator[SafeHtml]:
        yield element("p", one_line(self._reply.text), class_="text", dir="auto")
        yield from self._remarks(None)
        yield from self._others("nearest_things")
        yield element("div", self._verdict(), class_="actions")

    def _talk(self) -> Iterator[SafeHtml]:
        yield element("p", self._reply.text, class_="text lines", dir="auto")

    def _remarks(self, match: Match | None) -> Iterator[SafeHtml]:
        if said := remarks_on(self._reply, match):
            yield element("p", said, class_="note", dir="auto")

    def _others(self, key: str) -> Iterator[SafeHtml]:
        """Yield the other matches that are near, as links to their sources."""
        matches = [] if self._reply.outcome == "choose" else numbered_matches(self._reply, self._look)
        if not matches:
            return
        names = match_names(matches, self._reply.voice, with_places=True)
        yield element("p", sentence(key, self._language), class_="above")
        items = (
            element("li", self._source_link(match, name), element("small", place(match, self._language), dir="auto"))
            for (_, match), (_, name) in zip(matches, names, strict=True)
        )
        yield element("ul", *items, class_="others")


def part_of_page(content: SafeHtml) -> str:
    """Return a document of nothing but this content, for a script that puts it into a page that is there."""
    return f"<!doctype html>{all_of([element('meta', charset='utf-8'), content])}"
