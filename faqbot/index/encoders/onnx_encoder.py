"""Vectors from a model in the format ONNX, computed by onnxruntime, without torch.

The vector of a text is the mean of the vectors of its tokens, or the vector of the first one, as the model says.

Every text is a batch of its own. A quantised network rounds all texts of a batch to one scale, so that a question had
another vector beside a longer text (cosine .994 with MiniLM). Larger batches are not faster: on one thread, MiniLM read
between 2,600 and 4,000 tokens a second in batches of 1 and of 32, and fewer where long texts were together.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from faqbot.errors import EncoderError
from faqbot.index.encoders.model_files import ModelFiles, files_in
from faqbot.system.processors import processors

_Vectors = npt.NDArray[np.float32]

# The most tokens that are read if the model does not say how many it reads.
_TOKENS = 256

# The largest number of characters that are read for a token, so that a text as long as a book takes no longer.
_TOKEN_LENGTH = 40

# The inputs that a network may have, and how each is made from the numbers of the tokens.
_INPUTS: dict[str, Callable[[npt.NDArray[np.int64]], npt.NDArray[np.int64]]] = {
    "input_ids": lambda tokens: tokens,
    "attention_mask": np.ones_like,
    "token_type_ids": np.zeros_like,
}

# The output that has the finished vector of a text, in models that have such an output.
_FINISHED = "sentence_embedding"


class OnnxEncoder:
    """The model in a folder, as a function from texts to their vectors.

    `name` and `digest` identify the encoder in an index: the same model in another folder is the same encoder. Threads
    may share an encoder. It is pickled as its folder and name. Raises `EncoderError` if the packages are not installed,
    or if the model cannot be used.
    """

    def __init__(self, folder: str, name: str) -> None:
        self.folder = folder
        self.name = name
        files = files_in(folder)
        self.digest = files.digest
        try:
            self._tokeniser = _tokeniser(files)
            self._network = _network(files.network)
        except ImportError as error:
            message = f"the encoder {name!r} needs packages that are not installed: pip install onnxruntime tokenizers"
            raise EncoderError(message) from error
        except Exception as error:  # both packages raise errors of any type
            raise EncoderError(f"the model cannot be read: {_first_line(error)}", path=folder) from error
        self._by_first = files.by_first
        self._unknown = _unknown_token(self._tokeniser)
        self._inputs = _inputs(self._network, folder)
        outputs = [output.name for output in self._network.get_outputs()]
        self._output = _FINISHED if _FINISHED in outputs else outputs[0]
        self._vector("word")  # a network that cannot be run is found out here

    def __call__(self, texts: list[str]) -> _Vectors:
        """Return the vectors of n texts, (n, dimension); a text without a token that the model knows gets zeros."""
        if len(texts) == 1:
            return np.array([self._vector(texts[0])])
        threads = ThreadPoolExecutor(processors())
        try:
            return np.array(list(threads.map(self._vector, texts)))
        finally:  # after Ctrl-C, the texts that have not begun are left
            threads.shutdown(cancel_futures=True)

    def __reduce__(self) -> tuple[type[Self], tuple[str, str]]:
        return (type(self), (self.folder, self.name))

    def _vector(self, text: str) -> _Vectors:
        """Return the vector of a text, (dimension,)."""
        read = text[: _TOKEN_LENGTH * self._tokeniser.truncation["max_length"]]
        encoded = self._tokeniser.encode(read.encode(errors="replace").decode())
        tokens = np.array([encoded.ids or [0]], dtype=np.int64)
        try:
            output = self._network.run([self._output], {name: _INPUTS[name](tokens) for name in self._inputs})[0][0]
        except Exception as error:  # onnxruntime raises errors of any type
            raise EncoderError(f"the model cannot be run: {_first_line(error)}", path=self.folder) from error
        vector: _Vectors = output if output.ndim == 1 else output[0] if self._by_first else output.mean(axis=0)
        marks = zip(encoded.ids, encoded.special_tokens_mask, strict=True)
        is_known = any(not special and token != self._unknown for token, special in marks)
        return vector if is_known else np.zeros_like(vector)


def _tokeniser(files: ModelFiles) -> Any:
    """Return the tokeniser, set to cut a text behind the tokens that the network reads, and not to pad it."""
    from tokenizers import Tokenizer  # noqa: PLC0415 - optional

    tokeniser = Tokenizer.from_file(files.tokeniser)
    cut = (tokeniser.truncation or {}).get("max_length")
    limit = files.trained or cut or _TOKENS
    tokeniser.enable_truncation(min(limit, files.most or limit))
    tokeniser.no_padding()
    return tokeniser


def _network(path: str) -> Any:
    """Return the network, which uses a single thread: with several, the last bits would depend on their number."""
    import onnxruntime  # noqa: PLC0415 - optional

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors only
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def _inputs(network: Any, folder: str) -> list[str]:
    inputs = [one.name for one in network.get_inputs()]
    if foreign := [name for name in inputs if name not in _INPUTS]:
        message = f"the model needs the input {foreign[0]!r}, so it is no model of sentences"
        raise EncoderError(message, path=folder)
    return inputs


def _unknown_token(tokeniser: Any) -> int | None:
    """Return the number of the token that stands for every word that the model does not know; None if it has none.

    A text of such tokens alone has no meaning to the model: all texts in Chinese had one vector in an English model.
    """
    name = getattr(tokeniser.model, "unk_token", None) or "<unk>"
    number: int | None = tokeniser.token_to_id(name)
    return number


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
