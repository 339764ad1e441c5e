"""What a segment keeps of a chunk."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from faqbot.building.segment import chunk_line
from faqbot.corpus.chunk import Chunk, Source, chunk_from_json, chunk_to_json

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
LINES = st.tuples(st.integers(1, 9), st.integers(9, 99))
METADATA = st.dictionaries(TEXT, TEXT | st.integers() | st.none() | st.lists(TEXT, max_size=2), max_size=2)
CHUNKS = st.builds(
    Chunk,
    id=TEXT,
    kind=st.sampled_from(["faq", "steps"]),
    question=TEXT,
    text=TEXT,
    source=st.builds(Source, path=TEXT, lines=LINES, headings=TEXTS, title=TEXT),
    asked_as=TEXTS,
    metadata=METADATA,
)


@given(CHUNKS)
def test_a_chunk_is_kept_as_one_line_of_its_public_json(chunk: Chunk) -> None:
    line = chunk_line(chunk)
    record = chunk_to_json(chunk) | ({"asked_as": list(chunk.asked_as)} if chunk.asked_as else {})
    assert line == json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    assert chunk_from_json(json.loads(line)) == chunk
