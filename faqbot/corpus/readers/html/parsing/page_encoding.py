"""Decode a page of HTML, which may name its own encoding.

The encoding is that of the byte-order mark; otherwise UTF-8 if the bytes are valid UTF-8, because programs save pages
as UTF-8 and leave the old name in the page; otherwise what the page says; otherwise as in `files.decoding`. Names of
encodings mean what they mean to browsers: "iso-8859-1" is Windows text, "gb2312" is all of GB 18030.
"""

from __future__ import annotations

import codecs
import re

from faqbot.corpus.files.decoding import decode, line_number, marked_encoding
from faqbot.errors import CorpusError, CorpusWarning
from faqbot.system.callers import warn_caller

# Where a page names its encoding, in bytes from its beginning. Browsers look at 1,024 bytes; comments may be longer.
_BEGINNING = 8_192
_XML_ENCODING = re.compile(rb"""\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_META_CHARSET = re.compile(rb"""<meta\s[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)

# What browsers read under these names; every other name means the same to Python. A page that says UTF-16 in ASCII
# characters is no UTF-16.
_AS_IN_BROWSERS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "iso2022_jp": "iso2022_jp_ext",
}
# Names of encodings that browsers know and Python does not.
_OTHER_NAMES = {
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ms_kanji": "cp932",
    "windows-874": "cp874",
    "x-gbk": "gb18030",
    "x-euc-jp": "euc_jp",
    "iso-8859-8-i": "iso8859-8",
    "x-mac-cyrillic": "mac-cyrillic",
}
_UNMARKED = ("utf-8", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-7")
# Codecs that decode no pages: they are for names of hosts and for programs, and some take quadratic time.
_NO_PAGES = ("idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem")
# The only encoding that is valid UTF-8 whatever it says: its characters are shifted by escapes.
_ESCAPED = "iso2022_jp_ext"

# The signs of other kinds of files, and what to call these files.
_OTHER_KINDS = (
    (b"%PDF-", "a PDF", ".pdf"),
    (b"PK\x03\x04", "a zip archive, such as a Word file or an EPUB", ".docx, .xlsx, .ods or .epub"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", ".doc (and save it as .docx)"),
    (b"{\\rtf", "rich text (RTF)", ".rtf (and save it as .docx)"),
    (b"\x89PNG", "a picture", ".png"),
    (b"\xff\xd8\xff", "a picture", ".jpg"),
    (b"GIF8", "a picture", ".gif"),
    (b"\x1f\x8b", "a compressed file", ".gz (and unpack it)"),
)


def decode_page(data: bytes, path: str) -> str:
    r"""Return the text of a page, whose line ends are all `\n`.

    Raises `CorpusError` for a file of another kind. A `CorpusWarning` says where the bytes do not fit the encoding that
    the page names; each such place is read as U+FFFD.
    """
    start = data[:16].lstrip()
    kind = next((one for one in _OTHER_KINDS if start.startswith(one[0])), None)
    if kind:
        raise CorpusError(f"is {kind[1]} and not HTML; rename it to {kind[2]}", path=path)
    return _decoded(data, path).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, path: str) -> str:
    encoding = None if marked_encoding(data) else _named_encoding(data)
    if encoding is None or (_is_utf8(data) and not (encoding == _ESCAPED and b"\x1b" in data)):
        return decode(data, path)
    text = data.decode(encoding, "replace")
    if "\0" in text:
        return decode(data, path)  # which says that this is not text
    wrong = text.find("\ufffd")
    if wrong >= 0:
        message = f"is not all in {encoding}, as it says; unreadable characters are shown as \ufffd"
        warn_caller(CorpusWarning(message, path=path, line=line_number(text, wrong)))
    return text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _named_encoding(data: bytes) -> str | None:
    """Return the codec for the encoding that a page names; None if it names none that Python knows, or UTF-8."""
    start = data[:_BEGINNING]
    found = _XML_ENCODING.match(start) or _META_CHARSET.search(_COMMENT.sub(b"", start))
    if not found:
        return None
    try:
        named = found[1].decode("ascii").lower()
        codec = codecs.lookup(_OTHER_NAMES.get(named, named))
    except (LookupError, UnicodeDecodeError):
        return None
    name = _AS_IN_BROWSERS.get(codec.name, codec.name)
    is_text = getattr(codec, "_is_text_encoding", True)  # "rot13" and "base64" are codecs too, but no encodings
    return name if is_text and name not in (*_UNMARKED, *_NO_PAGES) else None
