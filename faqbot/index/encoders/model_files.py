"""The files of a model of sentences: a network in the format ONNX, its tokeniser, and its settings.

These are the files in a repository of a hub, and in a folder that was copied from one:

    tokenizer.json                 cuts a text into the numbers of tokens
    onnx/model_quantized.onnx      the network, under one of the names in MODELS
    1_Pooling/config.json          how the vectors of the tokens become one vector; without it, their mean is taken
    sentence_bert_config.json      the most tokens that the network was trained to read (`max_seq_length`)
    config.json                    the most tokens that the network can read (`max_position_embeddings`)
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from hashlib import sha256
from typing import Any, NamedTuple

from faqbot.errors import EncoderError, system_reason
from faqbot.system.digests import digest_of

TOKENISER = "tokenizer.json"
_POOLING = "1_Pooling/config.json"
_READ = "sentence_bert_config.json"
_NETWORK = "config.json"

# Every file that is read beside the network, as patterns for a download.
READ_BESIDE = (TOKENISER, _POOLING, _READ, _NETWORK)

# The names of the network, the preferred name first: a quantised network has a quarter of the size. The order is the
# same on every machine, because two variants of a model give different vectors, and an index is read where it was not
# made. Variants for one kind of processor are left out for that reason; "avx2" runs on every processor.
_NAMES = ("model_quantized.onnx", "model_quint8_avx2.onnx", "model_int8.onnx", "model.onnx")
MODELS = tuple(f"{folder}{name}" for name in _NAMES for folder in ("onnx/", ""))


class ModelFiles(NamedTuple):
    """The paths and the settings of a model.

    `trained` is the largest number of tokens that the network was trained to read, and `most` the largest number that
    it can read; each is None if the model does not say so. `by_first` is true if the vector of the first token stands
    for a text, and false if the mean over all tokens does. `digest` identifies the model: models with the same digest
    give the same vectors.
    """

    network: str
    tokeniser: str
    trained: int | None
    most: int | None
    by_first: bool
    digest: str


def preferred_model(names: Collection[str]) -> str | None:
    """Return the file of the network to use, or None; `names` are the names of all files of a model."""
    return next((name for name in MODELS if name in names), None)


def files_in(folder: str) -> ModelFiles:
    """Return the files of the model in a folder; raise `EncoderError` if one is missing or cannot be used."""
    try:
        name = preferred_model([name for name in MODELS if os.path.isfile(os.path.join(folder, name))])
        if name is None or not os.path.isfile(os.path.join(folder, TOKENISER)):
            raise EncoderError(_missing(folder, name), path=folder)
        pooling, read, network = (_settings(folder, file) for file in (_POOLING, _READ, _NETWORK))
        return ModelFiles(
            os.path.join(folder, name),
            os.path.join(folder, TOKENISER),
            _number(read.get("max_seq_length")),
            _number(network.get("max_position_embeddings")),
            _is_by_first(pooling, folder),
            _digest(folder, name),
        )
    except OSError as error:
        raise EncoderError(f"cannot read the model: {system_reason(error)}", path=folder) from error


def _missing(folder: str, model: str | None) -> str:
    if model is not None:
        return f"no model of sentences: {model} is here, but its {TOKENISER} is not"
    message = f"no model of sentences in the format ONNX; there is no {' or '.join(MODELS[-2:])}"
    if os.path.isfile(os.path.join(folder, "modules.json")):
        message += ". For a model of sentence-transformers write sentence-transformers:FOLDER"
    return message


def _settings(folder: str, name: str) -> dict[str, Any]:
    """Return the settings in a JSON file of a model, none if there is no such file."""
    path = os.path.join(folder, name)
    try:
        with open(path, "rb") as file:
            settings = json.load(file)
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError) as error:
        raise EncoderError("no JSON object", path=path) from error
    if not isinstance(settings, dict):
        raise EncoderError("no JSON object", path=path)
    return settings


def _number(value: object) -> int | None:
    return value if type(value) is int and value > 0 else None


def _is_by_first(pooling: dict[str, Any], folder: str) -> bool:
    """Whether the vector of the first token stands for a text; the mean over all tokens is the only alternative."""
    chosen = sorted(name for name, value in pooling.items() if name.startswith("pooling_mode_") and value is True)
    if chosen not in ([], ["pooling_mode_cls_token"], ["pooling_mode_mean_tokens"]):
        message = f"the model joins its tokens by {', '.join(chosen)}; only the mean and the first token are supported"
        raise EncoderError(message, path=os.path.join(folder, _POOLING))
    return chosen == ["pooling_mode_cls_token"]


def _digest(folder: str, model: str) -> str:
    """Return the digest of every file that the vectors depend on; a large network has more than one file."""
    whole, place = os.path.split(os.path.join(folder, model))
    networks = [os.path.join(whole, name) for name in sorted(os.listdir(whole)) if name.startswith(place)]
    content = sha256()
    for path in [*networks, *(os.path.join(folder, name) for name in READ_BESIDE)]:
        part = sha256()
        if os.path.isfile(path):
            with open(path, "rb") as file:
                while block := file.read(1 << 20):
                    part.update(block)
        content.update(part.digest())
    return digest_of(content.hexdigest())
