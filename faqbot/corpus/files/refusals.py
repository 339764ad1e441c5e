"""Say why files are not read, and what would do instead, once for all files with the same suffix.

People keep their answers in more formats than faqbot reads, but nearly every program can save a document in one of
those that it does read. So a refused suffix comes with the format to save the file in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

# Most files with one suffix that are named, and most reasons given in one message: the files in a folder of photographs
# would fill the screen.
_MOST_FILES = 3
_MOST_REASONS = 20

# Why a side file below the top of a folder is skipped.
MISPLACED = "side files apply only at the top of a folder that is named"

_PANDOC = "convert {it} to .md, for example with pandoc"
_SLIDES = "export {it} as .pdf"

# Suffixes without a reader, and what to do with such a file; {it} is the file or the files.
_ADVICE = (
    (".doc .docm .dot .dotx .odt .ott .fodt .rtf .wpd .wps .pages .abw", "save {it} as .docx"),
    (".xlt .xltx .xltm .ots .fods .numbers .wk1 .123", "save {it} as .xlsx or .csv"),
    (".ppt .pptx .pptm .pps .ppsx .odp .otp", _SLIDES),
    (".key", "if this is a Keynote presentation, export {it} as .pdf"),
    (".gdoc .gsheet .gslides", "a link to a document on the web; download the document as .docx, .xlsx or .pdf"),
    (".url .webloc .lnk .desktop", "a link, which holds no text"),
    (".one .onepkg .vsd .vsdx .pub .indd .qxp .xps .oxps .ps .djvu .dvi", _SLIDES),
    (".mobi .azw .azw3 .kfx .fb2 .lit .prc .ibooks", "convert {it} to .epub, for example with Calibre"),
    (".chm .hlp", "save its pages as .html"),
    (".mdwn .qmd .rmd .mdc", "this is Markdown; save {it} with the suffix .md"),
    (".text .asc .me .readme .nfo", "if this is plain text, save {it} with the suffix .txt"),
    (".tex .ltx .latex .org .textile .wiki .mediawiki .creole .muse .t2t .pod .rdoc .texi .texinfo .typ", _PANDOC),
    (".man .1 .7 .docbook .dbk .opml .jats .dita .ditamap", _PANDOC),
    (".xml", "save its content as .html, .csv or .json"),
    (".mht .mhtml .webarchive", "save the page as .html"),
    (".eml .msg .mbox .emlx .pst .ost", "save the text of the messages as .txt or .html"),
    (".zip .tar .gz .tgz .bz2 .xz .zst .7z .rar .cab .iso .dmg .jar", "unpack {it}, and name the documents in it"),
    (".sqlite .sqlite3 .db .mdb .accdb .odb .dbf .parquet .feather", "export the table of questions as .csv"),
    (".sql .dump .bak", "export the table of questions as .csv"),
    (".json5 .jsonc .ndjson .geojson", "if this holds questions and answers, save {it} as .json or .jsonl"),
    (".toml .ini .cfg .conf .properties .env .lock", "a file of settings, which holds no answers"),
    (".log", "a log, which holds no answers"),
    (".png .jpg .jpeg .gif .bmp .tif .tiff .webp .svg .ico .heic .heif .avif .psd .ai .eps", "pictures hold no text"),
    (".mp3 .wav .ogg .oga .flac .m4a .aac .wma", "recordings hold no text"),
    (".mp4 .mov .avi .mkv .webm .wmv .m4v .mpg .mpeg", "films hold no text"),
    (".ttf .otf .woff .woff2 .eot", "fonts hold no text"),
    (".css .scss .less .js .ts .jsx .tsx .py .rb .php .java .c .h .cpp .cs .go .rs .sh .bat .ps1", "source code"),
)

# The reason if no advice is known.
NO_READER = "no reader"

_BY_SUFFIX = {suffix: advice for suffixes, advice in _ADVICE for suffix in suffixes.split()}


class Skipped(NamedTuple):
    """A file or folder that is not read, and the reason.

    `name` is the name it is cited by, perhaps with a line: "faq.json:3". `suffix` is given if the same holds for every
    file with this suffix, which may be empty; it is None if the reason is in the file itself.
    """

    name: str
    reason: str
    suffix: str | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.reason})"


def refused(name: str, suffix: str) -> Skipped:
    """Return the entry for a file whose suffix no reader has."""
    return Skipped(name, refusal_of(suffix), suffix)


def refusal_of(suffix: str, it: str = "it") -> str:
    """Return why files with a suffix (".doc") are not read, or what to do with them; `it` stands for the file."""
    if not suffix:
        return f"without a suffix; if this is text, save {it} with the suffix .txt or .md"
    return _BY_SUFFIX.get(suffix, NO_READER).format(it=it)


def skipped_line(skipped: Sequence[Skipped]) -> str:
    """Return one line with all skipped files; those that are skipped for one reason are counted and some named.

    Up to three files with the reason in the file itself are still named one by one, each with the reason.
    """
    groups: dict[tuple[str | None, str], list[Skipped]] = {}
    for one in skipped:
        groups.setdefault((one.suffix, one.reason), []).append(one)
    parts = [part for group in groups.values() for part in _parted(group)]
    more = sum(len(part) for part in parts[_MOST_REASONS:])
    shown = "; ".join(map(_described, parts[:_MOST_REASONS]))
    return f"skipped {shown}{f' and {more:,} more' if more else ''}"


def _parted(group: list[Skipped]) -> list[list[Skipped]]:
    """Return the files of a group as they are described: together, or each by itself."""
    return [[one] for one in group] if group[0].suffix is None and len(group) <= _MOST_FILES else [group]


def _described(group: Sequence[Skipped]) -> str:
    """Return "a.doc (save it as .docx)", or "3 .doc files (a.doc, b.doc, c.doc): save them as .docx"."""
    first = group[0]
    if len(group) == 1:
        return str(first)
    kind = f"{first.suffix} files" if first.suffix else "files"
    suffix = first.suffix or ""
    reason = refusal_of(suffix, "them") if first.reason == refusal_of(suffix) else first.reason
    return f"{len(group):,} {kind} ({_names(one.name for one in group)}): {reason}"


def _names(names: Iterable[str]) -> str:
    named = list(names)
    rest = len(named) - _MOST_FILES
    return ", ".join(named) if rest <= 0 else f"{', '.join(named[:_MOST_FILES])} and {rest:,} more"
