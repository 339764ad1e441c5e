"""Print what an encoder costs: the size of its model, the time to open it, to index and to answer, and the index.

    python tests/benchmarks/encoder_costs.py DOCUMENTS ENCODER… [--questions N]

The first row is without an encoder. The questions are N questions of the documents themselves with a word added, so
that none is stored. Times are those of the processor, over all threads.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from itertools import islice
from pathlib import Path
from statistics import median

from tables import Row, print_table

from faqbot import FaqBot
from faqbot.index.encoders.model_files import files_in
from faqbot.index.encoders.named_encoders import open_encoder
from faqbot.index.encoders.onnx_encoder import OnnxEncoder

HEADER = ("encoder", "model, MB", "opened in, s", "1,000 chunks, s", "index, bytes a chunk", "a question, ms")
NONE = "none"


def measured(name: str, documents: str, questions: int) -> Row:
    """Return the figures of one encoder as a row of the table."""
    began = time.process_time()
    encoder = open_encoder(name)
    opened = time.process_time() - began
    began = time.process_time()
    bot = FaqBot.from_corpus(documents, encoder=encoder)
    built = time.process_time() - began
    model = os.path.getsize(files_in(encoder.folder).network) / 1e6 if isinstance(encoder, OnnxEncoder) else 0
    figures = (1000 * built / len(bot), index_size(bot) / len(bot), 1000 * median(answered(bot, questions)))
    return name, f"{model:.0f}", f"{opened:.2f}", f"{figures[0]:.1f}", f"{figures[1]:,.0f}", f"{figures[2]:.1f}"


def index_size(bot: FaqBot) -> int:
    """Return the size of the saved index in bytes."""
    with tempfile.TemporaryDirectory() as folder:
        bot.save(folder)
        return sum(path.stat().st_size for path in Path(folder).iterdir())


def answered(bot: FaqBot, most: int) -> list[float]:
    """Return the seconds that each of the questions took."""
    asked = (f"{chunk.question} anyway" for chunk in bot.chunks() if chunk.question)
    seconds = []
    for question in islice(asked, most):
        began = time.process_time()
        bot.ask(question)
        seconds.append(time.process_time() - began)
    return seconds


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("documents")
    arguments.add_argument("encoders", nargs="+", metavar="ENCODER")
    arguments.add_argument("--questions", type=int, default=200)
    options = arguments.parse_args()
    print_table(HEADER, [measured(name, options.documents, options.questions) for name in (NONE, *options.encoders)])
