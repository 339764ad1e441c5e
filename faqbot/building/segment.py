"""A segment: some chunks of a corpus, analysed, as arrays that know nothing of the other chunks.

Words and terms are numbered within the segment, the terms in the order that the whole index has: ascending by hash. The
merger adds all that depends on other chunks: weights, and the terms' numbers in the index. A segment holds no Python
object for a chunk, a sentence or a word, so that it passes between processes and to disk as it is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from json.encoder import encode_basestring

from faqbot.corpus.chunk import Chunk, chunk_from_json
from faqbot.index.packing import Array
from faqbot.index.schema import FIELDS

# Chunks of a corpus that are analysed at a time. A new word costs the most, and the more chunks there are, the fewer
# words are new; but the lists of words in a segment are the most memory that a process needs.
SEGMENT_CHUNKS = 16_384

# name -> dtype of a segment's arrays. Of digests and answers two numbers make one value of 128 bits.
ARRAYS: dict[str, str] = {
    "line_offsets": "<i8",  # of each chunk's line of JSON
    "ids": "<u8",  # digests of the ids
    "numbered": "|i1",  # whether an id ends like those that `corpus.ids` makes unique: "id~2"
    "answers": "<u8",  # digests of the texts, whatever their white space
    "parents": "<i4",  # the chunk of this segment that each is a part of, or -1
    "kinds": "|i1",  # the number of each chunk's kind in `corpus.chunk.KINDS`
    "asks": "|i1",  # whether the document asks the question that the chunk answers
    "topics": "<i4",  # the topic that each is about, among the segment's own
    "title_offsets": "<i8",
    "asked_hashes": "<u8",  # of every question, and the chunk that it is stored for
    "asked_chunks": "<i4",
    "run_codes": "<u4",  # every run of characters, ascending, and how many chunks' titles have it
    "run_counts": "<i8",
    "run_total": "<i8",
    "word_offsets": "<i8",
    "word_hashes": "<u8",
    "word_counts": "<i8",
    "term_offsets": "<i8",
    "term_hashes": "<u8",
    "term_chunks": "<i4",  # how many chunks have the term in any field
    "chunk_units": "<i4",  # how many units each chunk has
    "unit_lengths": "<i4",  # how many different terms each unit has
    "unit_terms": "<i4",
}
for _field in FIELDS:  # counts by chunk, then by term; `order` are their places by term, then by chunk
    ARRAYS |= {
        f"{_field}_lengths": "<i4",  # different terms of each chunk
        f"{_field}_sums": "<i8",  # all of its terms
        f"{_field}_terms": "<i4",
        f"{_field}_counts": "<i4",
        f"{_field}_order": "<i4",
        f"{_field}_chunks": "<i4",  # how many chunks have each term
    }
TEXTS = ("lines", "titles", "words", "terms", "about")


@dataclass(frozen=True, slots=True)
class Segment:
    """The arrays and runs of bytes of some chunks; `texts["about"]` is a JSON list of the topics."""

    arrays: Mapping[str, Array]
    texts: Mapping[str, bytes | memoryview]

    def __len__(self) -> int:
        """Return the number of chunks."""
        return len(self.arrays["topics"])

    @property
    def about(self) -> list[str]:
        """The topics of the chunks, in the order in which they come."""
        topics: list[str] = json.loads(bytes(self.texts["about"]))
        return topics

    def line(self, number: int) -> bytes:
        """Return the line of JSON of one chunk."""
        start, end = self.arrays["line_offsets"][number : number + 2].tolist()
        return bytes(self.texts["lines"][start:end])

    def chunk(self, number: int) -> Chunk:
        """Return one chunk."""
        return chunk_from_json(json.loads(self.line(number)))

    def chunks(self) -> list[Chunk]:
        """Return all chunks."""
        return [self.chunk(number) for number in range(len(self))]


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def chunk_line(chunk: Chunk) -> bytes:
    """Return the line of JSON that an index keeps of a chunk: that of `chunk_to_json`, with `asked_as`.

    It is written out, since a record and an encoder for each chunk take three times as long.
    """
    source, quoted = chunk.source, encode_basestring
    line = (
        f'{{"id":{quoted(chunk.id)},"kind":{quoted(chunk.kind)},"question":{quoted(chunk.question)},'
        f'"text":{quoted(chunk.text)},"source":{{"path":{quoted(source.path)},'
        f'"lines":[{source.lines[0]},{source.lines[1]}],"headings":[{",".join(map(quoted, source.headings))}],'
        f'"title":{quoted(source.title)}}}'
    )
    if chunk.metadata:
        line += f',"metadata":{_ENCODER.encode(dict(chunk.metadata))}'
    if chunk.asked_as:
        line += f',"asked_as":[{",".join(map(quoted, chunk.asked_as))}]'
    return f"{line}}}\n".encode()
