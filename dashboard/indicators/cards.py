"""The cards of a unit's panel, made of what was told of it, of the country and of targets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dashboard.goals import goals
from dashboard.indicators.catalogue import Indicator, Indicators, Publication
from dashboard.indicators.development import Way, since_last, since_start
from dashboard.indicators.judgement import judge
from dashboard.indicators.panel import AnyCard, Card, Development, Panel, Part, Parts, Series
from dashboard.indicators.series import series
from dashboard.indicators.targets import Own, Target, in_force, national
from dashboard.indicators.values import ALL, Value

Developments = Mapping[str, Development]


def cards(
    known: Indicators, kind: str, values: Iterable[Value], country: Iterable[Value], targets: Mapping[str, Own]
) -> tuple[Card, ...]:
    """Of one unit of that kind: one for each indicator that there is for such a unit, in the order of the catalogue.

    `values` are all that is told inside of the unit, `country` all that is told of the country, `targets` those its
    municipality has set. A municipality's own indicator has a card where it has values.
    """
    given, of_country = list(values), list(country)
    ways = {key: Way(one, series(one, given)) for key, one in known.items() if kind in one.levels}
    parts = {key: _parts(one, given) for key, one in known.items()}
    shown = {key: way for key, way in ways.items() if way.series.points or parts[key] or not way.indicator.local}
    last, start = developments(shown)
    return tuple(
        replace(
            _card(way, series(way.indicator, of_country), targets.get(key, {}), last[key], start[key]),
            parts=parts[key],
        )
        for key, way in shown.items()
    )


def _parts(indicator: Indicator, values: Iterable[Value]) -> Parts | None:
    found = [one.made_up for one in values if one.indicator == indicator.key and (one.grade, one.group) != (ALL, ALL)]
    if not found:
        return None
    return Parts.MADE_UP if any(found) else Parts.TOLD


def developments(ways: Mapping[str, Way]) -> tuple[Developments, Developments]:
    """Since the last value and since the first. What the public is told alike is judged as a family of its own, so
    that no word about an indicator depends on figures of others that are told to fewer."""
    last: dict[str, Development] = {}
    start: dict[str, Development] = {}
    for publication in Publication:
        family = {key: way for key, way in ways.items() if way.indicator.publication is publication}
        last |= since_last(family)
        start |= since_start(family)
    return last, start


def panel(found: Sequence[AnyCard]) -> Panel:
    """By national goal, a municipality's own last in each, then what lies outside the goals, theirs in a part of its
    own; parts without cards are left out."""
    parts = [
        *(Part(goal, own=False, cards=_of_goal(found, key)) for key, goal in goals().items()),
        Part(None, own=False, cards=tuple(card for card in _of_goal(found, "") if not card.indicator.local)),
        Part(None, own=True, cards=tuple(card for card in _of_goal(found, "") if card.indicator.local)),
    ]
    return Panel(tuple(part for part in parts if part.cards))


def _of_goal(found: Iterable[AnyCard], goal: str) -> tuple[AnyCard, ...]:
    return tuple(card for card in found if card.indicator.goal == goal)


def _card(way: Way, country: Series, own: Own, last: Development, start: Development) -> Card:
    indicator, newest = way.indicator, way.series.newest
    target = _target(indicator, way.series, own)
    everywhere = national(indicator)
    other = None if target == everywhere else everywhere
    return Card(
        indicator=indicator,
        own=way.series,
        country=country,
        target=target,
        national=other,
        judgement=judge(indicator, target, newest, last, start),
        national_judgement=judge(indicator, other, newest, last, start),
        development=last,
        since_start=None if start.since == last.since else start,
    )


def _target(indicator: Indicator, own: Series, set_: Own) -> Target | None:
    """In force in the year of the newest value; with none yet, the last that was set."""
    year = own.newest.school_year if own.newest else max(set_, default=0)
    return in_force(indicator, set_, year)
