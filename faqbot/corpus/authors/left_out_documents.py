"""Tell which rows of phrasings.csv may be about documents that `include` and `exclude` of a `faqbot.toml` leave out."""

from __future__ import annotations

from collections.abc import Iterable

from faqbot.corpus.authors.references import named_document, names_document
from faqbot.corpus.ids import document_id


class LeftOutDocuments:
    """Documents and folders that settings leave out; `names` are relative, those of folders end with `/`."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._paths = frozenset(names)
        self._ids = frozenset(document_id(name) for name in self._paths if not name.endswith("/"))
        folders = [name for name in self._paths if name.endswith("/")]
        self._folders = (*folders, *("-".join(name.split()) for name in folders))  # ids have `-` for white space

    def may_hold(self, reference: str) -> bool:
        """Whether a reference may name a chunk of these documents.

        An author's own id or a short reference does not say which document it is about, so it may name any.
        """
        if not names_document(reference):
            return bool(self._paths)
        ids, path = named_document(reference)
        return not ids.isdisjoint(self._ids) or path in self._paths or any(map(self._is_in_folder, (*ids, path)))

    def _is_in_folder(self, name: str) -> bool:
        return name.startswith(self._folders)
