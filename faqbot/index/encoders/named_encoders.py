"""The encoder that a name stands for: `--encoder NAME`, and `encoder="NAME"` in a program.

    none                            no encoder
    FOLDER                          the model of sentences in a folder, in the format ONNX
    ORGANISATION/MODEL              the same from a hub, downloaded when an index is built
    sentence-transformers:MODEL     a model of the package sentence-transformers, by name or folder

A model of a hub is used without a network once it is on this machine. The packages of an encoder are imported when it
is opened.
"""

from __future__ import annotations

import os
import re
from importlib.util import find_spec

from faqbot.errors import EncoderError, remedy
from faqbot.index.encoders.hub import download, folder_on_this_machine
from faqbot.index.encoders.onnx_encoder import OnnxEncoder
from faqbot.index.encoders.sentence_transformer import KIND, SentenceTransformerEncoder

_NONE = "none"
_HOW = "write the folder of a model, or ORGANISATION/MODEL as on the hub"
_ON_HUB = re.compile(r"\w[\w.-]*/[\w.-]+", re.ASCII)

# The packages that a model of a hub needs, by the names of their modules.
_PACKAGES = {"onnxruntime": "onnxruntime", "tokenizers": "tokenizers", "huggingface_hub": "huggingface-hub"}


def open_encoder(name: str, *, may_download: bool = True) -> OnnxEncoder | SentenceTransformerEncoder | None:
    """Return the encoder that a name stands for, None for "none".

    A model of a hub is downloaded if it is not on this machine and `may_download` is true. Raises `EncoderError` if the
    name stands for no encoder, if a package is not installed, or if there is no such model.
    """
    kind, colon, model = name.partition(":")
    if name == _NONE:
        return None
    if kind == KIND and colon and model:
        return SentenceTransformerEncoder(model, may_download=may_download)
    if os.path.isdir(folder := os.path.abspath(os.path.expanduser(name))) and name:
        return OnnxEncoder(folder, os.path.basename(folder))
    if is_on_hub(name):
        return OnnxEncoder(_folder_of(name, may_download=may_download), name)
    raise EncoderError(f"there is no {'folder' if os.sep in name else 'encoder'} {name!r}; {_HOW}")


def is_on_hub(name: str) -> bool:
    """Whether a name has the form of a model's name on the hub."""
    return _ON_HUB.fullmatch(name) is not None


def _folder_of(model: str, *, may_download: bool) -> str:
    """Return the folder of a model of the hub."""
    if missing := [package for module, package in _PACKAGES.items() if find_spec(module) is None]:
        message = f"the encoder {model!r} needs packages that are not installed: pip install {' '.join(missing)}"
        raise EncoderError(message)
    folder = folder_on_this_machine(model) or (download(model) if may_download else None)
    if folder is None:
        how = "download it with: "
        how += remedy(f"FaqBot.from_corpus(…, encoder={model!r})", f"faqbot index --encoder {model}")
        raise EncoderError(f"the model {model!r} is not on this machine, and answering uses no network; {how}")
    return folder
