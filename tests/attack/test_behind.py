"""The attack on small bands finds what could be counted, and nothing else."""

from typing import Any

import pytest

from tests.attack.behind import small_bands
from tests.attack.pages import Page


def part(kind: str, children: Any) -> dict[str, Any]:
    return {"type": kind, "props": {"children": children}}


def page(*shares: str) -> Page:
    names = ("Den lave tredjedel af skalaen", "Den midterste tredjedel", "Den høje tredjedel")
    rows = [part("Tr", [part("Th", n), part("Td", share)]) for n, share in zip(names, shares, strict=True)]
    return Page(part("Tbody", rows))


@pytest.mark.parametrize("shares", [("under 10 %", "60 %", "35 %"), ("60 %", "under 10 %", "35 %")])
def test_a_small_band_beside_two_numbers_is_counted(shares: tuple[str, str, str]) -> None:
    assert list(small_bands(page(*shares), 40))


@pytest.mark.parametrize(
    "shares",
    [
        ("under 10 %", "60 %", "mellem 30 og 40 %"),
        ("under 10 %", "under 10 %", "over 90 %"),
        ("20 %", "45 %", "35 %"),
    ],
)
def test_what_leaves_several_ways_is_left_alone(shares: tuple[str, str, str]) -> None:
    assert not list(small_bands(page(*shares), 40))


def test_nobody_of_ten_is_counted() -> None:
    assert list(small_bands(page("under 10 %", "50 %", "mellem 40 og 50 %"), 10))
