"""Shares in words, read back as numbers of persons: no fewer and no more than the words allow."""

import numpy as np
import pytest

from dashboard.gate.spread import persons, thirds
from dashboard.statistics.bands import share_as_text


@pytest.mark.parametrize("n", [10, 11, 19, 20, 33, 100, 101, 457])
def test_a_share_allows_exactly_the_numbers_that_are_told_like_it(n: int) -> None:
    by_text: dict[str, list[int]] = {}
    for part in range(n + 1):
        by_text.setdefault(share_as_text(part, n), []).append(part)
    assert {text: persons(text, n) for text in by_text} == {
        text: (min(parts), max(parts)) for text, parts in by_text.items()
    }


@pytest.mark.parametrize("n", [10, 13, 20, 27])
def test_the_truth_lies_within_all_three(n: int) -> None:
    for low in range(n + 1):
        for high in range(n + 1 - low):
            parts = (low, n - low - high, high)
            fewest, most = thirds(np.array([[share_as_text(part, n) for part in parts]]), np.array([float(n)]))
            assert (fewest[0] <= parts).all()
            assert (parts <= most[0]).all()


def test_two_exact_shares_tell_the_third() -> None:
    fewest, most = thirds(np.array([["45", "50", "<10"]]), np.array([20.0]))
    assert (fewest[0, 2], most[0, 2]) == (1, 1)


def test_a_share_that_is_not_told_limits_nothing() -> None:
    assert persons("", 17) == (0, 17)
