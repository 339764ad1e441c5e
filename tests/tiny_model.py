"""A model of sentences for tests: a table of vectors for some words, in the files of a real model."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

# The first are the tokens that the tokeniser adds; words of one line have one vector.
_MARKS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
_MEANINGS = (
    "car voiture",
    "doctor arzt",
    "eat food meals",
    "sleep bed",
    "what where do they a the is",
    "fleas parasites",
)
DIMENSION = len(_MEANINGS)


def tiny_model(
    folder: Path,
    *,
    name: str = "onnx/model.onnx",
    output: str = "last_hidden_state",
    inputs: Sequence[str] = ("input_ids", "attention_mask"),
    rows: int | None = None,
    settings: Mapping[str, Any] | None = None,
) -> Path:
    """Write a model to a folder and return the folder.

    `rows` is the number of tokens that the network has a vector of, by default all. `settings` has the contents of the
    JSON files of the model by their names.
    """
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    words = {mark: number for number, mark in enumerate(_MARKS)}
    vectors = [np.zeros(DIMENSION)] * len(_MARKS)
    for number, line in enumerate(_MEANINGS):
        for word in line.split():
            words[word] = len(words)
            vectors.append(np.eye(DIMENSION)[number])
    onnx.save(_network(np.array(vectors[:rows], dtype=np.float32), inputs, output), folder / name)
    _tokeniser(words).save(str(folder / "tokenizer.json"))
    for file, content in (settings or {}).items():
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text(json.dumps(content))
    return folder


def _network(table: np.ndarray, names: Sequence[str], output: str) -> onnx.ModelProto:
    """Return a network that looks up the vector of each token; the output "sentence_embedding" has their sum."""
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["n", "t"]) for name in names]
    looked_up = "looked_up" if output == "sentence_embedding" else output
    nodes = [helper.make_node("Gather", ["table", "input_ids"], [looked_up])]
    if output == "sentence_embedding":
        nodes.append(helper.make_node("ReduceSum", [looked_up, "axis"], [output], keepdims=0))
    shape = ["n", table.shape[1]] if output == "sentence_embedding" else ["n", "t", table.shape[1]]
    outputs = [helper.make_tensor_value_info(output, TensorProto.FLOAT, shape)]
    constants = [numpy_helper.from_array(table, "table"), numpy_helper.from_array(np.array([1]), "axis")]
    graph = helper.make_graph(nodes, "tiny", inputs, outputs, constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def _tokeniser(words: Mapping[str, int]) -> Tokenizer:
    tokeniser = Tokenizer(models.WordLevel(dict(words), unk_token="[UNK]"))
    tokeniser.normalizer = normalizers.Lowercase()
    tokeniser.pre_tokenizer = pre_tokenizers.Whitespace()
    ends = [(mark, words[mark]) for mark in ("[CLS]", "[SEP]")]
    tokeniser.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=ends)
    return tokeniser
