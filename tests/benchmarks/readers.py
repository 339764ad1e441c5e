"""Show what the readers of all formats find, and how fast they are.

    python tests/benchmarks/readers.py [../shared]

The table has a row for each sample. There are four kinds of samples: one page of twelve questions in each format that
faqbot reads (`tests/format_writers.py`), the exports of other tools in `tests/data/formats/exports`, the same page as
`faqbot export` writes it, and the documents in `corpora/formats` of the folder on the command line. The columns are:

    questions    the questions found, of those in the sample. Those in the samples were counted by hand; the constants
                 in `reader_samples.py` hold them, and below the table it says how the ones of real documents were
                 counted. Of the page, a question counts only if it has its whole
                 answer.
    KB           the size of the file for which the speed is measured: the sample itself if it is real, else a large
                 file of the same format. The large page has 400 questions with seeded texts; the large exports have
                 the records of the sample 400 times.
    MB/s         how much of this file is read and cut into chunks in a second, in the time of one processor. It is of
                 the file as it stands on disk: in packed formats, such as .docx, a megabyte holds more text.
    of .md       this speed divided by that of the large page in Markdown
    same page    the time for the large page divided by the time for the same page in Markdown

All samples are read in turns; a speed is the median of the rounds, and a ratio the median of the ratios of each round.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
import warnings
from collections.abc import Sequence
from pathlib import Path

from reader_samples import Sample, export_samples, real_samples, target_samples, written_samples
from tables import print_table

from faqbot import Chunk
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.reading import document_of

_ROUNDS = 5
_MARKDOWN = ".md"


def main() -> None:
    """Print the table for all formats, and for the real documents if a folder is given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", metavar="SHARED", type=Path, help="the folder with corpora/formats")
    parser.add_argument(
        "--rounds", type=int, default=_ROUNDS, help="how often each file is read (default: %(default)s)"
    )
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        samples = [*written_samples(), *export_samples(), *target_samples(Path(folder))]
    real = real_samples(options.shared) if options.shared else []
    samples += real
    seconds = timed(samples, options.rounds)
    print_table(
        ("format", "sample", "questions", "KB", "MB/s", "of .md", "same page"),
        [row(sample, seconds, samples) for sample in samples],
    )
    for sample in real:
        print(f"\n{sample.name}: {sample.questions} questions, {sample.counted}")


def chunks_of(name: str, content: bytes) -> list[Chunk]:
    """Read a file with this name and content, and cut it into chunks."""
    return list(chunk_document(document_of(content, name)))


def found_in(sample: Sample) -> int:
    """Return how many questions are found; if the answers are known, how many with the whole answer."""
    asked = [chunk for chunk in chunks_of(sample.name, sample.content) if chunk.question]
    return sum(sample.holds(chunk.question, chunk.text) for chunk in asked)


def timed(samples: Sequence[Sample], rounds: int) -> list[list[float]]:
    """Read all samples in turns, and return the seconds for each in each round."""
    seconds: list[list[float]] = [[] for _ in samples]
    for _ in range(rounds):
        for sample, times in zip(samples, seconds, strict=True):
            start = time.process_time()
            chunks_of(sample.name, sample.timed)
            times.append(time.process_time() - start)
    return seconds


def row(sample: Sample, seconds: Sequence[Sequence[float]], samples: Sequence[Sample]) -> tuple[str, ...]:
    """Return the row of a sample."""
    markdown = next(number for number, one in enumerate(samples) if one.format == _MARKDOWN)
    times, base = seconds[samples.index(sample)], seconds[markdown]
    longer = statistics.median(one / other for one, other in zip(times, base, strict=True))
    size = len(sample.timed)
    return (
        sample.format,
        sample.name,
        f"{found_in(sample)} of {sample.questions}",
        f"{size / 1e3:,.0f}",
        f"{size / 1e6 / statistics.median(times):.2f}",
        f"{size / len(samples[markdown].timed) / longer:.2f}",
        f"{longer:.2f}" if sample.is_page else "",
    )


if __name__ == "__main__":
    main()
