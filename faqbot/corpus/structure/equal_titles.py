"""Tell documents of one title apart by their files and folders: "Returns (shoes)" and "Returns (books)"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

# The parts of a path.
_Parts = tuple[str, ...]


def distinct_titles(titles: Mapping[str, str]) -> dict[str, str]:
    """Return new titles for the documents that share a title: "Returns (shoes)" for the one in the folder `shoes`.

    `titles` maps the names that the documents are cited by to their titles, which are equal if they differ only in
    letter case and white space. Documents with a title of their own are not in the result.
    """
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    for path, title in titles.items():
        sharing[_folded(title)].append(path)
    distinct: dict[str, str] = {}
    for paths in sharing.values():
        if len(paths) > 1:
            distinct |= _told_apart(paths, titles, sharing.keys())
    return distinct


def _told_apart(paths: Sequence[str], titles: Mapping[str, str], others: Collection[str]) -> dict[str, str]:
    """Return a title for each of the documents that share one, made with the shortest label that is unique."""
    made: dict[str, str] = {}
    for labels in _labels(paths):
        made = {path: f"{titles[path]} ({label})" if label else titles[path]
                for path, label in zip(paths, labels, strict=True)}  # fmt: skip
        folded = list(map(_folded, made.values()))
        own = {_folded(titles[path]) for path in paths}
        if len(set(folded)) == len(folded) and not any(title in others for title in set(folded) - own):
            break
    return made


def _labels(paths: Sequence[str]) -> Iterator[list[str]]:
    """Yield labels for paths, from short ones, which may be equal, to the paths themselves.

    What all paths begin and end with is left out. Of the rest, the first folder is tried before the last name.
    """
    parts = [PurePosixPath(path).parts for path in paths]
    before = _alike(parts, lambda part, at: part[at])
    behind = _alike([part[before:] for part in parts], lambda part, at: part[-1 - at])
    middles = [part[before : len(part) - behind] for part in parts]
    if behind:
        yield [middle[0] if middle else "" for middle in middles]
    else:
        yield [middle[0] if len(middle) > 1 else "" for middle in middles]
        yield [PurePosixPath(middle[-1]).stem for middle in middles]
        yield [middle[-1] for middle in middles]
    yield ["/".join(middle) for middle in middles]
    yield list(paths)


def _alike(parts: Sequence[_Parts], at: Callable[[_Parts, int], str]) -> int:
    """Return how many parts, counted with `at`, are the same in all of several paths."""
    shortest = min(map(len, parts))
    return next((place for place in range(shortest) if len({at(part, place) for part in parts}) > 1), shortest)


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()
