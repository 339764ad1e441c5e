"""Say in plain words what is wrong with a text that is not valid YAML."""

from __future__ import annotations

# What PyYAML says, in either of its two parsers, and what it means; the first that fits counts.
_REASONS = (
    ("mapping values are not allowed", "a value without quotes that holds `: `; put the value in quotes"),
    ("nesting", "lists and mappings are nested too deeply"),
    ("scanning an alias", "a value that begins with `*`; put it in quotes"),
    ("scanning an anchor", "a value that begins with `&`; put it in quotes"),
    ("undefined tag handle", "a value that begins with `!`; put it in quotes"),
    ("scanning a tag", "a value that begins with `!`; put it in quotes"),
    ("scanning a directive", "a line that begins with `%`; put it in quotes"),
    ("cannot start any token", "a value that begins with a sign of YAML (`@`, `%`, a back quote); put it in quotes"),
    ("escape", "a `\\` in double quotes that YAML does not know; use single quotes"),
    ("scanning a quoted scalar", "a quote that is not closed, or a line set in too little behind it"),
    ("document start", "text behind the end of a value; put the value in quotes or set the line in"),
    ("could not find expected ':'", "a line without `key:`; set it in below its key, or put the value in quotes"),
    ("flow", "a bracket that is not closed, or a value in brackets that needs quotes"),
    ("block sequence entries are not allowed", "a `- ` where YAML allows no list; put the list on lines of its own"),
    ("did not find expected key", "a line that is not set in as the lines around it, or text behind a closing quote"),
    ("expected <block end>", "a line that is not set in as the lines around it, or text behind a closing quote"),
    ("did not find expected '-' indicator", "a line of a list that is not set in as the lines around it"),
)


def yaml_reason(error: Exception, sign: str) -> str:
    """Return what is wrong in plain words, or the parser's own words for what is not in the table.

    `sign` is the character at which the parser stopped.
    """
    if sign == "\t":
        return "a tab where YAML allows only spaces; use spaces"
    parts = (getattr(error, "context", None), getattr(error, "problem", None))
    given = " ".join(filter(None, parts)) or str(error) or type(error).__name__
    line = " ".join(given.split())
    return next((reason for words, reason in _REASONS if words in line), line)
