"""What people need who do not see the page, or see it badly: names, roles, contrast, and the direction of text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import Served, ask, visit

# The lowest contrast of each text with what stands behind it, and the text; as WCAG 2 computes it.
LOWEST_CONTRAST = """() => {
  const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
  const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = numbers(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !element.checkVisibility()) continue;
    const [a, b] = [light(numbers(getComputedStyle(element).color)), light(behind(element))];
    found.push([(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), walker.currentNode.textContent.trim()]);
  }
  return found.sort(([a], [b]) => a - b)[0];
}"""

# Elements to press or to fill in without a name, and ids that stand there twice.
NAMELESS = """() => [...document.querySelectorAll("a, button, input:not([type=hidden]), textarea, [role=log]")]
  .filter((one) => one.checkVisibility())
  .filter((one) => !(one.ariaLabel || one.textContent.trim() || (one.labels && one.labels.length)))
  .map((one) => one.outerHTML)"""
REPEATED_IDS = """() => [...document.querySelectorAll("[id]")].map((one) => one.id)
  .filter((id, at, all) => all.indexOf(id) !== at)"""

ARABIC = "# الشحن\n\n## متى يصل الطرد؟\n\nيصل الطرد خلال ثلاثة أيام عمل.\n\n## كم تكلفة الشحن؟\n\nالشحن مجاني.\n"


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
def test_every_text_stands_out_and_every_control_has_a_name(browser: Any, helpdesk: Served, scheme: str) -> None:
    with visit(browser, helpdesk.url, color_scheme=scheme) as page:
        for question in ("my routr says E-1043", "how fast is it?", "what does error E-2099 mean?", "thanks"):
            ask(page, question)
        page.locator("textarea").fill("why " * 400)
        page.keyboard.press("Enter")
        page.get_by_role("alert").wait_for()
        for _ in range(2):  # the chat, then a source
            contrast, text = page.evaluate(LOWEST_CONTRAST)
            assert contrast >= 4.5, text
            assert page.evaluate(NAMELESS) == []
            assert page.evaluate(REPEATED_IDS) == []
            page.goto(f"{helpdesk.url}source/router%23what-does-error-e-1043-mean")


def test_the_schemes_differ_and_follow_the_system(browser: Any, helpdesk: Served) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        with visit(browser, helpdesk.url, color_scheme=scheme) as page:
            grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert grounds == ["rgb(246, 247, 249)", "rgb(22, 24, 28)"]


def test_a_screen_reader_finds_the_parts_of_the_page(browser: Any, helpdesk: Served) -> None:
    with visit(browser, helpdesk.url) as page:
        ask(page, "when is my bill due")
        log = page.get_by_role("log", name="Conversation")
        assert log.get_attribute("aria-live") == "polite"
        assert page.get_by_role("main").count() == 1
        assert page.get_by_role("heading", level=1).inner_text() == "Brightline help desk"
        assert page.get_by_role("heading", level=2).inner_text() == "when is my bill due"
        assert page.get_by_role("textbox", name="Your question").count() == 1
        assert page.locator("html").get_attribute("lang") == "en"
        assert "(opens in a new tab)" in log.locator(".cited a").text_content()


def test_the_first_tab_stop_leads_past_the_conversation(browser: Any, helpdesk: Served) -> None:
    with visit(browser, helpdesk.url, java_script_enabled=False) as page:
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to your question")
        assert skip.bounding_box()["y"] >= 0  # it shows itself when it has the focus
        page.keyboard.press("Enter")
        page.keyboard.type("x")
        assert page.locator("textarea").input_value() == "x"


def test_text_that_runs_from_right_to_left_stands_on_the_right(
    browser: Any, serve: Callable[..., Served], tmp_path: Path
) -> None:
    (tmp_path / "shipping.md").write_text(ARABIC)
    served = serve("--corpus", tmp_path, "--language", "ar")
    with visit(browser, served.url, viewport={"width": 390, "height": 780}) as page:
        exchange = ask(page, "متى يصل الطرد؟")
        text, asked = exchange.locator(".text"), exchange.locator(".asked")
        assert text.get_attribute("lang") == "ar"
        assert text.evaluate("one => getComputedStyle(one).direction") == "rtl"
        box = asked.bounding_box()
        assert box["x"] > 390 - box["x"] - box["width"]  # whoever asks stands on one side, in every script
        assert page.evaluate("document.documentElement.scrollWidth") == 390
