"""A segment: some chunks of a corpus, analysed without regard to the other chunks, as arrays.

Words and terms have numbers within the segment. The terms are in ascending order of their hashes, as in the whole
index. `merger` computes everything that depends on other chunks: the weights, and the numbers of terms in the index. A
segment holds no Python object for a chunk, a sentence or a word, so it can be written to a file as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from json.encoder import encode_basestring

from faqbot.corpus.chunk import Chunk, chunk_from_json
from faqbot.index.packing import Array
from faqbot.index.schema import FIELDS

# Most chunks in a segment of `build_index`. Larger segments take less time, because most of the work is done once for
# each distinct word. But the lists of words of a segment are most of the memory that a process needs.
SEGMENT_CHUNKS = 16_384

# name -> dtype of a segment's arrays; those that were read from a file may be narrower (see `segment_files`). In `ids`
# and `answers`, two neighbouring numbers make a digest of 128 bits.
SEGMENT_ARRAYS: dict[str, str] = {
    "line_offsets": "<i8",  # the offsets of the chunks' lines of JSON
    "ids": "<u8",  # the digest of each chunk's id
    "numbered": "|i1",  # whether the chunk's id ends like an id that `corpus.ids` made unique: "id~2"
    "answers": "<u8",  # the digest of each chunk's text, with single spaces for white space
    "parents": "<i4",  # the chunk of this segment that the chunk is a part of, or -1
    "kinds": "|i1",  # the number of the chunk's kind in `corpus.chunk.KINDS`
    "asks": "|i1",  # whether the document asks the question that the chunk answers
    "asides": "|i1",  # whether the chunk is about the page or the project, so that it ranks below answers
    "topics": "<i4",  # the number of the chunk's topic among the topics of the segment
    "facet_digests": "<u8",  # the digest of each value of metadata of each chunk, in two numbers
    "facet_chunks": "<i4",  # the chunk that has the value
    "title_offsets": "<i8",  # the offsets of the chunks' titles: their questions, or else the beginning of their texts
    "asked_hashes": "<u8",  # the hash of each stored question
    "asked_chunks": "<i4",  # the chunk that each of these questions is stored for
    "run_codes": "<u4",  # the distinct runs of characters in titles, ascending
    "run_counts": "<i4",  # how many titles have each run
    "run_total": "<i8",  # the number of runs in all titles, as an array of length 1
    "word_lengths": "<i4",  # the number of bytes of each distinct word
    "word_hashes": "<u8",  # the hash of each word, ascending
    "word_terms": "<i4",  # the term of each word
    "word_pieces": "<u2",  # the pieces of each word in the static table, word by word; none for other languages
    "word_piece_sums": "<u2",  # how many pieces each word has
    "term_lengths": "<i4",  # the number of bytes of each distinct term
    "term_hashes": "<u8",  # the hash of each term, ascending
    "term_rarities": "|u1",  # how rare the term is in general (see `ranking.words.telling`)
    "term_chunks": "<i4",  # how many chunks have the term in any field
    "chunk_units": "<i4",  # how many units (questions and sentences) each chunk has
    "unit_asked": "|i1",  # whether the unit is a question
    "unit_sums": "<i4",  # the number of words of each unit, repetitions included
    "unit_words": "<i4",  # the words of each unit in their order, unit by unit
    "unit_lengths": "<i4",  # how many distinct terms each unit has
    "unit_terms": "<i4",  # the distinct terms of each unit, ascending, unit by unit
}
SEGMENT_ARRAYS["heading_words"] = "<i4"  # the words of each chunk's headings in their order, chunk by chunk
for _field in FIELDS:
    SEGMENT_ARRAYS |= {
        f"{_field}_lengths": "<i4",  # the number of distinct terms of each chunk
        f"{_field}_sums": "<i8",  # the number of terms of each chunk, repetitions included
        f"{_field}_terms": "<i4",  # the distinct terms of each chunk, ascending, chunk by chunk
        f"{_field}_counts": "<i4",  # how often the chunk has each of these terms
    }
SEGMENT_TEXTS = ("lines", "titles", "words", "terms", "about", "facets")


@dataclass(frozen=True, slots=True)
class Segment:
    """The arrays and the texts (runs of bytes) of some chunks; `texts["about"]` is a JSON list of their topics.

    `texts["facets"]` is a JSON list of the keys of their metadata. `checksum` is that of the file which the segment was
    read from, None if it was made in memory.
    """

    arrays: Mapping[str, Array]
    texts: Mapping[str, bytes | memoryview]
    checksum: int | None = None

    def __len__(self) -> int:
        """Return the number of chunks."""
        return len(self.arrays["topics"])

    @property
    def about(self) -> list[str]:
        """The distinct topics of the chunks, in the order of the chunks."""
        topics: list[str] = json.loads(bytes(self.texts["about"]))
        return topics

    @property
    def facets(self) -> list[str]:
        """The distinct keys of the metadata of the chunks, in the order of the chunks."""
        keys: list[str] = json.loads(bytes(self.texts["facets"]))
        return keys

    def lines(self, numbers: Iterable[int] | None = None) -> Iterator[bytes]:
        """Yield the lines of JSON of chunks, of all if no `numbers` are given."""
        offsets, run = self.arrays["line_offsets"], self.texts["lines"]
        for number in range(len(self)) if numbers is None else numbers:
            start, end = offsets[number : number + 2].tolist()
            yield bytes(run[start:end])

    def chunks(self, numbers: Iterable[int] | None = None) -> Iterator[Chunk]:
        """Yield chunks, all if no `numbers` are given."""
        return (chunk_from_json(json.loads(line)) for line in self.lines(numbers))


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def chunk_line(chunk: Chunk) -> bytes:
    """Return the line of JSON by which an index stores a chunk: the record of `chunk_to_json`, with `asked_as`.

    Simply put: encode that record. Here the line is formatted directly, in a third of the time.
    """
    source, quoted = chunk.source, encode_basestring
    line = (
        f'{{"id":{quoted(chunk.id)},"kind":{quoted(chunk.kind)},"question":{quoted(chunk.question)},'
        f'"text":{quoted(chunk.text)},"source":{{"path":{quoted(source.path)},'
        f'"lines":[{source.lines[0]},{source.lines[1]}],"headings":[{",".join(map(quoted, source.headings))}],'
        f'"title":{quoted(source.title)}'
    )
    if source.place is not None:
        line += f',"place":{_ENCODER.encode(source.place.to_json())}'
    line += "}"
    if chunk.metadata:
        line += f',"metadata":{_ENCODER.encode(dict(chunk.metadata))}'
    if chunk.is_aside:
        line += ',"aside":true'
    if chunk.asked_as:
        line += f',"asked_as":[{",".join(map(quoted, chunk.asked_as))}]'
    return f"{line}}}\n".encode()
