"""Ask only the rules of markdown-it that the first sign of a line permits: a heading begins with `#`, a quote with `>`.

markdown-it-py asks every rule at every line, and most of its time goes into rules that say no.
"""

from __future__ import annotations

from collections.abc import Callable
from string import digits

from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock, code

from faqbot.corpus.readers.markup.parsing.plain_rules import CODE_INDENT

_Rule = Callable[[StateBlock, int, int, bool], bool]

# The signs that a line must begin with, behind its indentation, so that a rule can match. A rule that is not named here
# is asked at every line. The rules for prose are also asked where a line begins with none of these signs.
_SIGNS = {
    "prose": "*_`",
    "fence": "`~",
    "blockquote": ">",
    "plain_quote": ">",
    "hr": "*-_",
    "list": f"*-+{digits}",
    "plain_items": f"*-+{digits}",
    "reference": "[",
    "plain_target": "[",
    "html_block": "<",
    "heading": "#",
    "comment": "{",
    "directive": ":=!?`~",
}
_ALL_SIGNS = frozenset("".join(_SIGNS.values()))
_PROSE = "prose"
# The rule for tables, and the key, in the environment of a page, of whether the page has a pipe, as each table does.
_TABLE, HAS_PIPE = "lean_table", "has a pipe"


class FirstSignRuler(Ruler[_Rule]):
    """The rules of a parser, each of whose chains is a single rule that asks those for the first sign of the line."""

    def __init__(self, ruler: Ruler[_Rule]) -> None:
        """Take over the rules of a ruler."""
        super().__init__()
        self.__rules__ = ruler.__rules__
        self._made_of: object = None  # the chains of rules that the chains below were made of
        self._chains: dict[str, list[_Rule]] = {}

    def getRules(self, chainName: str = "") -> list[_Rule]:  # noqa: N802, N803 - the names of markdown-it
        """Return the rule that stands for a chain of rules."""
        if self.__cache__ is None or self.__cache__ is not self._made_of:
            names = dict(zip(super().getRules(""), self.get_active_rules(), strict=True))
            chains: dict[str, list[_Rule]] = {}
            for chain in {"", *(chain for rule in self.__rules__ for chain in rule.alt)}:
                chains[chain] = [_asking({names[rule]: rule for rule in super().getRules(chain)})]
            self._chains = chains
            self._made_of = self.__cache__  # last, because another thread takes the chains as soon as this is set
        return self._chains.get(chainName, [])


def _asking(rules: dict[str, _Rule]) -> _Rule:
    """Return a rule that matches if one of the rules does, which are given by their names."""
    of_lines = {sign: tuple(rule for name, rule in rules.items() if _may_match(name, sign)) for sign in _ALL_SIGNS}
    others = (rule for name, rule in rules.items() if name not in _SIGNS or name == _PROSE)
    of_lines[""] = tuple(others)  # of a line with another sign
    # The rule for indented code says no at every line that is indented less.
    unindented = {sign: tuple(rule for rule in chain if rule is not code) for sign, chain in of_lines.items()}
    table = rules.get(_TABLE)
    without_table = {sign: tuple(rule for rule in chain if rule is not table) for sign, chain in unindented.items()}

    def ask(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
        at = state.bMarks[start] + state.tShift[start]
        sign = state.src[at : at + 1]
        if state.sCount[start] - state.blkIndent >= CODE_INDENT:
            chains = of_lines
        else:
            chains = unindented if state.env[HAS_PIPE] else without_table
        for rule in chains[sign] if sign in chains else chains[""]:  # noqa: SIM110 - a generator takes twice the time
            if rule(state, start, end, silent):
                return True
        return False

    return ask


def _may_match(name: str, sign: str) -> bool:
    """Whether a rule can match at a line that begins with this sign."""
    return sign in _SIGNS.get(name, sign)
