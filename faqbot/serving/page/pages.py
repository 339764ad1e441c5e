"""Whole pages, and the parts of them that the script of a page asks for."""

from __future__ import annotations

from collections.abc import Sequence

from faqbot.bot import FaqBot
from faqbot.corpus.chunk import Chunk
from faqbot.rendering.first_questions import Examples, corpus_name, examples_of
from faqbot.rendering.readable import one_line
from faqbot.serving.page.elements import SafeHtml, element
from faqbot.serving.page.icons import icon
from faqbot.serving.page.reply_elements import PageExchange, exchange_element, part_of_page
from faqbot.serving.page.source_page import source_elements
from faqbot.text.analyser import language_code
from faqbot.text.messages.catalogue import SPOKEN_LANGUAGES, sentence

# The examples of questions on a page that nobody has asked on.
_EXAMPLES = 4

# What the script of the page says by itself, by the names that it knows.
_SAID_BY_SCRIPT = {
    "looking": "page_looking",
    "retry": "page_retry",
    "copied": "page_copied",
    "uncopied": "page_not_copied",
    "close": "page_close",
    "thanks": "page_thanks",
    "unreachable": "page_unreachable",
    "busy": "page_too_many",
    "unavailable": "page_no_index",
    "long": "page_too_long",
    "slow": "page_too_slow",
    "failed": "page_failed",
}


class ChatPages:
    """Makes the pages of a server, each as a whole text.

    `root` is the path that the server is mounted at, "" or such as "/help", and `documents` are the files and folders
    of the documents, none if there is only an index. Examples are found once for each reading of the documents.
    """

    def __init__(self, bot: FaqBot, *, root: str = "", documents: Sequence[str] = ()) -> None:
        self._bot, self._root, self._documents = bot, root.rstrip("/"), documents
        self._known: tuple[object, str, Examples] | None = None

    def chat(
        self, exchange: PageExchange | None = None, *, conversation: str = "", said: str = "", notice: str = ""
    ) -> str:
        """Return the page to chat on, with an exchange that has just taken place, if any.

        `notice` is a sentence to show in its place, `said` a question that was not answered and may be sent again, and
        `conversation` the token to go on from.
        """
        below = [exchange_element(exchange, self._root)] if exchange else []
        below += [element("p", notice, class_="notice", role="status")] if notice else []
        form = self._form(exchange.conversation if exchange else conversation, said)
        return self._page(
            None,
            element("a", self._say("page_skip"), href="#question", class_="skip"),
            element("main", self._head(), self._log(below), form, self._script_says(), class_="chat"),
            script=element("script", type="module", src=f"{self._root}/static/page.js"),
        )

    def part(self, exchange: PageExchange) -> str:
        """Return the part of the page that an exchange adds."""
        return part_of_page(exchange_element(exchange, self._root))

    def thanks(self, conversation: str = "") -> str:
        """Return the page that thanks for a verdict; the conversation goes on from the token."""
        return self.chat(conversation=conversation, notice=self._say("page_thanks"))

    def problem(self, kind: str, *, conversation: str = "", said: str = "") -> str:
        """Return the page that says what went wrong with a question, which stays in its field.

        `kind` is one of busy, unavailable, long, slow and failed.
        """
        return self.chat(conversation=conversation, said=said, notice=self._say(_SAID_BY_SCRIPT[kind]))

    def source(self, chunk: Chunk) -> str:
        """Return the page of a source: the section around a chunk, with the cited lines marked."""
        return self._page(chunk.source.title, *self._beside(source_elements(chunk, self._bot, self._documents)))

    def no_source(self) -> str:
        """Return the page for an id that no chunk has."""
        gone = element("article", element("h1", self._say("page_gone")))
        return self._page(self._say("page_gone"), *self._beside(gone))

    def _say(self, key: str) -> str:
        return sentence(key, self._bot.language)

    def _name_and_examples(self) -> tuple[str, Examples]:
        """Return the name of the corpus and examples of questions, found again after the documents were read again."""
        titles = self._bot.titles  # another value after a reload
        if self._known is None or self._known[0] is not titles:
            self._known = (titles, corpus_name(self._bot, self._documents), examples_of(self._bot, _EXAMPLES))
        return self._known[1:]

    def _head(self) -> SafeHtml:
        name, _ = self._name_and_examples()
        again = element("a", self._say("page_start_over"), href=f"{self._root}/", class_="restart")
        return element("header", element("h1", name, dir="auto"), again)

    def _log(self, below: list[SafeHtml]) -> SafeHtml:
        """Return the conversation: how to ask, with examples as buttons, and what was said."""
        _, examples = self._name_and_examples()
        buttons = (
            element("li", element("button", question, name="question", value=question, dir="auto"))
            for question in examples.questions
        )
        choices = element("form", element("ul", *buttons), method="post", action=f"{self._root}/", class_="choices")
        greeting = element(
            "div", element("p", examples.sentence), choices if examples.questions else None, class_="greeting"
        )
        name = self._say("page_conversation")
        return element("div", greeting, *below, class_="log", role="log", aria_live="polite", aria_label=name)

    def _form(self, conversation: str, said: str) -> SafeHtml:
        """Return the field for a question. It takes any length: a browser would cut what is pasted without a word."""
        name = self._say("page_question")
        hidden = element("input", type="hidden", name="conversation", value=conversation, autocomplete="off")
        label = element("label", name, for_="question", class_="unseen")
        named = {"id": "question", "name": "question", "placeholder": name}
        field = element("textarea", said, **named, rows="1", required=True, enterkeyhint="send", dir="auto")
        button = element("button", icon("send"), element("span", self._say("page_ask")), class_="send")
        return element("form", hidden, label, field, button, class_="ask", method="post", action=f"{self._root}/")

    def _script_says(self) -> SafeHtml:
        said = {f"data_{name}": self._say(key) for name, key in _SAID_BY_SCRIPT.items()}
        return element("div", class_="sentences", hidden=True, **said)

    def _beside(self, article: SafeHtml) -> tuple[SafeHtml, SafeHtml]:
        """Return the parts of a page that is not the chat, with the way to it."""
        name, _ = self._name_and_examples()
        link = element("a", self._say("page_back"), href=f"{self._root}/", class_="restart")
        head = element("header", element("p", name, dir="auto", class_="name"), link)
        return head, element("main", article)

    def _page(self, title: str | None, *content: SafeHtml, script: SafeHtml | None = None) -> str:
        name, _ = self._name_and_examples()
        language = self._bot.language if self._bot.language in SPOKEN_LANGUAGES else "english"
        viewport = "width=device-width, initial-scale=1, interactive-widget=resizes-content"
        head = element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", name="viewport", content=viewport),
            element("meta", name="color-scheme", content="light dark"),
            element("title", f"{one_line(title)} – {name}" if title else name),
            element("link", rel="icon", href=f"{self._root}/static/icon.svg", type="image/svg+xml"),
            element("link", rel="stylesheet", href=f"{self._root}/static/chat.css"),
            script,
        )
        return f"<!doctype html>\n{element('html', head, element('body', *content), lang=language_code(language))}\n"
