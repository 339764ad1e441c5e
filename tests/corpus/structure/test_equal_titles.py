"""Documents that share a title are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import steps_of

from faqbot import FaqBot, TopicError
from faqbot.corpus.reading import read_corpus
from faqbot.corpus.structure.equal_titles import distinct_titles


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        ({"a.md": "A", "b.md": "B"}, {}),
        ({"x/FAQ.md": "FAQ", "y/FAQ.md": "FAQ"}, {"x/FAQ.md": "FAQ (x)", "y/FAQ.md": "FAQ (y)"}),
        ({"x/FAQ.md": "FAQ", "y/FAQ.md": "faq"}, {"x/FAQ.md": "FAQ (x)", "y/FAQ.md": "faq (y)"}),
        ({"part-1.md": "Guide", "part-2.md": "Guide"}, {"part-1.md": "Guide (part-1)", "part-2.md": "Guide (part-2)"}),
        ({"faq.md": "FAQ", "faq.txt": "FAQ"}, {"faq.md": "FAQ (faq.md)", "faq.txt": "FAQ (faq.txt)"}),
        ({"FAQ.md": "FAQ", "x/FAQ.md": "FAQ"}, {"FAQ.md": "FAQ", "x/FAQ.md": "FAQ (x)"}),
        ({"x/one.md": "Returns", "y/two.md": "Returns"}, {"x/one.md": "Returns (x)", "y/two.md": "Returns (y)"}),
        (
            {"shop/x/docs/FAQ.md": "FAQ", "shop/y/docs/FAQ.md": "FAQ"},
            {"shop/x/docs/FAQ.md": "FAQ (x)", "shop/y/docs/FAQ.md": "FAQ (y)"},
        ),
        (
            {"x/1/F.md": "F", "x/2/F.md": "F", "y/1/F.md": "F"},
            {"x/1/F.md": "F (x/1)", "x/2/F.md": "F (x/2)", "y/1/F.md": "F (y/1)"},
        ),
        (
            {"x/FAQ.md": "FAQ", "y/FAQ.md": "FAQ", "z.md": "FAQ (x)"},
            {"x/FAQ.md": "FAQ (x/FAQ.md)", "y/FAQ.md": "FAQ (y/FAQ.md)"},
        ),
    ],
)  # fmt: skip
def test_documents_of_one_title_are_told_apart_by_the_shortest_label(
    titles: dict[str, str], expected: dict[str, str]
) -> None:
    assert distinct_titles(titles) == expected


@given(st.dictionaries(st.from_regex(r"([ab]/){0,3}[abc]\.(md|txt)", fullmatch=True), st.sampled_from(["A", "a", "B"])))
def test_titles_told_apart_are_unique(titles: dict[str, str]) -> None:
    shown = [title.casefold() for title in (titles | distinct_titles(titles)).values()]
    assert len(set(shown)) == len(shown)


def two_of_one_title(folder: Path) -> Path:
    for name, answer in (("shoes", "In a month."), ("bags", "In a week.")):
        (folder / name).mkdir(parents=True)
        (folder / name / "returns.md").write_text(f"# Returns\n\n## When may I return it?\n\n{answer}\n")
    return folder


def test_topics_choices_and_citations_tell_documents_of_one_title_apart(tmp_path: Path) -> None:
    bot = FaqBot.from_corpus(two_of_one_title(tmp_path / "docs"))
    assert bot.topics() == ["Returns (bags)", "Returns (shoes)"]
    assert bot.ask("When may I return it?", topic="returns (shoes)").text == "In a month."
    with pytest.raises(TopicError, match=r"did you mean 'Returns \(bags\)' or 'Returns \(shoes\)'"):
        bot.ask("When may I return it?", topic="Returns")
    reply = bot.ask("When may I return it?")
    assert reply.outcome == "choose"
    assert {match.chunk.source.title for match in reply.options} == set(bot.topics())
    conversation = bot.conversation()
    conversation.say("When may I return it?")
    assert conversation.say("shoes").text == "In a month."


def test_an_index_and_the_library_tell_titles_apart_alike(tmp_path: Path) -> None:
    docs = two_of_one_title(tmp_path / "docs")
    titles = [chunk.source.title for chunk in read_corpus([docs]).chunks]
    assert [chunk.source.title for chunk in FaqBot.update(tmp_path / "index", docs).chunks()] == titles
    assert [chunk.source.title for chunk in FaqBot.from_corpus(docs).chunks()] == titles


def test_titles_of_twice_as_many_documents_take_about_twice_the_steps() -> None:
    def steps(size: int) -> int:
        titles = {f"{n % 100}/{n}.md": f"T{n // 2}" for n in range(size)}
        return steps_of(lambda: distinct_titles(titles))

    assert steps(4_000) < 2.5 * steps(2_000)
