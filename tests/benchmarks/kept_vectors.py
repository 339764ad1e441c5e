"""Keep the vectors of an encoder in a file, so that a fit that asks the same questions again takes minutes, not hours.

    encoder = KeptVectors(open_encoder("sentence-transformers/all-MiniLM-L6-v2"), Path("vectors"))
    FaqBot.from_corpus("docs", encoder=encoder)

A text's vector does not depend on the texts that are encoded with it (see `faqbot.index.encoders.onnx_encoder`), so a
kept vector is the one that the encoder would give. Processes may share the folder.
"""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from pathlib import Path
from typing import Any
from weakref import finalize

import numpy as np
import numpy.typing as npt

from faqbot.index.encoder import Encoder, encoder_digest, encoder_name

# The seconds that a process waits for another one to write.
PATIENCE = 600

# So many texts are encoded before their vectors are written: little is lost if the run is interrupted.
BLOCK = 256


class KeptVectors:
    """An encoder that asks `encoder` only for texts that no run has asked for; each model has a file in `folder`."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        self.encoder = encoder
        self.folder = folder
        self.name = encoder_name(encoder)
        self.digest = encoder_digest(encoder)
        folder.mkdir(parents=True, exist_ok=True)
        own = self.digest or sha256(self.name.encode()).hexdigest()
        self._file = sqlite3.connect(folder / f"{own[:32]}.sqlite", timeout=PATIENCE)
        finalize(self, self._file.close)  # Python 3.13 warns of databases that nobody closes
        self._file.execute("CREATE TABLE IF NOT EXISTS vectors (text BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID")
        self._file.commit()

    def __call__(self, texts: list[str]) -> npt.NDArray[np.float32]:
        """Return the vectors of n texts, (n, dimension)."""
        keys = [sha256(text.encode(errors="surrogatepass")).digest() for text in texts]
        found = {key: vector for key in dict.fromkeys(keys) if (vector := self._kept(key)) is not None}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        new = [*missing.items()]
        for at in range(0, len(new), BLOCK):
            found |= self._encoded(dict(new[at : at + BLOCK]))
        return np.array([found[key] for key in keys])

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self.encoder, self.folder))

    def _kept(self, key: bytes) -> npt.NDArray[np.float32] | None:
        row = self._file.execute("SELECT vector FROM vectors WHERE text = ?", (key,)).fetchone()
        return None if row is None else np.frombuffer(row[0], dtype=np.float32)

    def _encoded(self, texts: dict[bytes, str]) -> dict[bytes, npt.NDArray[np.float32]]:
        vectors = np.asarray(self.encoder([*texts.values()]), dtype=np.float32)
        rows = dict(zip(texts, vectors, strict=True))
        with self._file:
            kept = ((key, vector.tobytes()) for key, vector in rows.items())
            self._file.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", kept)
        return rows
