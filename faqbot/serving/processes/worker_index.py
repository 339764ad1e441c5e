"""The index of a worker: whether it can be used, and when to try again.

An index that is damaged is not answered from until every byte of it is as it was written. A worker that cannot use its
index looks whether the files have changed, so that it goes on by itself as soon as somebody has mended them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqbot.errors import DamagedIndexError, FaqbotError, IndexFileError, system_reason
from faqbot.index.storage.index_state import state_of_files

if TYPE_CHECKING:
    from faqbot.bot import FaqBot

# What may go wrong while an index is loaded.
LOADING_ERRORS = (FaqbotError, OSError, MemoryError)


class WorkerIndex:
    """The index in a directory, and the bot that answers from it; None until the index has been loaded once.

    `why_not` says why no question can be answered; it is None if questions are answered. It advises to rebuild the
    index, unless the index `is_own`: the server builds its own index again by itself. The thread that reads messages
    calls all methods but `note_damage`.
    """

    def __init__(self, directory: str, encoder: str | None, log: str | None, *, is_own: bool = False) -> None:
        self._is_own = is_own
        self._directory, self._encoder, self._log = directory, encoder, log
        self.bot: FaqBot | None = None
        self.why_not: str | None = None
        self._noted: IndexFileError | None = None
        self._refused: object = None  # the state of the files that could not be used, None if it may pass by itself

    def begin(self, *, is_first: bool) -> None:
        """Load the index for the first time.

        Damage is borne. Other errors are raised where the server begins, which then ends: they may come of a wrong
        option. Where a worker takes the place of another, they are borne as well.
        """
        try:
            self._load()
        except DamagedIndexError as error:
            self._refuse(error)
        except LOADING_ERRORS as error:
            if is_first:
                raise
            self._refuse(error)

    def reload(self) -> None:
        """Load the index again after it was replaced; raise one of `LOADING_ERRORS` if the old one still answers."""
        if self.why_not is None and self.bot is not None:
            self.bot.reload()
        else:
            self._refused = None
            self.try_again()

    def note_damage(self, error: IndexFileError) -> None:
        """Remember that a question has met with damage; `look` finds out what that means."""
        self._noted = error

    def look(self) -> bool:
        """Return whether anything has changed: the index was found to be damaged, or can be used again."""
        if self.why_not is not None:
            return self.try_again()
        noted, self._noted = self._noted, None
        if noted is None:
            return False
        try:
            self._check()
        except LOADING_ERRORS as error:
            self._refuse(error)
            return True
        assert self.bot is not None
        try:
            self.bot.reload()  # what was damaged is replaced, or mended
        except LOADING_ERRORS as error:
            self._refuse(error)
            return True
        return False

    def try_again(self) -> bool:
        """Load an index that could not be used, if its files have changed since; return whether it can be used now."""
        state = state_of_files(self._directory)
        if self._refused is not None and state == self._refused:
            return False
        try:
            self._check()
            self._load()
        except LOADING_ERRORS as error:
            self._refuse(error)
            return False
        self.why_not = self._noted = None
        return True

    def _load(self) -> None:
        from faqbot.bot import FaqBot  # noqa: PLC0415 - the other processes don't need numpy

        if self.bot is None:
            self.bot = FaqBot.load(self._directory, self._encoder, log=self._log or False)
        else:
            self.bot.reload()

    def _check(self) -> None:
        """Raise `IndexFileError` unless every byte of the index is as it was written."""
        from faqbot.index.storage.manifest import index_digest, rebuild  # noqa: PLC0415 - as in `_load`
        from faqbot.index.storage.verifying import check_bytes  # noqa: PLC0415

        try:
            check_bytes(self._directory, index_digest(self._directory))
        except ValueError as error:
            message = f"the index is damaged ({error}); {rebuild(self._directory)}"
            raise DamagedIndexError(message, path=self._directory) from error

    def _refuse(self, error: Exception) -> None:
        from faqbot.index.storage.manifest import without_advice  # noqa: PLC0415 - as in `_load`

        self.why_not = (
            without_advice(error) if self._is_own and isinstance(error, IndexFileError) else reason_of_failure(error)
        )
        lasts = isinstance(error, FaqbotError) and not isinstance(error.__cause__, OSError)
        self._refused = state_of_files(self._directory) if lasts else None


def reason_of_failure(error: BaseException) -> str:
    """Return what went wrong while an index was loaded, as a part of a sentence."""
    if isinstance(error, MemoryError):
        return "out of memory"
    if isinstance(error, OSError):
        return f"{error.filename or 'the index'}: {system_reason(error)}"
    return str(error)
