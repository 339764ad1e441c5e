"""One page saved in eight formats is the same page to a reader: its questions, its answers, and what eval finds."""

from __future__ import annotations

import csv
import json
import subprocess
import sys

import pytest
from format_writers import ASKED, MUSEUM, WRITERS, answer_of, plain

from faqbot.corpus.reading import read_corpus


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """The files of the page, by suffix; each stands in a folder of its own, and all have one name."""
    files = {}
    for suffix, write in WRITERS.items():
        files[suffix] = tmp_path_factory.mktemp(suffix[1:]) / f"harbour-museum{suffix}"
        files[suffix].write_bytes(write(MUSEUM))
    return files


def asked_in(path):
    """Return the chunks of a file that answer a question."""
    return [chunk for chunk in read_corpus([path]).chunks if chunk.question]


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_page_has_the_same_questions_and_answers_in_every_format(saved, suffix):
    found = [(chunk.question, plain(chunk.text)) for chunk in asked_in(saved[suffix])]
    assert found == [(question.text, answer_of(question)) for question in MUSEUM.questions]


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_chunk_has_the_same_id_in_every_format(saved, suffix):
    def ids_in(path):
        return [chunk.id for chunk in asked_in(path)]

    assert ids_in(saved[suffix]) == ids_in(saved[".md"])


def figures_of_eval(path, labelled):
    """Return what `faqbot eval` counts on a page: the figures of all questions, and the verdict on each."""
    command = [sys.executable, "-m", "faqbot", "eval", labelled, "--corpus", path, "--json", "--no-cache"]
    found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return found["overall"], [(asked["question"], asked["verdict"]) for asked in found["questions"]]


@pytest.mark.slow
def test_eval_finds_the_same_figures_in_every_format(saved, tmp_path):
    labelled = tmp_path / "asked.csv"
    ids = [chunk.id for chunk in asked_in(saved[".md"])]
    with labelled.open("w", newline="", encoding="utf-8") as file:
        rows = [(text, ids[number] if number >= 0 else "") for text, number in ASKED]
        csv.writer(file).writerows([("question", "expected"), *rows])

    figures = {suffix: figures_of_eval(path, labelled) for suffix, path in saved.items()}

    overall, verdicts = figures[".md"]
    assert overall["hit_at_1"]["count"] == len([number for _, number in ASKED if number >= 0]), verdicts
    assert figures == dict.fromkeys(WRITERS, figures[".md"])
