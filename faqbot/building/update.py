"""What `faqbot index` does: bring a saved index up to date with its documents.

The index's directory keeps a segment of every document (see `segment_store`); what did not change is not read
again. If nothing at all changed, the index stays as it is once every byte of it is checked. Otherwise all segments are
merged anew, so that it is that of a clean build, byte for byte.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from importlib.metadata import version
from typing import NamedTuple

from faqbot import __version__
from faqbot.building.builder import learn, merge
from faqbot.building.segment import Segment
from faqbot.building.segment_store import Gathered, Plan, gather
from faqbot.building.segment_writer import analysed_segment
from faqbot.building.workers import work
from faqbot.corpus.authors.side_files import read_side_files
from faqbot.corpus.corpus import Corpus, Phrasing
from faqbot.corpus.decoding import read_bytes
from faqbot.corpus.discovery import PHRASINGS, FoundFiles, corpus_roots, find_files
from faqbot.corpus.reading import no_text, warn_of_skipped
from faqbot.errors import FaqbotError
from faqbot.index.index import Index
from faqbot.index.storage.loading import load_index, settings
from faqbot.index.storage.saving import BLOCKS, keep_index, write_index, writing
from faqbot.ranking.evidence.vectors import build_vectors
from faqbot.system.progress import working
from faqbot.text.analyser import Analyser


def update_index(documents: Sequence[str], language: str, directory: str) -> int:
    """Bring the index in a directory up to date, or make it; return the number of its chunks.

    Raises what reading and saving raise; the directory is then as it was.
    """
    analyser = Analyser(language)
    roots = corpus_roots(documents)
    with writing(directory) as target, _kept_segments(target) as folder:
        known = _known(target, analyser.language)
        found = find_files(roots)
        several = known.topics > 1 if known else len(found.files) > 1
        gathered = gather(found.files, Plan(folder, analyser.language, several), work)
        warn_of_skipped([*found.skipped, *gathered.skipped])
        if not gathered.segments:
            raise no_text(roots)
        with working("building the index"):
            inputs = _inputs(found, gathered, analyser.language)
            corpus = _corpus(found, gathered.segments)
            if known and known.inputs == inputs and keep_index(target, gathered.keys):
                return known.chunks
            index = _built(corpus, gathered, analyser)
        with working("writing the index"):
            write_index(index, target, inputs=inputs, blocks=gathered.keys)
    return len(index)


class _Known(NamedTuple):
    """What is known of an index that is there: the digest of its inputs, and how many chunks and topics it has."""

    inputs: object
    chunks: int
    topics: int


def _known(target: str, language: str) -> _Known | None:
    """Return what is known of the index in a directory, None if there is none that may be taken up."""
    try:
        index = load_index(target)
        with open(os.path.join(target, "manifest.json"), "rb") as file:
            manifest = json.loads(file.read())
    except (FaqbotError, OSError, ValueError):
        return None
    if index.analyser.language != language or "inputs" not in manifest:
        return None
    return _Known(manifest["inputs"], len(index), len(index.topics))


def _inputs(found: FoundFiles, gathered: Gathered, language: str) -> str:
    """Return the digest of all that an index is made from."""
    segments = sorted(gathered.keys)
    names = [file.name for file in found.files]
    sides = [(side.name, side.whole, sha256(read_bytes(side.path)).hexdigest()) for side in found.side_files]
    libraries = [version(name) for name in ("numpy", "scipy", "scikit-learn")]
    depends = [__version__, libraries, settings(language), segments, names, sides]
    return sha256(json.dumps(depends, sort_keys=True).encode()).hexdigest()


def _corpus(found: FoundFiles, segments: Sequence[Segment]) -> Corpus:
    """Return what the side files say, with the chunks if there are phrasings of them."""
    is_phrased = any(os.path.basename(side.path) == PHRASINGS for side in found.side_files)
    return read_side_files(found, [chunk for segment in segments for chunk in segment.chunks()] if is_phrased else [])


def _built(corpus: Corpus, gathered: Gathered, analyser: Analyser) -> Index:
    """Return the index of the segments."""
    segments = gathered.segments
    if corpus.phrasings:
        segments = list(_phrased(segments, corpus, analyser, several=gathered.several))
    arrays, texts = merge(segments, corpus, analyser)
    arrays |= build_vectors(corpus, None)
    arrays |= learn(corpus, analyser)
    return Index(analyser, arrays, texts, confidence=_calibrated(corpus, analyser))


def _calibrated(corpus: Corpus, analyser: Analyser) -> tuple[float, ...] | None:
    if not corpus.phrasings:
        return None
    from faqbot.building.calibration import calibrate  # noqa: PLC0415 - few corpora are fitted to

    return calibrate(corpus, analyser)


def _phrased(segments: Sequence[Segment], corpus: Corpus, analyser: Analyser, *, several: bool) -> Iterator[Segment]:
    """Yield the segments with the phrasings of their chunks: those that have any are analysed again."""
    first = 0
    for segment in segments:
        end = first + len(segment)
        its = [phrasing for phrasing in corpus.phrasings if first <= phrasing.chunk < end]
        if its:
            moved = tuple(Phrasing(phrasing.question, phrasing.chunk - first) for phrasing in its)
            yield analysed_segment(Corpus(corpus.chunks[first:end], moved), analyser, several=several)
        else:
            yield segment
        first = end


@contextmanager
def _kept_segments(target: str) -> Iterator[str]:
    """Make the folder of the segments; whatever goes wrong, it ends as it began."""
    folder = os.path.join(target, BLOCKS)
    os.makedirs(folder, exist_ok=True)
    before = set(os.listdir(folder))
    try:
        yield folder
    except BaseException:
        for name in set(os.listdir(folder)) - before:
            os.unlink(os.path.join(folder, name))
        if not before:
            with suppress(OSError):
                os.rmdir(folder)
        raise
