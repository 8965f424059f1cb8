"""An attacker who knows all about k - 1 respondents, beside every way in which the others can have answered."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations_with_replacement, product
from typing import Any

import numpy as np

Words = Callable[[int, int, int], Any]  # of a count, n and k
Kind = tuple[int, ...]  # of a respondent: by which marks caught
Exposed = tuple[tuple[Any, ...], Kind, int, int]  # what is told, those known, the mark, and what nobody can be


def kinds(*marks: Sequence[int]) -> list[Kind]:
    return [tuple(kind) for kind in product(*marks)]


def without(found: Sequence[Kind], *together: int) -> list[Kind]:
    """Where nobody can be caught by all of these at once."""
    return [kind for kind in found if not all(kind[mark] for mark in together)]


def exposed(words: Words, found: Sequence[Kind], n: int, k: int) -> Iterator[Exposed]:
    """Marks of which the words, silence included, settle for one of the unknown whether he or she was caught."""
    ways = np.array(list(_shared_out(n, len(found))))
    caught = np.array(found)
    for said, same in _by_words(words, ways @ caught, n, k).items():
        for known in _known(len(found), k - 1):
            left = ways[same] - known
            left = left[(left >= 0).all(axis=1)]
            for mark, value in product(range(caught.shape[1]), (0, 1)) if len(left) else ():
                if not left[:, caught[:, mark] == value].any():
                    yield said, tuple(known), mark, value


def _by_words(words: Words, counts: np.ndarray, n: int, k: int) -> dict[tuple[Any, ...], np.ndarray]:
    table = [words(count, n, k) for count in range(n + 1)]
    names = sorted(set(table), key=str)
    numbers = np.array([names.index(word) for word in table])[counts]
    told, where = np.unique(numbers, axis=0, return_inverse=True)
    return {tuple(names[one] for one in row): np.flatnonzero(where.ravel() == at) for at, row in enumerate(told)}


def _shared_out(people: int, boxes: int) -> Iterator[tuple[int, ...]]:
    if boxes == 1:
        yield (people,)
        return
    for here in range(people + 1):
        yield from ((here, *rest) for rest in _shared_out(people - here, boxes - 1))


def _known(boxes: int, people: int) -> Iterator[np.ndarray]:
    for chosen in combinations_with_replacement(range(boxes), people):
        yield np.bincount(chosen, minlength=boxes)
