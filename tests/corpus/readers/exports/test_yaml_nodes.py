"""YAML is parsed within limits, no tag makes an object, and what is wrong is said in plain words with its line."""

from __future__ import annotations

import sys
import time
import tracemalloc
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.readers.exports.written import AsWritten, plain_value
from faqbot.corpus.readers.exports.yaml_nodes import YamlNode, yaml_nodes
from faqbot.errors import CorpusError

LAUGHS = "\n".join(
    ["a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    + [f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]" for old, new in zip("abcdefghi", "bcdefghij", strict=True)]
)


def value(text: str) -> object:
    (root,) = yaml_nodes(text, "a.yml")
    return plain_value(root.value)


def error(text: str) -> CorpusError:
    with pytest.raises(CorpusError) as caught:
        yaml_nodes(text, "a.yml")
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[yes, No, true, 1, -2.5, ~, null, x]", [True, False, True, 1, -2.5, None, None, "x"]),
        ("['yes', \"1\", !!str 2]", ["yes", "1", "2"]),
        ("[2020-01-02, 12:30, 010, 0x1F, 1_000, .inf, 1e3]",
         ["2020-01-02", "12:30", "010", "0x1F", "1_000", ".inf", "1e3"]),
        ("a: &x {b: 1}\nc: *x", {"a": {"b": 1}, "c": {"b": 1}}),
        ("a: &x {b: 1, d: 2}\nc: {<<: *x, b: 3}\ne: {b: 4, <<: [*x]}",
         {"a": {"b": 1, "d": 2}, "c": {"b": 3, "d": 2}, "e": {"b": 4, "d": 2}}),
        ("a: |\n  one\n\n    two\nb: >\n  one\n  two\n", {"a": "one\n\n  two\n", "b": "one two\n"}),
        ("1: a\nyes: b\n? [x, y]\n: c\n", {"1": "a", "yes": "b", "[x, y]": "c"}),
        ("!!omap [{a: 1}]", [{"a": 1}]),
    ],
)  # fmt: skip
def test_values_are_those_of_json_and_all_else_is_text(text: str, expected: object) -> None:
    assert value(text) == expected


def test_a_number_and_a_truth_value_remember_how_they_are_written() -> None:
    (root,) = yaml_nodes("[1.10, Yes, 007]", "a.yml")
    assert [str(one) for one in root.value] == ["1.10", "Yes", "007"]
    assert [isinstance(one, AsWritten) for one in root.value] == [True, True, False]


def test_empty_documents_are_left_out() -> None:
    assert yaml_nodes("", "a.yml") == yaml_nodes("# nothing\n---\n---\n...\n", "a.yml") == []
    assert [one.value for one in yaml_nodes("a\n---\n---\nb", "a.yml")] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("- 'é'\n- |\n  😀 two\n  lines\n\n# end\n- z", "|\n  😀 two\n  lines"),
        ("- 'é'\n- [b, 'c 😀']\n\n\n- z", "[b, 'c 😀']"),
        ("- 'é'\n- b:\n    c: >-\n      d\n      e\n\n  # end\n- z", "b:\n    c: >-\n      d\n      e"),
        ("- 'é'\n- b: c\n  d:\n\n# end\n- z", "b: c\n  d:"),
        ("- 'é'\r\n- b: c\r\n  d: e\r\n\r\n- z", "b: c\r\n  d: e"),
    ],
)
def test_a_node_ends_with_its_text(text: str, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for parser in (None, yaml.SafeLoader):  # PyYAML has two parsers: one in C, and one in Python
        if parser:
            monkeypatch.setattr(yaml, "CSafeLoader", parser)
        node: YamlNode = yaml_nodes(text, "a.yml")[0].elements[1]
        assert text[node.start : node.end] == part


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    assert error(LAUGHS).message.startswith("the aliases (`*name`) stand for far more text than the file has")
    merged = "a: &a {a: 1}\n" + "\n".join(f"b{n}: &b{n} {{<<: [*{'a' if not n else f'b{n - 1}'}, *a], k{n}: x}}"
                                         for n in range(3_000))  # fmt: skip
    assert "aliases" in error(merged).message or "nested" in error(merged).message


def test_aliases_that_save_some_lines_are_read() -> None:
    text = "note: &n Call us first.\nfaqs:\n" + "".join(f"  - {{q: Why {n}?, a: *n}}\n" for n in range(500))
    assert len(value(text)["faqs"]) == 500  # type: ignore[index]


@pytest.mark.parametrize("text", ["&a [*a]", "&a {b: *a}", "a: &a\n  - b: *a\n"])
def test_an_anchor_that_holds_itself_is_an_error(text: str) -> None:
    assert error(text).message == "the anchor &a holds itself"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 10_000,
        "[" * 10_000 + "]" * 10_000,
        '{"a":' * 10_000,
        "- " * 10_000 + "x",
        "\n".join(" " * n + "a:" for n in range(2_000)),
        "? " * 10_000,
        "a: &a0 [x]\n" + "\n".join(f"b{n}: &a{n} [*a{n - 1}]" for n in range(1, 200)),
    ],
)
def test_deep_nesting_is_one_line_and_no_crash(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for parser in (None, yaml.SafeLoader):
        if parser:
            monkeypatch.setattr(yaml, "CSafeLoader", parser)
        assert "lists and mappings are nested" in error(text).message


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system ['touch hacked']", "!include a.yml", "!!binary aGk=", "!Ref x"]
)
def test_a_tag_that_asks_for_an_object_is_refused_and_runs_nothing(
    tag: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = error(f"a: 1\nb: {tag}\n")
    assert refused.line == 2
    assert "asks a program to make an object" in refused.message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: b\nq: Note: this\n", 2, "put the value in quotes"),
        ("a:\n\tb: c\n", 2, "use spaces"),
        ("a: **Yes** it is\n", 1, "begins with `*`"),
        ("a: b\nc: *d\n", 2, "`*d` names no anchor"),
        ("a: @b\n", 1, "put it in quotes"),
        ("a: `b`\n", 1, "put it in quotes"),
        ("a: %b\n", 1, "put it in quotes"),
        ("a: b\nc: 'd\n", 2, "not closed"),
        ('a: "b" c\n', 1, "closing quote"),
        ("a: [b\n", 2, "bracket"),
        ("a: b\nplain line\nc: d\n", 2, "without `key:`"),
        ("a: b\n  c: d\n", 2, ""),
        ("- a\nb: c\n", 2, "not set in"),
        ('a: "\\q"\n', 1, "single quotes"),
        ("a: b\n\x07", 2, "control character U+0007"),
    ],
)
def test_invalid_yaml_is_said_in_plain_words_with_its_line(text: str, line: int, words: str) -> None:
    found = error(text)
    assert words in found.message
    assert abs((found.line or 0) - line) <= 1  # a parser may notice on the next line


def test_memory_stays_in_proportion_to_the_text() -> None:
    text = "".join(f"- question: Why {n}?\n  answer: Because {n}.\n" for n in range(5_000))
    tracemalloc.start()
    yaml_nodes(text, "a.yml")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60 * len(text)


def test_the_time_grows_in_proportion_to_the_text() -> None:
    def seconds(count: int) -> float:
        text = "".join(f"- question: Why {n}?\n  answer: |\n    Because {n}.\n" for n in range(count))
        best = sys.float_info.max
        for _ in range(3):
            start = time.process_time()
            yaml_nodes(text, "a.yml")
            best = min(best, time.process_time() - start)
        return best

    assert seconds(4_000) < 12 * seconds(1_000)


def refusal(text: str) -> str:
    try:
        yaml_nodes(text, "a.yml")
    except CorpusError as refused:
        return str(refused)
    return ""


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**18) + 1, 10**18 - 1), st.text("ab'\"\\: #-*&!\n😀", max_size=10)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc 1", min_size=1), inner, max_size=4),
)


@given(VALUES, st.booleans())
def test_what_pyyaml_writes_is_read_as_it_was(given_value: object, is_flow: bool) -> None:  # noqa: FBT001 - drawn
    text = yaml.safe_dump(given_value, default_flow_style=is_flow, allow_unicode=True)
    nodes = yaml_nodes(text, "a.yml")
    assert [plain_value(one.value) for one in nodes] == ([] if given_value is None else [given_value])


@given(st.text("ab:-[]{}&*!|>'\"#%@`?, \n\t\\", max_size=60))
def test_any_text_is_nodes_or_one_line(text: str) -> None:
    assert "\n" not in refusal(text)
