"""The chunks that vectors find: nearer than all that the words have found, and the same in a block as alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from support import corpus_of

from faqbot.building.builder import build_index
from faqbot.index.index import Index
from faqbot.index.packing import Array
from faqbot.index.scope import EVERYWHERE, Scope
from faqbot.index.static_table.static_encoder import encoder_for
from faqbot.query.query import analyse
from faqbot.ranking.evidence.nearest_chunks import NEARER, Sought, nearest_chunks
from faqbot.ranking.evidence.pairs import Pairs
from faqbot.ranking.evidence.vectors import evidence_of_pairs, vector_evidence
from faqbot.text.analyser import Analyser

ASKED = "appointments with a doctor", "cycle parking", "price of a consultation", "payment by card"
THINGS = "physician bicycle insurance invoice kitchen garden train ticket window lamp".split()


@pytest.fixture(scope="module")
def index() -> Index:
    pairs = [(f"Where is the {one} beside the {other}?", "Upstairs.") for one in THINGS for other in THINGS]
    return build_index(corpus_of(*pairs), Analyser(), encoder=encoder_for("static", "english"))


def sought_of(asked: Sequence[str], found: Sequence[Array], index: Index, scope: Scope = EVERYWHERE) -> list[Sought]:
    vectors = vector_evidence(asked, [analyse(one, index) for one in asked], index)
    return [Sought(one, some, scope, 50) for one, some in zip(vectors, found, strict=True) if one is not None]


def all_evidence(sought: Sought, index: Index) -> Array:
    return evidence_of_pairs([sought.vectors], Pairs.of([np.arange(len(index))]), index)


def test_the_chunks_are_the_best_of_those_that_are_nearer_than_the_chunks_found(index: Index) -> None:
    for at in range(0, len(index), 7):
        sought = sought_of(ASKED, [np.array([at, (at + 50) % len(index)])] * len(ASKED), index)
        for one, nearest in zip(sought, nearest_chunks(sought, index), strict=True):
            evidence = all_evidence(one, index)
            better = np.flatnonzero(evidence > max(0.0, evidence[one.found].max()))
            assert nearest.tolist() == better[np.argsort(-evidence[better], kind="stable")][:NEARER].tolist()


def test_a_question_of_a_block_finds_what_it_finds_alone(index: Index) -> None:
    found = [np.array([3, 8]), np.empty(0, dtype=np.int64), np.array([99]), np.arange(40)]
    block = nearest_chunks(sought_of(ASKED, found, index), index)
    alone = [nearest_chunks(sought_of([one], [some], index), index)[0] for one, some in zip(ASKED, found, strict=True)]
    assert [some.tolist() for some in block] == [some.tolist() for some in alone]


def test_only_allowed_chunks_are_found(index: Index) -> None:
    sought = sought_of(ASKED, [np.array([77])] * len(ASKED), index, Scope(hidden=frozenset(range(50))))
    assert min(min(nearest.tolist(), default=50) for nearest in nearest_chunks(sought, index)) >= 50
