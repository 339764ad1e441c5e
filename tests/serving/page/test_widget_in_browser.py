"""The widget on a page of another origin, with a policy that allows no inline script, no inline style and no HTML."""

from __future__ import annotations

from typing import Any

import pytest
from browsing import Served, Site, answered, ask, visit
from support import wait_until

from faqbot.manual.help_pages import help_page

# Trusted Types and all: the page lets no script turn text into HTML.
POLICY = (
    "default-src 'none'; script-src {host}; connect-src {host}; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
LINE = '<script src="https://your.host/widget.js" data-title="Help"></script>'
PAGE = '<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1><p>Lamps.</p>{line}</html>'


@pytest.fixture
def shop(site: Site, helpdesk: Served) -> str:
    """The address of a page of another origin that shows the widget of the help desk."""
    return show(site, helpdesk.url)


def show(site: Site, url: str, more: str = "") -> str:
    site.policy = POLICY.format(host=url.rstrip("/"))
    line = LINE.replace("https://your.host/", url).replace('"Help"', f'"Need help?" {more}')
    site.page = PAGE.format(line=line)
    return site.origin


def test_the_manual_has_the_line_that_these_tests_put_into_a_page() -> None:
    assert f"\n    {LINE}\n" in help_page("page").text


def opened(page: Any) -> None:
    page.get_by_role("button", name="Need help?").click()
    page.locator("textarea").wait_for()


def test_the_help_button_opens_a_conversation_on_a_page_of_another_origin(browser: Any, shop: str) -> None:
    with visit(browser, shop) as page:
        opened(page)
        choice = ask(page, "how fast is it?")
        choice.locator("button", has_text="Home 250").first.click()
        assert answered(page, 1).locator(".text").inner_text() == "250 Mbit/s down and 40 Mbit/s up."
        assert ask(page, "what does it cost?").locator(".text").inner_text() == "34.90 euros a month."
        assert page.told == []


def test_a_citation_in_the_widget_leads_to_the_server_of_the_documents(
    browser: Any, shop: str, helpdesk: Served
) -> None:
    with visit(browser, shop) as page:
        opened(page)
        exchange = ask(page, "when is my bill due")
        with page.context.expect_page() as other:
            exchange.locator(".cited a").click()
        other.value.wait_for_load_state()
        assert other.value.url.startswith(f"{helpdesk.url}source/")
        assert other.value.locator("mark").count() > 0


def test_a_verdict_in_the_widget_lands_in_the_log(browser: Any, shop: str, helpdesk: Served) -> None:
    with visit(browser, shop) as page:
        opened(page)
        exchange = ask(page, "when is my bill due, dear widget")
        exchange.get_by_label("This helped").click()
        exchange.get_by_role("status").wait_for()
        assert page.told == []
    assert ("when is my bill due, dear widget", "good") in [
        (line["question"], line["feedback"]) for line in helpdesk.logged()
    ]


def test_escape_closes_the_widget_and_gives_the_focus_back_to_its_button(browser: Any, shop: str) -> None:
    with visit(browser, shop) as page:
        button = page.get_by_role("button", name="Need help?")
        button.focus()
        page.keyboard.press("Enter")
        page.locator("textarea").wait_for()
        dialog = page.get_by_role("dialog", name="Need help?")
        assert button.get_attribute("aria-expanded") == "true"
        wait_until(lambda: page.locator("textarea").evaluate("field => field.matches(':focus')"))
        page.keyboard.press("Escape")
        assert not dialog.is_visible()
        assert button.get_attribute("aria-expanded") == "false"
        assert button.evaluate("button => button.matches(':focus')")
        page.keyboard.press("Enter")  # the conversation is still there
        assert page.locator("textarea").is_visible()


def test_the_styles_of_the_page_and_of_the_widget_do_not_meet(browser: Any, site: Site, shop: str) -> None:
    site.page = site.page.replace("<h1>", '<link rel="stylesheet" href="/none.css"><h1>')
    before = "getComputedStyle(document.querySelector('h1')).fontSize"
    with visit(browser, shop) as page:
        size = page.evaluate(before)
        opened(page)
        assert page.evaluate(before) == size
        assert page.locator("faqbot-help h1").evaluate("h1 => getComputedStyle(h1).fontSize") == "17.6px"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_the_widget_takes_the_whole_window(browser: Any, shop: str, scheme: str) -> None:
    with visit(browser, shop, viewport={"width": 390, "height": 780}, color_scheme=scheme) as page:
        opened(page)
        box = page.get_by_role("dialog").bounding_box()
        assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 390, 780)
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        page.get_by_role("button", name="Close").click()
        assert not page.get_by_role("dialog").is_visible()


def test_the_button_stands_on_the_side_that_the_page_names(browser: Any, site: Site, helpdesk: Served) -> None:
    with visit(browser, show(site, helpdesk.url, 'data-position="left"')) as page:
        assert page.get_by_role("button", name="Need help?").bounding_box()["x"] == 20


def test_a_page_of_an_origin_that_is_not_allowed_is_refused(browser: Any, shop: str) -> None:
    other = shop.replace("127.0.0.1", "localhost")  # the same page, but of an origin that nobody has named
    with visit(browser, other) as page:
        page.get_by_role("button", name="Need help?").click()
        page.get_by_role("alert").wait_for()
        assert page.get_by_role("alert").inner_text().startswith("The help cannot be reached at the moment.")
        assert any("--allow-origin" in text for text in page.told)
        page.get_by_role("button", name="Try again").click()
        page.get_by_role("alert").wait_for()
        assert page.locator("textarea").count() == 0
