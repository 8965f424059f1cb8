"""What it takes to see a change, in words: the heading of the plan and the sentences under it."""

import math

from dashboard.language import Language
from dashboard.planning import Plan, Reach
from dashboard.statistics.points import COARSE
from dashboard.statistics.verdicts import size

WORTH_TELLING = COARSE  # points: a floor lower than this stops nobody
SURE = 99  # per cent
_DASH = "–"
_JOINED = f"\u2060{_DASH}\u2060"  # no line breaks at the dash


def finding(found: Plan, language: Language) -> str:
    if not found.shown:
        return language.text("progress.plan.hidden")
    return language.text("progress.plan.finding", points=whole(changes(found), language))


def means(found: Plan, language: Language) -> list[str]:
    """What the number of the heading means, and what would move it."""
    if not found.shown:
        return []
    again = language.text("progress.plan.means.again")
    lines = [
        f"{again} {_size(found, language)}",
        _among(found, language),
        _full(found, language),
        _floor(found, language),
    ]
    return [line for line in lines if line]


def _size(found: Plan, language: Language) -> str:
    reach = changes(found)
    low, high = round(reach.lowest), round(reach.highest)
    words = [language.text(f"size.{size(end)}") for end in (low, high)]
    if words[0] == words[1]:
        return language.text("progress.plan.means.size", points=whole(reach, language), size=words[0])
    return language.text("progress.plan.means.sizes", low=low, high=high, smallest=words[0], largest=words[1])


def _among(found: Plan, language: Language) -> str:
    """The least of them, so that it holds for every factor."""
    if len(found.factors) < 2:
        return ""
    least = min(one.among for one in found.shown if one.among is not None)
    return language.text("progress.plan.means.among", n=len(found.factors), times=times(least))


def _full(found: Plan, language: Language) -> str:
    told = [one.full for one in found.shown if one.full is not None]
    if not told or not found.participation.invited:
        return ""
    points, now = whole(Reach.of(told), language), whole(changes(found), language)
    key = "full_same" if points == now else "full"
    return language.text(f"progress.plan.means.{key}", invited=found.participation.invited, points=points, now=now)


def _floor(found: Plan, language: Language) -> str:
    if found.floor is None or found.floor < WORTH_TELLING:
        return ""
    return language.text("progress.plan.means.floor", points=int(found.floor))


def changes(found: Plan) -> Reach:
    return Reach.of(one.change for one in found.shown if one.change is not None)


def answers(found: Plan, language: Language) -> str:
    n = [one.cell.n or 0 for one in found.shown]
    return _between(min(n), max(n), language)


def groups(found: Plan, language: Language) -> str:
    """None are named where the answers belong to the unit itself: it is the group."""
    counts = [one.cell.groups or 0 for one in found.shown]
    return (
        _between(min(counts), max(counts), language) if any(counts) else language.text("progress.plan.factors.itself")
    )


def whole(reach: Reach, language: Language) -> str:
    return _between(round(reach.lowest), round(reach.highest), language)


def times(share: float) -> int:
    """Of a hundred, rounded down: at least so many."""
    return math.floor(100 * share)


def chance(reach: Reach, language: Language) -> str:
    """Rounded down, and never quite certain."""
    low, high = (min(SURE, times(end)) for end in (reach.lowest, reach.highest))
    share = language.text("format.percent", number=_between(low, high, language))
    return language.text("progress.plan.sizes.at_least", share=share) if low == SURE else share


def size_words(reach: Reach, language: Language) -> str:
    found = [language.text(f"size.{size(round(end))}") for end in (reach.lowest, reach.highest)]
    return language.text("progress.plan.sizes.range", low=found[0], high=found[1]) if len(set(found)) > 1 else found[0]


def _between(low: int, high: int, language: Language) -> str:
    return language.number(low) if low == high else language.interval(low, high).replace(_DASH, _JOINED)
