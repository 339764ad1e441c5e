"""Map a saved index from its directory (`saving` writes it).

    DIR/manifest.json           describes the index and names its data file; written last
    DIR/<content digest>.bin    the arrays, then the texts (see `layout`); never changed
    DIR/.segments               what writers keep of the documents, listed in DIR/.documents.json; no reader opens it

Two builds of the same files give equal indexes, byte for byte: an index holds no time, no name of a machine, and no
absolute path. A reader maps the data file when it loads the index, which takes one file descriptor, and can go on with
it if a writer removes the file afterwards. An index holds no pickles, because reading a pickle may run code.
"""

from __future__ import annotations

import mmap
import os
import time
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any

import numpy as np

from faqbot.errors import DamagedIndexError, IndexFileError, LanguageError, remedy
from faqbot.index.encoder import CheckedEncoder, Encoder, Encoding
from faqbot.index.index import Index
from faqbot.index.packing import Array
from faqbot.index.schema import ARRAYS, FIELDS, TEXTS, Sizes
from faqbot.index.static_table.static_encoder import StaticEncoder, encoder_of, is_static_name, reads_texts
from faqbot.index.storage.checking import check_lengths
from faqbot.index.storage.layout import split
from faqbot.index.storage.manifest import Contents, contents_of, data_file, read_manifest, rebuild, unreadable_index
from faqbot.index.storage.regular_files import open_regular
from faqbot.system.callers import count_of, log_info
from faqbot.text.analyser import Analyser

# Loading checks every byte of a data file of at most this many bytes, which takes a few milliseconds. Of a larger file
# it checks the size and the lengths of the arrays only.
_CHECKED_WHOLE = 8_000_000

# A data file of at most this many bytes may be read as a whole at the first question. In a file of 2 GB, on a disk of
# which the system reads 8 MB ahead, it read 927 MB for the first question after a start of the machine.
_READ_AHEAD = 64_000_000

# How often loading is tried, and the seconds by which each pause is longer than the one before: a writer may remove the
# data file after a reader has read the manifest and before the reader opens the file.
_TRIES = 5
_PAUSE = 0.005


def load_index(
    directory: str | os.PathLike[str],
    encoder: Encoder | str | None = None,
    mend: Callable[[], str] | None = None,
) -> Index:
    """Map an index from its directory; `encoder` is needed if the index was made with a function of the user.

    Without `encoder`, the encoder that the index was made with is opened if it can be found by its name. `mend` is
    called if damage is found later, when the index is read (see `DamageGuard`).

    Raises `IndexFileError` if the directory has no index, or if the index is damaged, was not written by faqbot, has
    another format version, was made with another encoder, or was made with a stemmer that gives other stems. Raises
    `EncoderError` if the index names a model that is not on this machine.
    """
    target = os.fspath(directory)
    for attempt in range(_TRIES):
        manifest = read_manifest(target)
        try:
            return _open(target, manifest, encoder, mend)
        except FileNotFoundError as error:
            missing = error
            # If the manifest is the same at the next try, that does not prove damage: two writers may have taken turns.
            time.sleep(_PAUSE * attempt)
    message = f"the index is damaged ({os.path.basename(missing.filename or 'a file')} is missing); {rebuild(target)}"
    raise DamagedIndexError(message, path=directory) from missing


def _open(
    target: str, manifest: Mapping[str, Any], given: Encoder | str | None, mend: Callable[[], str] | None
) -> Index:
    try:
        contents = contents_of(manifest)
        view = map_data(target, contents, whole=contents.size <= _CHECKED_WHOLE)
        arrays, texts, _ = unpack(view, contents)
        encoder = encoder_of(contents.encoding, given, contents.language)
        _read_little_around(view, arrays, reads_vectors=reads_texts(encoder))
        _check_encoder(contents.encoding, encoder, target)
        analyser = Analyser(contents.language)
        log_info("loaded the index in %s: %s (%s)", target, count_of(contents.chunks, "chunk"), contents.language)
        return Index(
            analyser,
            arrays,
            texts,
            target,
            encoder,
            digest=contents.digest,
            settings=contents.settings,
            mend=mend or partial(rebuild, target),
        )
    except FileNotFoundError:
        raise
    except OSError as error:
        raise unreadable_index(error, target) from error
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, LanguageError) as error:
        raise DamagedIndexError(f"the index is damaged ({error}); {rebuild(target)}", path=target) from error


def map_data(target: str, contents: Contents, *, whole: bool) -> memoryview:
    """Map the data file of an index and return its bytes.

    Raises `ValueError` if the file has another size than the manifest says or, when `whole` is true, another checksum;
    for the checksum every byte is read.
    """
    path = data_file(target, contents.digest)
    with open_regular(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size != contents.size:
            raise ValueError(f"{os.path.basename(path)} has {size} bytes, not {contents.size}")
        view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    if whole and zlib.crc32(view) != contents.crc32:
        raise ValueError(f"{os.path.basename(path)} is not what was written")
    return view


def unpack(view: memoryview, contents: Contents) -> tuple[dict[str, Array], dict[str, memoryview], Sizes]:
    """Return the arrays, texts and sizes of a data file; raise `ValueError` unless all lengths fit the schema."""
    arrays, texts = split(view, contents.lengths, ARRAYS, TEXTS)
    sizes = Sizes(arrays, contents.chunks, contents.dimension)
    check_lengths(arrays, texts, sizes)
    return arrays, texts, sizes


def _read_little_around(view: memoryview, arrays: Mapping[str, Array], *, reads_vectors: bool) -> None:
    """Ask the system to read a large data file only where it is used, but for what is read in runs.

    These are posting lists and, if each question is compared with all of them (`reads_vectors`), the vectors.

    A question reads a few bytes at hundreds of places, and around each the system would read as much as it does for a
    file that is read from its beginning to its end.
    """
    mapped = view.obj
    if len(view) <= _READ_AHEAD or not isinstance(mapped, mmap.mmap) or not hasattr(mmap, "MADV_RANDOM"):
        return  # Windows has no such advice
    start = np.frombuffer(view, dtype=np.uint8).ctypes.data
    in_runs = [f"{field}_{part}" for field in FIELDS for part in ("chunks", "weights")]
    in_runs += ["title_vectors", "text_vectors"] if reads_vectors else []
    with suppress(OSError):  # a system that takes no advice reads the file all the same
        mapped.madvise(mmap.MADV_RANDOM)
        for name in in_runs:
            first = (arrays[name].ctypes.data - start) // mmap.PAGESIZE * mmap.PAGESIZE
            mapped.madvise(mmap.MADV_NORMAL, first, max(1, arrays[name].nbytes))


def _naming(made_with: Encoding) -> str:
    """Return how to name the encoder that an index was made with, with an "or" behind it, if it can be named."""
    option = remedy("encoder=…", "--encoder")
    if not is_static_name(made_with.name):
        return f"name it ({option}), or "
    return f"leave out {option}, or " if made_with.name == StaticEncoder.name else ""


def _check_encoder(made_with: Encoding | None, given: CheckedEncoder | None, target: str) -> None:
    """Raise `IndexFileError` unless the index was made with this encoder."""
    if given is None:
        if made_with is not None:
            message = f"made with the encoder {made_with}; {_naming(made_with)}{rebuild(target)}"
            raise IndexFileError(message, path=target)
        return
    encoding = given.encoding
    if made_with is None:
        message = f"made without an encoder, and {encoding} is given; give none, or {rebuild(target)} and that encoder"
        raise IndexFileError(message, path=target)
    if not made_with.is_same(encoding):
        message = (
            f"made with the encoder {made_with}, not with {encoding}; give the right encoder, or {rebuild(target)}"
        )
        raise IndexFileError(message, path=target)
