"""The page in a real browser: asking, choosing, going on, sources, verdicts, and what goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import Served, answered, ask, visit
from served import listening
from support import wait_until

from faqbot import FaqBot, Reply
from faqbot.errors import IndexFileError
from faqbot.serving.app import make_app
from faqbot.serving.server_settings import ServerSettings
from faqbot.text.messages.catalogue import sentence

SLOW_WIFI = "my router is slow, what can I do? and how do I restart it?"


def test_a_question_is_answered_with_its_citation_and_how_sure_that_is(browser: Any, helpdesk: Served) -> None:
    with visit(browser, helpdesk.url) as page:
        assert page.title() == page.locator("h1").inner_text() == "Brightline help desk"
        exchange = ask(page, "my routr says E-1043")
        assert exchange.locator(".asked").inner_text() == "my routr says E-1043"
        assert exchange.locator(".text").inner_text().startswith("Another router is signed in")
        assert exchange.locator(".how").inner_text() == "sure, 96 %"
        assert "router.md, lines 29–31 › What does error E-1043 mean?" in exchange.locator(".cited a").inner_text()
        assert exchange.locator(".note").inner_text() == "I read “routr” as “router”."
        assert page.told == []
        assert all(url.startswith(helpdesk.url) for url in page.asked_for)


def test_an_example_is_asked_by_a_click(browser: Any, helpdesk: Served) -> None:
    with visit(browser, helpdesk.url) as page:
        example = page.locator(".greeting button").first
        question = example.inner_text()
        example.click()
        exchange = answered(page, 0)
        assert exchange.locator(".asked").inner_text() == question
        assert exchange.locator(".reply.answer").count() == 1


def test_an_option_is_chosen_by_its_button_and_the_next_question_goes_on_from_there(
    browser: Any, helpdesk: Served
) -> None:
    with visit(browser, helpdesk.url) as page:
        choice = ask(page, "how fast is it?")
        assert choice.locator(".choices button span").all_inner_texts() == ["Home 50", "Home 250"]
        choice.locator("button", has_text="Home 250").first.click()
        chosen = answered(page, 1)
        assert chosen.locator(".asked").inner_text() == "Home 250"
        assert chosen.locator(".text").inner_text() == "250 Mbit/s down and 40 Mbit/s up."
        assert ask(page, "what does it cost?").locator(".text").inner_text() == "34.90 euros a month."


def test_an_option_can_still_be_chosen_after_other_questions(browser: Any, helpdesk: Served) -> None:
    with visit(browser, helpdesk.url) as page:
        choice = ask(page, "how fast is it?")
        ask(page, "when is my bill due")
        choice.locator("button", has_text="Home 50").first.click()
        assert answered(page, 2).locator(".text").inner_text().startswith("50 Mbit/s")


def test_each_question_of_a_message_has_its_answer(browser: Any, helpdesk: Served) -> None:
    with visit(browser, helpdesk.url) as page:
        exchange = ask(page, SLOW_WIFI)
        assert exchange.locator(".reply h3").all_inner_texts() == [
            "my router is slow, what can I do?",
            "and how do I restart it?",
        ]
        assert exchange.locator(".reply").first.locator("li").count() == 3


def test_where_nothing_answers_the_page_says_so_and_shows_the_nearest_things(browser: Any, helpdesk: Served) -> None:
    with visit(browser, helpdesk.url) as page:
        exchange = ask(page, "what does error E-2099 mean?")
        assert "No document mentions E-2099." in exchange.locator(".text").inner_text()
        assert exchange.locator(".above").inner_text() == "The nearest things:"
        assert exchange.locator(".others a").first.get_attribute("href").endswith("mean#cited")


def test_a_citation_opens_its_section_with_the_cited_lines_marked_and_in_sight(browser: Any, helpdesk: Served) -> None:
    with visit(browser, helpdesk.url) as page:
        exchange = ask(page, "where do I find the wifi password")
        with page.context.expect_page() as opened:
            exchange.locator(".cited a").click()
        source = opened.value
        source.wait_for_load_state()
        assert source.locator("h1").inner_text() == "Where do I find the Wi-Fi password?"
        assert source.locator("p.cited .number").all_inner_texts() == ["39", "40", "41"]
        assert "On the label below the router." in source.locator("p.cited mark").last.inner_text()
        assert source.locator("mark").count() == 3
        assert source.locator(".source p").first.inner_text().split() == ["1", "#", "The", "BL-3", "router"]
        wait_until(lambda: 0 < source.locator("#cited").bounding_box()["y"] < 800)
        source.locator(".restart").click()
        assert source.url == helpdesk.url


def test_a_verdict_lands_in_the_log(browser: Any, helpdesk: Served) -> None:
    with visit(browser, helpdesk.url) as page:
        exchange = ask(page, "how long does a contract run, please")
        exchange.get_by_label("This helped").click()
        exchange.get_by_role("status").wait_for()
        assert exchange.get_by_role("status").inner_text() == "Thank you for telling us."
        other = ask(page, "can I pay by cheque at all")
        other.get_by_label("This did not help").click()
        other.get_by_role("status").wait_for()
    judged = {line["question"]: line["feedback"] for line in helpdesk.logged() if line["feedback"]}
    assert judged["how long does a contract run, please"] == "good"
    assert judged["can I pay by cheque at all"] == "bad"


def test_an_answer_is_copied_with_its_citation(browser: Any, helpdesk: Served) -> None:
    with visit(browser, helpdesk.url, permissions=["clipboard-read", "clipboard-write"]) as page:
        exchange = ask(page, "when is my bill due")
        exchange.get_by_label("Copy the answer").click()
        exchange.locator(".copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("We write the bill on the 5th")
        assert copied.endswith("\n— bills-and-payments.md, lines 3–6 › When is my bill due?")


def test_starting_over_forgets_what_was_said(browser: Any, helpdesk: Served) -> None:
    with visit(browser, helpdesk.url) as page:
        ask(page, "how fast is home 250")
        page.get_by_role("link", name="Start over").click()
        assert page.locator("article").count() == 0
        assert ask(page, "what does it cost?").locator(".reply.choose, .reply.abstain").count() == 1


def test_everything_can_be_done_with_the_keyboard(browser: Any, helpdesk: Served) -> None:
    focused = "document.activeElement.textContent || document.activeElement.placeholder"
    with visit(browser, helpdesk.url) as page:
        assert page.evaluate(focused) == "Your question"
        page.keyboard.type("how fast is it?")
        page.keyboard.press("Shift+Enter")  # a new line, not yet sent
        assert page.locator("article").count() == 0
        page.keyboard.press("Enter")
        answered(page, 0)
        for _ in range(5):
            page.keyboard.press("Shift+Tab")
            if "Home 50" in page.evaluate(focused):
                break
        outline = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(outline) == "solid"
        page.keyboard.press("Enter")
        assert "Mbit/s" in answered(page, 1).locator(".text").inner_text()
        page.reload()
        wait_until(lambda: page.evaluate(focused) == "Your question")
        order = []
        for _ in range(6):
            page.keyboard.press("Shift+Tab")
            order.append(page.evaluate("document.activeElement.className || document.activeElement.localName"))
        assert order == ["button", "button", "button", "button", "restart", "skip"]


def test_an_input_method_keeps_its_enter(browser: Any, helpdesk: Served) -> None:
    with visit(browser, helpdesk.url) as page:
        page.locator("textarea").fill("ねっと")
        composing = "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true})"
        assert page.evaluate(f"document.querySelector('textarea').dispatchEvent({composing})")  # nobody prevented it
        assert page.locator("article").count() == 0


def test_a_question_that_is_too_long_is_told_so_and_stays_in_its_field(browser: Any, helpdesk: Served) -> None:
    with visit(browser, helpdesk.url) as page:
        page.locator("textarea").fill("why " * 400)
        page.keyboard.press("Enter")
        page.get_by_role("alert").wait_for()
        assert page.get_by_role("alert").inner_text() == "The question is too long. Please shorten it."
        assert page.locator("textarea").input_value() == ("why " * 400).strip()


def test_on_a_phone_it_can_be_seen_why_a_long_question_was_not_answered(browser: Any, helpdesk: Served) -> None:
    with visit(browser, helpdesk.url, viewport={"width": 390, "height": 800}) as page:
        page.locator("textarea").fill("why " * 400)
        page.keyboard.press("Enter")
        told = page.get_by_role("alert")
        told.wait_for()
        field = page.locator("textarea")
        wait_until(lambda: told.bounding_box()["y"] > 0)
        wait_until(lambda: told.bounding_box()["y"] + told.bounding_box()["height"] <= field.bounding_box()["y"])


def test_an_empty_question_is_not_sent(browser: Any, helpdesk: Served) -> None:
    with visit(browser, helpdesk.url) as page:
        page.locator("textarea").fill(" \n ")
        page.keyboard.press("Enter")
        assert page.locator("article").count() == 0


def test_a_server_that_is_gone_is_asked_again_by_a_button_and_the_question_is_not_lost(
    browser: Any, serve: Callable[..., Served], tmp_path: Path
) -> None:
    (tmp_path / "faq.md").write_text("# Lamps\n\n## How do I clean a lamp?\n\nWith a dry cloth.\n")
    served = serve("--corpus", tmp_path)
    with visit(browser, served.url) as page:
        ask(page, "how do I clean a lamp")
        served.process.terminate()
        served.process.wait()
        page.locator("textarea").fill("cleaning lamps")
        page.keyboard.press("Enter")
        page.get_by_role("alert").wait_for()
        assert page.get_by_role("alert").locator("p").inner_text() == "The server cannot be reached."
        serve("--corpus", tmp_path, port=served.url.rstrip("/").rpartition(":")[2])
        page.get_by_role("button", name="Try again").click()
        exchange = answered(page, 1)
        assert exchange.locator(".text").inner_text() == "With a dry cloth."
        ended = "The earlier conversation has ended. This is a new one."  # it was signed by the server before
        assert exchange.locator(".note").first.inner_text() == ended
        assert page.locator(".problem").count() == 0


def test_too_many_questions_are_told_so_and_may_be_sent_again(
    browser: Any, serve: Callable[..., Served], tmp_path: Path
) -> None:
    (tmp_path / "faq.md").write_text("# Lamps\n\n## How do I clean a lamp?\n\nWith a dry cloth.\n")
    served = serve("--corpus", tmp_path, "--rate", "5")
    with visit(browser, served.url) as page:
        page.evaluate("(async () => { while ((await fetch('api/topics')).ok); })()")
        page.locator("textarea").fill("how do I clean a lamp")
        page.keyboard.press("Enter")
        page.locator(".problem, .answer").first.wait_for()
        while page.locator(".problem").count():
            assert page.locator(".problem p").inner_text().startswith("Too many questions are being asked.")
            page.get_by_role("button", name="Try again").click()
            page.locator(".problem, .answer").first.wait_for()
        assert page.locator(".text").inner_text() == "With a dry cloth."


def test_a_damaged_index_is_not_told_as_too_many_questions(browser: Any) -> None:
    class Breaking(FaqBot):
        is_damaged = False

        def ask(self, *arguments: Any, **options: Any) -> Reply:
            if self.is_damaged:
                raise IndexFileError("the index is damaged", path="/home/me/index")
            return super().ask(*arguments, **options)

    bot = Breaking.from_pairs([("How do I pay?", "By card.")], log=False)
    with listening(make_app(ServerSettings(), bot)) as url, visit(browser, url) as page:
        bot.is_damaged = True
        page.locator("textarea").fill("how do I pay")
        page.keyboard.press("Enter")
        page.get_by_role("alert").wait_for()
        assert page.get_by_role("alert").locator("p").inner_text() == sentence("page_no_index", "english")
        bot.is_damaged = False
        page.get_by_role("button", name="Try again").click()
        assert answered(page, 0).locator(".text").inner_text() == "By card."


def test_a_server_with_a_token_asks_for_it_and_then_answers(
    browser: Any, serve: Callable[..., Served], tmp_path: Path
) -> None:
    (tmp_path / "faq.md").write_text("# Lamps\n\n## How do I clean a lamp?\n\nWith a dry cloth.\n")
    served = serve("--corpus", tmp_path, "--token", "a-token-for-tests")
    with visit(browser, served.url, http_credentials={"username": "", "password": "a-token-for-tests"}) as page:
        assert ask(page, "how do I clean a lamp").locator(".text").inner_text() == "With a dry cloth."
        assert [text for text in page.told if "401" not in text] == []


def test_without_javascript_a_form_asks_and_a_conversation_goes_on(browser: Any, helpdesk: Served) -> None:
    with visit(browser, helpdesk.url, java_script_enabled=False) as page:
        page.locator("textarea").fill("how fast is it?")
        page.get_by_role("button", name="Ask").click()
        assert page.locator(".asked").inner_text() == "how fast is it?"
        page.locator(".choose button", has_text="Home 250").first.click()
        assert page.locator(".asked").inner_text() == "Home 250"
        page.locator("textarea").fill("what does it cost?")
        page.get_by_role("button", name="Ask").click()
        assert page.locator(".text").inner_text() == "34.90 euros a month."
        assert not page.locator(".copy").is_visible()
        page.get_by_label("This helped").click()
        assert page.locator(".notice").inner_text() == "Thank you for telling us."
        page.locator("textarea").fill("and Home 50")
        page.get_by_role("button", name="Ask").click()
        assert page.locator(".text").inner_text() == "24.90 euros a month."
        page.locator("textarea").fill("why " * 400)
        page.get_by_role("button", name="Ask").click()
        assert page.locator(".notice").inner_text() == "The question is too long. Please shorten it."
        assert page.locator("textarea").input_value() == "why " * 400


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_is_wider_than_the_window(browser: Any, helpdesk: Served, scheme: str, width: int) -> None:
    with visit(browser, helpdesk.url, viewport={"width": width, "height": 780}, color_scheme=scheme) as page:
        for question in ("what do the lights mean", "how fast is it?", "https://example.com/" + "a" * 200):
            ask(page, question)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.goto(f"{helpdesk.url}source/router%23what-do-the-lights-mean")
        assert page.evaluate("document.documentElement.scrollWidth") == width
