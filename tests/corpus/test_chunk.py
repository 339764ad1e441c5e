"""Chunks that are made the fast way are chunks like all others."""

import pickle
from dataclasses import FrozenInstanceError, fields, replace

import pytest

from faqbot.corpus.chunk import Chunk, Source, chunk_from_json, chunk_to_json, new_chunk, new_source

SOURCE = Source("bells.md", (3, 5), ("Bells", "Is it loud?"), "Bicycles")
CHUNK = Chunk("bells#is-it-loud", "faq", "Is it loud?", "Very.", SOURCE, ("How loud?",), {}, is_aside=True)


def made():
    source = new_source("bells.md", (3, 5), ("Bells", "Is it loud?"), "Bicycles")
    return new_chunk("bells#is-it-loud", "faq", "Is it loud?", "Very.", source, ("How loud?",), is_aside=True)


def test_a_chunk_made_fast_equals_one_of_the_constructor():
    assert (made(), hash(made()), repr(made())) == (CHUNK, hash(CHUNK), repr(CHUNK))
    assert all(getattr(made(), field.name) == getattr(CHUNK, field.name) for field in fields(Chunk))
    assert (type(made()), type(made().source)) == (Chunk, Source)


def test_a_chunk_made_fast_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        made().text = "Not at all."
    with pytest.raises(FrozenInstanceError):
        made().source.title = "Cars"


def test_a_chunk_made_fast_can_be_copied_and_pickled():
    assert replace(made(), id="other") == replace(CHUNK, id="other")
    assert pickle.loads(pickle.dumps(made())) == CHUNK


def test_a_chunk_that_is_read_has_the_metadata_that_were_written():
    chunk = replace(CHUNK, asked_as=(), metadata={"model": "B-12"})
    assert chunk_from_json(chunk_to_json(chunk)) == chunk
    assert chunk_from_json(chunk_to_json(chunk)).metadata == {"model": "B-12"}


def test_chunks_made_fast_share_no_metadata():
    assert made().metadata is not made().metadata
