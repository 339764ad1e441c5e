"""Parts of large tables: what they give together is what the whole gives."""

from __future__ import annotations

import warnings
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.corpus import cutting
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.cutting import cut
from faqbot.corpus.discovery import FoundFile
from faqbot.corpus.parts import IrregularPartError, Part, read_part, settle_notes
from faqbot.corpus.readers.tables import read_head
from faqbot.corpus.reading import read_file
from faqbot.errors import CorpusError

CELLS = st.text(alphabet='ab ,"\n\r?é', max_size=6)


def together(file: FoundFile, data: bytes) -> tuple[list[Chunk], list[str], str | None]:
    """Return the chunks, the warnings and the reason of passing the file over, part by part or whole."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        its = parts_of(file, data)
        read = [read_part(part, data[part.start : part.end]) for part in its]
        chunks = [chunk for some, _ in read for chunk in some]
        skipped = settle_notes(its, [notes for _, notes in read], len(chunks))
    return chunks, [str(one.message) for one in caught], skipped


def parts_of(file: FoundFile, data: bytes) -> list[Part]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "table")
        path.write_bytes(data)
        cuts = cut(file._replace(path=str(path)))
    assert [one.digest for one in cuts] == [sha256(data[one.part.start : one.part.end]).hexdigest() for one in cuts]
    return [one.part._replace(file=file) for one in cuts]


def whole(file: FoundFile, data: bytes) -> tuple[list[Chunk], list[str], str | None]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        document = read_file(file, data)
    said = [str(one.message) for one in caught]
    return ([], said, document) if isinstance(document, str) else (list(chunk_document(document)), said, None)


def found(name: str, size: int = 0) -> FoundFile:
    return FoundFile(f"/somewhere/{name}", name, named=False, size=size, mtime_ns=0)


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "PART", 64)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=3, max_size=40), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=150)
def test_the_parts_of_a_table_are_the_whole(rows: list[tuple[str, str]], end: str) -> None:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    data = end.join(["question,answer", *quoted, ""]).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "PART", 64)
        assert together(found("a.csv"), data) == whole(found("a.csv"), data)


@pytest.mark.usefixtures("small_parts")
def test_rows_that_are_not_whole_are_named_in_one_warning() -> None:
    data = b"question,answer\n" + b"What is it?,This and that.\n" * 9 + b"Why?\n" + b"How?,So it is.\n" * 9 + b"x,y,z\n"
    file = found("a.csv")
    assert len(parts_of(file, data)) > 2
    chunks, said, _ = together(file, data)
    assert (chunks, said) == whole(file, data)[:2]
    assert len(said) == 2


@pytest.mark.usefixtures("small_parts")
def test_lines_of_json_are_cut_too_and_keep_their_numbers() -> None:
    data = b'\xef\xbb\xbf{"question": "What?", "answer": "It."}\r\n\n' + b'{"question": "Who?", "answer": "I."}\n' * 20
    file = found("a.jsonl")
    assert len(parts_of(file, data)) > 2
    assert together(file, data) == whole(file, data)


@pytest.mark.usefixtures("small_parts")
def test_a_part_that_is_wrong_is_for_the_whole_to_tell() -> None:
    data = b"question,answer\n" + b"What is it?,This.\n" * 9 + b'Why?,"So\n' + b"How?,So it is.\n" * 9
    with pytest.raises(IrregularPartError):
        together(found("a.csv"), data)


def test_prose_and_small_tables_are_one_part() -> None:
    for name in ("a.md", "a.csv", "a.json"):
        (part,) = parts_of(found(name), b"question,answer\n")
        assert part.is_whole


def test_the_head_of_a_table_names_its_columns_or_is_a_pair() -> None:
    assert read_head("Question;Answer\n", "a.csv").columns == ("Question", "Answer")
    assert read_head("How far?,Ten.\n", "a.csv").is_pair
    with pytest.raises(CorpusError, match="no question and answer columns"):
        read_head("a,b\n", "a.csv")
