"""Words for places on the scale: half a standard deviation each, alike on both sides of the middle."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.zones import EDGES, Zone, stretches, zone, zones

points = st.integers(200, 800)


@given(points)
def test_both_sides_of_the_middle_are_alike(value: int) -> None:
    order = list(Zone)
    assert order.index(zone(value)) + order.index(zone(1000 - value)) == len(order) - 1


@given(points)
def test_a_place_lies_in_the_stretch_of_its_zone(value: int) -> None:
    [(start, end)] = [(start, end) for one, start, end in stretches(200, 800) if one is zone(value)]
    assert start <= value <= end


@given(points, points)
def test_an_interval_touches_every_zone_between_its_ends(one: int, other: int) -> None:
    low, high = sorted((one, other))
    touched = {zone(value) for value in range(low, high + 1)}
    assert set(zones(low, high)) == touched


def test_edges_lie_half_a_standard_deviation_apart_around_500() -> None:
    assert EDGES == (425, 475, 525, 575)
    assert [zone(value) for value in (424, 425, 475, 500, 525, 575, 576)] == [
        Zone.FAR_BELOW,
        Zone.BELOW,
        Zone.MIDDLE,
        Zone.MIDDLE,
        Zone.MIDDLE,
        Zone.ABOVE,
        Zone.FAR_ABOVE,
    ]
