"""Pairs in YAML are read with true lines, wherever they are, as JSON's are; all else is named."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import Document
from faqbot.corpus.files.decoding import split_lines
from faqbot.corpus.inventory import Fate, account_for
from faqbot.corpus.reading import document_of, read_corpus
from faqbot.errors import CorpusError, CorpusWarning, NoPairsError


def refusal(content: str | bytes) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            document_of(content, "a.yml")
    except CorpusError as error:
        return str(error)
    return ""


PAGE = """\
# Questions of the harbour office
title: Harbour help
updated: 2024-05-06
faqs:
  - question: When is the quay open?
    answer: |
      From 6 to 22.

      - On Sundays from 8.
      - In winter to 20.

  # Fees
  - q: Is mooring free?
    a: no
    tags: [price, fee]
    rank: 1.50
    since: 2020-01-02
    seasonal: true
  - question: What does a night cost?
    answer: 12.50
  - question: Can I stay all winter?
    answer: Ask us.
    enabled: no
"""


def read(text: str, path: str = "a.yml") -> Document:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return document_of(text, path)


def pairs(text: str) -> list[tuple[str, str, str]]:
    return [(one.question, one.answer, one.section) for one in read(text).pairs]


def test_a_page_of_pairs_is_read_as_its_author_wrote_it() -> None:
    document = read(PAGE)
    assert document.title == "Harbour help"
    assert [(one.question, one.answer, one.lines) for one in document.pairs] == [
        ("When is the quay open?", "From 6 to 22.\n\n- On Sundays from 8.\n- In winter to 20.", (5, 10)),
        ("Is mooring free?", "no", (13, 18)),
        ("What does a night cost?", "12.50", (19, 20)),
    ]
    assert document.pairs[1].asked_as == ("price, fee",)
    assert document.pairs[1].metadata == {
        "tags": ["price", "fee"],
        "rank": 1.5,
        "since": "2020-01-02",
        "seasonal": True,
    }
    json.dumps(dict(document.pairs[1].metadata))


def test_no_line_is_lost() -> None:
    document = read(PAGE)
    accounts = account_for(PAGE, document, list(chunk_document(document)))
    assert not [one for one in accounts if one.fate is Fate.LOST]
    assert {(one.lines, one.reason) for one in accounts if one.fate is Fate.LEFT_OUT} == {
        ((1, 1), "comment"), ((2, 2), "title"), ((3, 3), "metadata"), ((12, 12), "comment"), ((21, 23), "switched off"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How?: So.\nWho pays for it?: You.\n", [("How?", "So.", ""), ("Who pays for it?", "You.", "")]),
        ("Fee:\n  Is it free?: yes\n  How much?: 10\n", [("Is it free?", "yes", "Fee"), ("How much?", "10", "Fee")]),
        ("- money:\n    - question: How?\n      response: So.\n", [("How?", "So.", "money")]),
        ("q: How?\na: So.\n---\nq: Who?\na: You.\n", [("How?", "So.", ""), ("Who?", "You.", "")]),
        ("- Frage: Wie?\n  Antwort: So.\n", [("Wie?", "So.", "")]),
        ("- 質問: なぜ？\n  回答: こう。\n", [("なぜ？", "こう。", "")]),
        ("- q: {en: How?, de: Wie?}\n  a: {en: So., de: Soso.}\n", [("How?", "So.", ""), ("Wie?", "Soso.", "")]),
        ('{"faqs": [{"question": "How?", "answer": "So."}]}', [("How?", "So.", "")]),
        ("a: &a {question: How?, answer: So.}\nb: [*a]\n", [("How?", "So.", "a"), ("How?", "So.", "b")]),
        ("- question: Folded?\n  answer: >\n    One\n    line.\n\n    Two.\n", [("Folded?", "One line.\nTwo.", "")]),
        ("- question: Html?\n  answer: <p>One.</p><ul><li>Two.</li></ul>\n", [("Html?", "One.\n\n- Two.", "")]),
    ],
)  # fmt: skip
def test_pairs_are_found_in_every_shape(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert pairs(text) == expected


VALUES = st.recursive(
    st.sampled_from(["How?", "So.", "Who pays", "x", 3, None, "2", "no"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["question", "answer", "title", "How?", "Who pays", "x", "faqs", "enabled", "text", "en", "de"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(VALUES)
def test_yaml_and_json_give_the_same_pairs(value: Any) -> None:
    def outcome(text: str, path: str) -> Any:
        try:
            document = read(text, path)
        except NoPairsError as error:
            return error.message
        return document.title, [(one.question, one.answer, one.section, one.asked_as) for one in document.pairs]

    if value in (None, "") or not isinstance(value, dict | list):
        return
    written = json.dumps(value)
    given_ = outcome(written, "a.json")
    assert outcome(written, "a.yaml") == given_
    assert outcome(yaml.safe_dump(value, sort_keys=False), "a.yml") == given_


@given(VALUES)
def test_the_lines_of_a_pair_hold_its_answer_and_no_line_is_lost(value: Any) -> None:
    text = yaml.safe_dump(value, sort_keys=False)
    try:
        document = read(text)
    except NoPairsError:
        return
    chunks = list(chunk_document(document))
    if not chunks:
        return
    lines = split_lines(text)
    for chunk in chunks:
        first, last = chunk.source.lines
        # A list of texts is an answer of as many paragraphs.
        assert all(part in "\n".join(lines[first - 1 : last]) for part in chunk.text.split("\n\n"))
    assert not [one for one in account_for(text, document, chunks) if one.fate is Fate.LOST]


SETTINGS = {
    "a site": "site_name: Docs\nnav:\n  - Home: index.md\n  - Guide: guide.md\ntheme: {name: material}\n",
    "containers": "services:\n  web:\n    image: nginx:1\n    ports: ['80:80']\n    command: [run, --now]\n",
    "an interface": """\
openapi: 3.0.0
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      summary: List all pets
      responses:
        '200': {description: A list of pets}
""",
    "a workflow": """\
on: [push]
jobs:
  test:
    runs-on: ubuntu
    steps:
      - name: Check out the code
        uses: a/b@v4
      - name: Run the tests
        run: make test
""",
    "numbers": "- 1\n- 2\n",
    "a text": "just a text\n",
}


@pytest.mark.parametrize("text", SETTINGS.values(), ids=SETTINGS)
def test_a_file_of_settings_has_no_pairs(text: str) -> None:
    with pytest.raises(NoPairsError) as caught:
        read(text)
    assert "\n" not in str(caught.value)


def test_a_folder_skips_a_file_of_settings_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "faq.yml").write_text(PAGE, encoding="utf-8")
    (tmp_path / "settings.yaml").write_text("a: 1\nb: [2]\n")
    (tmp_path / "broken.yaml").write_text("a: b: c\n")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        chunks = read_corpus([tmp_path]).chunks
    assert {chunk.source.path for chunk in chunks} == {"faq.yml"}
    skipped = next(str(one.message) for one in caught if "skipped" in str(one.message))
    assert "settings.yaml (no list of objects with question and answer)" in skipped
    assert "broken.yaml:1 (invalid YAML: a value without quotes that holds `: `; put the value in quotes)" in skipped


def test_what_is_not_read_is_named() -> None:
    with pytest.warns(CorpusWarning, match=r"no question with an answer in \$\.contact \(line 1\); left out"):
        document_of("contact: {phone: 1, mail: x}\nfaqs:\n- {q: How?, a: So.}\n", "a.yml")


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n"])
def test_a_file_without_values_is_empty(text: str) -> None:
    assert not read(text).pairs


@given(st.binary(max_size=80), st.integers(0, len(PAGE.encode())), st.integers(0, 40))
def test_damaged_files_are_read_or_refused_in_one_line(noise: bytes, start: int, length: int) -> None:
    data = PAGE.encode()
    damaged = data[:start] + noise + data[start + length :]
    assert "\n" not in refusal(damaged)
