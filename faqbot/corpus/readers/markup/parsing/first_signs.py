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
            prose = next((rule for rule, name in names.items() if name == _PROSE), None)
            chains: dict[str, list[_Rule]] = {}
            for chain in {"", *(chain for rule in self.__rules__ for chain in rule.alt)}:
                chains[chain] = [_asking([(rule, _SIGNS.get(names[rule])) for rule in super().getRules(chain)], prose)]
            self._chains = chains
            self._made_of = self.__cache__  # last, because another thread takes the chains as soon as this is set
        return self._chains.get(chainName, [])


def _asking(rules: list[tuple[_Rule, str | None]], prose: _Rule | None) -> _Rule:
    """Return a rule that matches if one of the rules does; each has the signs that a line begins with, or None.

    `prose` is the rule that also is asked where a line begins with none of the signs.
    """
    by_sign = {sign: tuple(rule for rule, own in rules if own is None or sign in own) for sign in _ALL_SIGNS}
    by_sign[""] = tuple(rule for rule, own in rules if own is None or rule is prose)  # of a line with another sign
    # The rule for indented code says no at every line that is indented less.
    unindented = {sign: tuple(rule for rule in chain if rule is not code) for sign, chain in by_sign.items()}
    others, unindented_others = by_sign.pop(""), unindented.pop("")

    def ask(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of a rule
        at = state.bMarks[start] + state.tShift[start]
        sign = state.src[at : at + 1]
        is_code = state.sCount[start] - state.blkIndent >= CODE_INDENT
        chain = by_sign.get(sign, others) if is_code else unindented.get(sign, unindented_others)
        for rule in chain:  # noqa: SIM110 - a generator takes twice the time
            if rule(state, start, end, silent):
                return True
        return False

    return ask
