"""The names of the elements of HTML, by which tags are known from other text in angle brackets."""

from __future__ import annotations

# Elements that begin a line of their own.
BLOCK_ELEMENTS = frozenset(
    (
        "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer "
        "form h1 h2 h3 h4 h5 h6 header html li main nav ol p pre section summary table tbody tfoot thead tr ul"
    ).split()
)
# Elements within a line, and others whose tags do not part lines.
INLINE_ELEMENTS = frozenset(
    (
        "a abbr acronym audio b bdi bdo big button caption cite code colgroup data del dfn em font head i "
        "iframe ins kbd label mark noscript object picture q s samp script small span strike strong style sub "
        "sup svg td th time tt u var video"
    ).split()
)
# Elements that have no end.
VOID_ELEMENTS = frozenset(("br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
# Elements that stand in whole pages and hardly in the texts that people export.
PAGE_ELEMENTS = frozenset(
    (
        "applet area base basefont blink canvas datalist dialog dir frame frameset hgroup legend map marquee "
        "math menu meter nobr noframes optgroup option output param progress rp rt ruby search select slot "
        "template textarea title track"
    ).split()
)
