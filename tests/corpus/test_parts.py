"""Parts of large tables: what they give together is what the whole gives."""

from __future__ import annotations

import csv
import warnings
from hashlib import sha256
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus import cutting
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.cutting import cut
from faqbot.corpus.files.discovery import FoundFile
from faqbot.corpus.files.refusals import Skipped
from faqbot.corpus.parts import IrregularPartError, Part, read_part, settle_notes
from faqbot.corpus.reading import read_file
from faqbot.corpus.records import heads
from faqbot.corpus.records.heads import read_head
from faqbot.errors import CorpusError

CELLS = st.text(alphabet='ab ,"\n\r?é', max_size=6)


def together(file: FoundFile, data: bytes) -> tuple[list[Chunk], list[str], Skipped | None]:
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


def whole(file: FoundFile, data: bytes) -> tuple[list[Chunk], list[str], Skipped | None]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        document = read_file(file, data)
    said = [str(one.message) for one in caught]
    return ([], said, document) if isinstance(document, Skipped) else (list(chunk_document(document)), said, None)


def found(name: str, size: int = 0) -> FoundFile:
    return FoundFile(f"/somewhere/{name}", name, named=False, size=size, mtime_ns=0)


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "PART", 64)
    monkeypatch.setattr(heads, "SAMPLED", 0)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=3, max_size=40), st.sampled_from(["\n", "\r\n"]))
def test_the_parts_of_a_table_are_the_whole(rows: list[tuple[str, str]], end: str) -> None:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    data = end.join(["question,answer", *quoted, ""]).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "PART", 64)
        patch.setattr(heads, "SAMPLED", 0)
        assert together(found("a.csv"), data) == whole(found("a.csv"), data)


@pytest.mark.usefixtures("small_parts")
def test_rows_that_are_not_whole_are_named_in_one_warning() -> None:
    data = b"question,answer\n" + b"What is it?,This and that.\n" * 9 + b"Why?\n" + b"How?,So it is.\n" * 9 + b"x,y,z\n"
    file = found("a.csv")
    assert len(parts_of(file, data)) > 2
    chunks, said, _ = together(file, data)
    assert (chunks, said) == whole(file, data)[:2]
    assert len(said) == 3


@given(
    st.lists(
        st.sampled_from(["How?,So.,yes", "Why?,,yes", "Who?,You.,no", "question,answer,enabled", "x,y,z,w", ",,"])
    ),
    st.sampled_from(["", "sep=,\n", "The title,,\n,,\n", "a,b,c\n"]),
)
def test_rows_of_all_kinds_in_parts_give_the_warnings_of_the_whole(rows: list[str], above: str) -> None:
    data = "\n".join([f"{above}question,answer,enabled", *rows, *["How much is it?,Ten.,yes"] * 40, ""]).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "PART", 256)
        patch.setattr(heads, "SAMPLED", 0)
        assert len(parts_of(found("a.csv"), data)) > 1
        assert together(found("a.csv"), data) == whole(found("a.csv"), data)


def test_broken_rows_in_parts_are_mended_as_in_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "PART", 4096)
    monkeypatch.setattr(heads, "SAMPLED", 512)
    rows = [
        "How much is it?;Ten;yes;",
        "How long?;An hour,5;yes;3",
        "Who pays?;You; or me;yes;",
        "x;y;z;a;b;c",
        "Why?;So",
    ]
    data = "\n".join(["question;answer;active;days", *rows * 200, ""]).encode()
    assert len(parts_of(found("a.csv"), data)) > 2
    assert together(found("a.csv"), data) == whole(found("a.csv"), data)


@given(st.lists(st.tuples(st.text('ab "\n?', max_size=6), st.text('ab "\n?', max_size=6)), max_size=20))
def test_the_parts_of_a_tsv_are_the_whole(rows: list[tuple[str, str]]) -> None:
    file = StringIO(newline="")
    csv.writer(file, delimiter="\t", lineterminator="\n").writerows([("question", "answer"), *rows])
    data = (file.getvalue() + 'A 5" pipe?\tYes.\n' * 40).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "PART", 256)
        patch.setattr(heads, "SAMPLED", 0)
        assert together(found("a.tsv"), data) == whole(found("a.tsv"), data)


def test_a_large_tsv_is_cut_unless_a_cell_begins_with_a_quote(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "PART", 256)
    plain = ("question\tanswer\n" + 'A 5" pipe?\tYes.\n' * 60).encode()
    assert len(parts_of(found("a.tsv"), plain)) > 2
    assert together(found("a.tsv"), plain) == whole(found("a.tsv"), plain)
    quoted = plain + b'Why?\t"One\ntwo"\n'
    assert len(parts_of(found("a.tsv"), quoted)) == 1
    assert together(found("a.tsv"), quoted) == whole(found("a.tsv"), quoted)


@pytest.mark.usefixtures("small_parts")
def test_what_is_not_read_of_lines_of_json_is_named_once() -> None:
    row = b'{"question": "Who?", "answer": "I."}\n'
    data = row * 9 + b'{"note": ["x"]}\n' + row * 9 + b'{"question": "W?", "answer": "x", "enabled": false}\n'
    data += b'{"note": ["y"], "items": [{"question": "H?", "answer": "So."}]}\n'
    file = found("a.jsonl")
    assert len(parts_of(file, data)) > 2
    assert together(file, data) == whole(file, data)
    assert len(together(file, data)[1]) == 2


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
