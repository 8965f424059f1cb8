"""Answer bands as readers are told them: whoever knows every rule still cannot count a small band."""

from collections import defaultdict

import pytest

from dashboard.answer_bands import LARGE, SMALL, Bands, Share, bands
from dashboard.statistics.bands import share_as_text

Counts = tuple[int, int, int]


def everything_told(n: int) -> dict[Bands | None, list[Counts]]:
    """What readers see, and all numbers of persons that look like it."""
    found = defaultdict(list)
    for low in range(n + 1):
        for middle in range(n + 1 - low):
            counts = (low, middle, n - low - middle)
            found[bands(n, *(share_as_text(count, n) for count in counts))].append(counts)
    return found


def parts(told: Bands) -> tuple[Share, Share, Share]:
    return told.low, told.middle, told.high


@pytest.mark.parametrize("n", [*range(10, 32), 60, 101])
def test_a_small_band_may_always_be_two_numbers_of_persons_at_least(n: int) -> None:
    for told, counts in everything_told(n).items():
        for place in range(3):
            if told is None or parts(told)[place].is_under:
                assert len({one[place] for one in counts}) > 1, (told, counts)


@pytest.mark.parametrize("n", [*range(10, 32), 60, 101])
def test_every_share_lies_where_it_is_told_to_lie(n: int) -> None:
    for told, counts in everything_told(n).items():
        for one in counts if told else ():
            assert told is not None
            for share, count in zip(parts(told), one, strict=True):
                assert share.least - 0.5 <= 100 * count / n <= share.most + 0.5


def test_three_larger_shares_are_told_as_they_stand() -> None:
    assert bands(40, "20", "45", "35") == Bands(40, Share(20, 20), Share(45, 45), Share(35, 35))


def test_beside_one_small_share_the_middle_is_told_and_the_other_is_a_range() -> None:
    assert bands(40, "<10", "60", "35") == Bands(40, SMALL, Share(60, 60), Share(30, 40))
    assert bands(40, "35", "60", "<10") == Bands(40, Share(30, 40), Share(60, 60), SMALL)


def test_beside_a_small_middle_the_low_share_is_told() -> None:
    assert bands(40, "55", "<10", "40") == Bands(40, Share(55, 55), SMALL, Share(35, 45))


def test_other_programs_get_every_kind_of_share_as_text() -> None:
    told = [bands(40, "<10", "60", "35"), bands(40, "<10", "<10", ">90")]
    assert [[share.text for share in parts(one)] for one in told if one] == [
        ["<10", "60", "30-40"],
        ["<10", "<10", ">90"],
    ]


def test_two_small_shares_hide_each_other() -> None:
    assert bands(40, "<10", "<10", ">90") == Bands(40, SMALL, SMALL, LARGE)


def test_of_ten_a_small_share_is_nobody_so_nothing_is_told() -> None:
    assert bands(10, "<10", "50", "50") is None


def test_of_eleven_two_small_shares_beside_nine_are_one_each_so_nothing_is_told() -> None:
    assert bands(11, "<10", "82", "<10") is None
