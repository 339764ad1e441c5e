"""Say which characters the symbols of the typefaces Symbol and Wingdings stand for.

Word keeps such a symbol as a number in the typeface, which without the typeface means nothing.
"""

from __future__ import annotations

_SYMBOL = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
        strict=True,
    )
) | {
    "\xa3": "≤", "\xa5": "∞", "\xab": "↔", "\xac": "←", "\xad": "↑", "\xae": "→", "\xaf": "↓", "\xb0": "°",
    "\xb1": "±", "\xb3": "≥", "\xb4": "×", "\xb5": "∝", "\xb7": "•", "\xb8": "÷", "\xb9": "≠", "\xbb": "≈",
    "\xbc": "…", "\xd2": "®", "\xd3": "©", "\xd4": "™", "\xd6": "√", "\xde": "⇒", "\xe2": "®", "\xe3": "©",
    "\xe4": "™", "\xe5": "∑",
}  # fmt: skip
_WINGDINGS = {
    "(": "☎", "*": "✉", "J": "☺", "L": "☹", "l": "●", "n": "■", "o": "□", "q": "❑", "v": "❖", "x": "☒", "\xa7": "▪",
    "\xa8": "☐", "\xb7": "•", "\xd8": "➢", "\xdf": "←", "\xe0": "→", "\xe1": "↑", "\xe2": "↓", "\xe8": "➔",
    "\xf0": "⇨", "\xfb": "✗", "\xfc": "✓", "\xfd": "☒", "\xfe": "☑",
}  # fmt: skip
# Symbols of typefaces stand at these code points or at those below.
_PRIVATE = range(0xF000, 0xF100)


def symbol_text(typeface: str, code: str) -> str:
    """Return the character that a symbol shows, by its hexadecimal code; empty if it is not known."""
    try:
        number = int(code, 16)
        character = chr(number - _PRIVATE.start if number in _PRIVATE else number)
    except (ValueError, OverflowError):
        return ""
    named = typeface.casefold()
    if named == "symbol":
        return _SYMBOL.get(character, character if character.isascii() else "")
    if named == "wingdings":
        return _WINGDINGS.get(character, "")
    is_known = number not in _PRIVATE and not named.startswith(("wingdings", "webdings"))
    return character if is_known and character.isprintable() else ""
