"""Words for places on the scale of points: five zones, each half a standard deviation wide but for the outermost."""

from enum import StrEnum
from itertools import pairwise

from dashboard.statistics.points import CENTRE, UNIT

HALF = UNIT // 2  # points


class Zone(StrEnum):
    FAR_BELOW = "far_below"
    BELOW = "below"
    MIDDLE = "middle"
    ABOVE = "above"
    FAR_ABOVE = "far_above"


EDGES = tuple(CENTRE + step * HALF + HALF // 2 for step in (-2, -1, 0, 1))  # 425, 475, 525, 575


def zone(points: int) -> Zone:
    """What lies on an edge belongs to the zone nearer to the middle."""
    below = sum(points < edge for edge in EDGES if edge < CENTRE)
    above = sum(points > edge for edge in EDGES if edge > CENTRE)
    return list(Zone)[2 - below + above]


def zones(low: int, high: int) -> tuple[Zone, ...]:
    """All that a 95 % interval reaches into: a figure is in none of them for sure unless there is only one."""
    order = list(Zone)
    return tuple(order[order.index(zone(low)) : order.index(zone(high)) + 1])


def stretches(lowest: int, highest: int) -> list[tuple[Zone, int, int]]:
    """The zones with their ends, on an axis that may be cut off at both sides."""
    ends = [lowest, *EDGES, highest]
    return [(zone, start, end) for zone, (start, end) in zip(Zone, pairwise(ends), strict=True)]
