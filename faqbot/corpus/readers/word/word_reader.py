"""Read a Word file: its title, its blocks as people read them, and what is left out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from faqbot.corpus.document import Document
from faqbot.corpus.readers.own_marks.mark_signs import signs_in_each, with_inserted
from faqbot.corpus.readers.word.pieces import PieceKind, WordPiece
from faqbot.corpus.readers.word.plain_lists import with_plain_questions, with_typed_lists
from faqbot.corpus.readers.word.sections import with_sections
from faqbot.corpus.readers.word.word_body import WordBody
from faqbot.corpus.readers.word.word_package import WordPackage
from faqbot.corpus.readers.word.word_writer import WordWriter, usual_size
from faqbot.corpus.structure.telling_names import says_nothing
from faqbot.errors import CorpusError
from faqbot.text.programs.style_names import MADE_TITLE

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MADE_TITLE = re.compile(MADE_TITLE, re.IGNORECASE)

# The parts that stand beside the text, and the reason why nothing is quoted from them.
_BESIDE = (("header", "header"), ("footer", "footer"), ("comments", "comment"))


def read_docx(content: bytes, path: str, fallback_title: str) -> Document:
    """Read the bytes of a Word file; `path` is the name it is cited by.

    The title is that which people see at the top, in the style of titles, or else that of the properties of the
    document, or else the first heading. Macros are never looked at, and nothing is fetched that the document links to.

    Raises `CorpusError` for a file that is not a Word file, is damaged, or has a password (see `archives`).
    """
    try:
        package = WordPackage(content, path)
        body = WordBody(package, path)
        pieces = list(body.pieces(package.body))
        with_typed_lists(pieces)
        _sign_marks(pieces)
        with_plain_questions(pieces)
        writer = WordWriter(path, usual_size(pieces, body.styles.usual_size()))
        writer.write(pieces)
        for text, reason in _beside(body, package):
            writer.leave_out(text, reason)
        title = _title(pieces, package)
    except CorpusError:
        raise
    except Exception as error:  # whatever a forged file makes of the walk over its XML, it is one line
        message = f"cannot be read ({type(error).__name__}): open it in Word and save it again"
        raise CorpusError(message, path=path) from error
    return with_sections(writer.document(title, fallback_title))


def _sign_marks(pieces: Sequence[WordPiece]) -> None:
    """Put signs around the marks of questions and answers that the document itself has."""
    signed = signs_in_each([piece.text for piece in pieces], "\n\n")
    for piece, signs in zip(pieces, signed, strict=True):
        if signs:
            piece.text = with_inserted(piece.text, signs)
            piece.bold += len(signs) if piece.bold else 0


def _title(pieces: Sequence[WordPiece], package: WordPackage) -> str:
    """Return the title of a document; empty if neither its text nor its properties have one that says anything."""
    shown = next((piece.text for piece in pieces if piece.kind is PieceKind.TITLE and piece.text.strip()), "")
    shown = " ".join(shown.split())
    if shown and not says_nothing(shown):
        return shown
    properties = package.properties()
    kept = " ".join(("" if properties is None else properties.findtext(_TITLE) or "").split())
    return kept if kept and not _MADE_TITLE.fullmatch(kept) else shown


def _beside(body: WordBody, package: WordPackage) -> Iterator[tuple[str, str]]:
    """Yield the texts that stand beside the text of the document, each once, with the reasons to leave them out."""
    for kind, reason in _BESIDE:
        parts = list(package.parts(kind))
        holders = [comment for part in parts for comment in part] if kind == "comments" else parts
        texts = ("\n".join(piece.text for piece in body.pieces(holder)) for holder in holders)
        yield from ((text, reason) for text in dict.fromkeys(texts) if text.strip())
