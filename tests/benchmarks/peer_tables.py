"""Print faqbot's ranking beside that of its peers, which were asked the same questions about the same chunks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from measured import MEAN, Measured, means
from outcomes import PEER_SHARES, Figures, figures, peer_figures
from paired import Sign, sign
from tables import Row, figure, print_table


def print_peers(measured: Sequence[Measured]) -> None:
    """Print the table of sets and groups; a set is marked where faqbot is significantly worse than the best peer."""
    peers = measured[0].peers
    header = (" ".join(PEER_SHARES), "faqbot", *peers, "best peer", "won:lost", "p", "")
    ours = means(measured, lambda one: figures(one.outcomes))
    theirs = {peer: of_peer(measured, peer) for peer in peers}
    groups = [
        (group, _cell(row), *(_cell(theirs[peer][group]) for peer in peers), *[""] * 4) for group, row in ours.items()
    ]
    print_table(header, [*map(_row, measured), (), *groups])


def _row(one: Measured) -> Row:
    best = best_peer(one)
    compared = against(one, best)
    beside = (_cell(peer_figures(one.outcomes, peer)) for peer in one.peers)
    mark = "WORSE" if compared.is_worse else ""
    return (one.name, _cell(figures(one.outcomes)), *beside, best, str(compared), figure(compared.p), mark)


def _cell(row: Figures) -> str:
    return " ".join(figure(row[name]) for name in PEER_SHARES)


def of_peer(measured: Sequence[Measured], peer: str) -> dict[str, Figures]:
    """Return the figures of a peer in each group, and the mean of these."""
    return means(measured, lambda one: peer_figures(one.outcomes, peer))


def best_peer(one: Measured) -> str:
    """Return the peer with the highest hit@1 on a set."""
    return max(one.peers, key=lambda peer: peer_figures(one.outcomes, peer)["hit@1"] or 0.0)


def against(one: Measured, peer: str) -> Sign:
    """Return how faqbot's first matches compare with those of a peer, over the answerable questions."""
    answerable = [outcome for outcome in one.outcomes if outcome.answerable]
    return sign([float(outcome.is_hit) - (outcome.peers[peer].rank == 1) for outcome in answerable])


def peer_statements(measured: Sequence[Measured]) -> Iterator[str]:
    """Yield in words how faqbot compares with the peers."""
    worse = [one.name for one in measured if against(one, best_peer(one)).is_worse]
    named = f": {', '.join(worse)}" if worse else ""
    yield f"hit@1 significantly below the best peer of the set (p < .05): {len(worse)} of {len(measured)} sets{named}"
    ours = means(measured, lambda one: figures(one.outcomes))[MEAN]["hit@1"] or 0.0
    hits = {peer: of_peer(measured, peer)[MEAN]["hit@1"] or 0.0 for peer in measured[0].peers}
    best = max(hits, key=hits.__getitem__)
    yield f"mean hit@1 over groups, less that of the best peer on the mean ({best}): {ours - hits[best]:+.3f}"
    each = means(measured, lambda one: peer_figures(one.outcomes, best_peer(one)))[MEAN]["hit@1"] or 0.0
    yield f"mean hit@1 over groups, less that of the best peer of each set: {ours - each:+.3f}"
