"""The receipt that a client gets with a reply, with which it may judge the reply: the line of the log, signed.

The line cannot be looked up: the log is a file that may be moved away at any time. A verdict repeats the line.
"""

from __future__ import annotations

import json

from faqbot.question_log.log_lines import LogLine
from faqbot.serving.api.request_errors import not_readable
from faqbot.serving.api.signed_text import Signer, UnreadableTextError

# A reply may be judged for a day.
_LONGEST_AGE = 24 * 60 * 60.0


class Receipts:
    """Receipts for lines of the log, which a secret signs."""

    def __init__(self, secret: bytes) -> None:
        self._signer = Signer(secret, "receipt", _LONGEST_AGE)

    def receipt(self, line: LogLine) -> str:
        """Return the receipt for a line of the log."""
        return self._signer.sign(json.dumps(line))

    def line(self, receipt: str) -> LogLine:
        """Return the line that a receipt is for; raise the error 400 if another server made it, or if it is too old."""
        try:
            line: LogLine = json.loads(self._signer.read(receipt))
        except UnreadableTextError as error:
            message = "The receipt is damaged, more than a day old, or not from this server."
            raise not_readable(message, "invalid_receipt") from error
        return line
