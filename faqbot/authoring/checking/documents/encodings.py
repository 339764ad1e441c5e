"""Find lines that were damaged by a wrong encoding: bytes that are not UTF-8, and characters that stand for such."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from faqbot.authoring.checking.finding import Finding
from faqbot.corpus.files.decoding import split_lines
from faqbot.corpus.files.encoding_letters import WESTERN
from faqbot.corpus.files.guessed_encoding import guess_encoding

# Characters of Windows text behind which the bytes of UTF-8 may hide: "Ã¤" for "ä", "â€™" for "’".
_SUSPECT = re.compile(r"[Â-ßà-ï][\u0080-\u00bf\u0152-\u2122]{1,2}")
# A byte of cp1252 that stands for no character, which programs keep as a control character.
_AS_WINDOWS = {0x81: b"\x81", 0x8D: b"\x8d", 0x8F: b"\x8f", 0x90: b"\x90", 0x9D: b"\x9d"}
_REPLACEMENT = "\ufffd"
_SHOWN = 3


def check_encoding(data: bytes, text: str, path: str) -> Iterator[Finding]:
    """Yield a finding if a file is not UTF-8, and one for each line with damaged characters."""
    bad = [] if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)) else _bad_lines(data)
    if bad:
        more = f"; so have {len(bad) - 1:,} more lines" if len(bad) > 1 else ""
        encoding = guess_encoding(data) or WESTERN
        shown = f"Windows text ({encoding})" if encoding.startswith("cp125") else encoding
        problem = f"The line has bytes that are not UTF-8{more}. The file was read as {shown}."
        yield Finding("not-utf8", path, bad[0], problem, "Save the file as UTF-8.")
    if text.isascii():
        return
    for number, line in enumerate(split_lines(text), start=1):
        if _REPLACEMENT in line:
            problem = f"The line has a replacement character ({_REPLACEMENT}): a character was lost."
            yield Finding("garbled-text", path, number, problem, "Write the lost character again.")
        elif garbled := _garbled(line):
            shown = ", ".join(f"{wrong} for {right}" for wrong, right in garbled[:_SHOWN])
            problem = f"The line has UTF-8 that was read as Windows text: {shown}."
            yield Finding("garbled-text", path, number, problem, "Write the characters that are meant.")


def _bad_lines(data: bytes) -> list[int]:
    """Return the numbers of the lines that are not UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return []
    lines = split_lines(data.decode("latin-1"))
    return [number for number, line in enumerate(lines, start=1) if not _is_utf8(line.encode("latin-1"))]


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _garbled(line: str) -> list[tuple[str, str]]:
    """Return what a line has in the place of characters, each with the character that is meant."""
    pairs = ((match[0], _meant(match[0])) for match in _SUSPECT.finditer(line))
    return list(dict.fromkeys((wrong, right) for wrong, right in pairs if right))


def _meant(wrong: str) -> str:
    """Return the character that some characters stand for: a letter of Latin script or a sign; otherwise nothing."""
    for length in (3, 2):
        try:
            right = b"".join(map(_as_windows, wrong[:length])).decode("utf-8")
        except UnicodeError:
            continue
        if len(right) == 1 and ("\u00a0" <= right <= "\u017f" or "\u2010" <= right <= "\u2122"):
            return right
    return ""


def _as_windows(character: str) -> bytes:
    return _AS_WINDOWS.get(ord(character)) or character.encode("cp1252")
