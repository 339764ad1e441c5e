"""Blocks as files: what a writer of an index keeps of the documents, so that the next one need not read them again.

A file is named by the digest of what its block depends on. It begins with a line of JSON: how many bytes each array and
run has, their checksum, and notes of whoever made the block. One that is cut short or damaged is as good as none.
"""

from __future__ import annotations

import json
import mmap
import os
import zlib
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import numpy as np

from faqbot.building.segment import ARRAYS, TEXTS, Block
from faqbot.index.packing import Array

# Another version's blocks are not read; raise it with whatever changes what a block is made of.
BLOCK_VERSION = 2

# Blocks of up to so many bytes are read, larger ones are mapped.
_READ = 1 << 20

# Where numbers of any size may begin.
_ALIGNED = 8

# The widest numbers first, so that all begin where they may.
_ORDER = sorted(ARRAYS, key=lambda name: (-np.dtype(ARRAYS[name]).itemsize, name))


def write_block(path: str, block: Block, notes: dict[str, Any]) -> None:
    """Write a block, whole or not at all; the same block gives the same file."""
    pieces = [np.ascontiguousarray(block.arrays[name]).view(np.uint8).data for name in _ORDER]
    pieces += [memoryview(block.texts[name]) for name in TEXTS]
    checksum = 0
    for piece in pieces:
        checksum = zlib.crc32(piece, checksum)
    sizes = [piece.nbytes for piece in pieces]
    header = json.dumps({"sizes": sizes, "crc32": checksum, "notes": notes}, ensure_ascii=False).encode()
    draft = f"{path}.new"
    with open(draft, "wb") as file:
        file.write(header + b" " * (-(len(header) + 1) % _ALIGNED) + b"\n")
        file.writelines(pieces)
    os.replace(draft, path)


def read_block(path: str) -> tuple[Block, dict[str, Any]] | None:
    """Return a block with its notes, mapped if it is large; None if there is none that is whole.

    Raises `OSError` for a file that is there and cannot be read.
    """
    try:
        with open(path, "rb") as file:
            # A mapped file stays open, and a process may open about a thousand.
            is_large = os.fstat(file.fileno()).st_size > _READ
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if is_large else file.read()
        view, start = memoryview(data), data.find(b"\n") + 1
        header = json.loads(bytes(view[:start]))
        sizes = header["sizes"]
        if len(view) != start + sum(sizes) or zlib.crc32(view[start:]) != header["crc32"]:
            return None
        block = _mapped(view, start, sizes)
        let_go(block)
        return block, header["notes"]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def joined(blocks: Sequence[Block], name: str) -> Array:
    """Return one array of all blocks, one behind the other, letting each block go."""
    array = np.empty(sum(len(block.arrays[name]) for block in blocks), dtype=ARRAYS[name])
    start = 0
    for block in blocks:
        end = start + len(block.arrays[name])
        array[start:end] = block.arrays[name]
        start = end
        let_go(block)
    return array


def joined_texts(blocks: Sequence[Block], name: str) -> bytes:
    """Return the runs of bytes of all blocks likewise."""
    run = BytesIO()
    for block in blocks:
        run.write(block.texts[name])
        let_go(block)
    return run.getvalue()


def let_go(block: Block) -> None:
    """Give a mapped block's memory back; the system reads again what is looked at again.

    So only one block of a corpus is in memory at a time, however often they are gone through.
    """
    run = block.texts["lines"]
    if isinstance(run, memoryview) and isinstance(run.obj, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        run.obj.madvise(mmap.MADV_DONTNEED)


def _mapped(view: memoryview, start: int, sizes: Sequence[int]) -> Block:
    runs = []
    for size in sizes:
        runs.append(view[start : start + size])
        start += size
    arrays = {name: np.frombuffer(run, dtype=ARRAYS[name]) for name, run in zip(_ORDER, runs, strict=False)}
    return Block(arrays, dict(zip(TEXTS, runs[len(_ORDER) :], strict=True)))
