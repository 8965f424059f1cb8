"""What anybody may be told of a unit's indicators: made of the inside cards, and of nothing that must stay inside.

National test results are confidential; in public a unit's own words stand alone: whether the target is met, and how it
has developed against its own earlier years (domain.md section 4). No figure, no number of persons, nobody else's.
"""

from collections.abc import Iterable

from dashboard.indicators.catalogue import Publication
from dashboard.indicators.panel import Card, Judgement, PublicCard, Status, Why, national_status_of, status_of
from dashboard.statistics.verdicts import Verdict

CLEAR = (Verdict.BETTER, Verdict.WORSE)
BY_VALUE = frozenset({Why.UNKNOWN_N, Why.COUNTED})  # on what a status may rest where there is no interval


def public(cards: Iterable[Card]) -> tuple[PublicCard, ...]:
    return tuple(_public(card) for card in cards if card.indicator.publication is not Publication.INTERNAL)


def _public(card: Card) -> PublicCard:
    verdict, since = _change(card)
    return PublicCard(
        indicator=card.indicator,
        school_year=card.newest.school_year if card.newest else None,
        target=card.target,
        national=card.national,
        status=status_of(card),
        national_status=national_status_of(card),
        verdict=verdict,
        since=since,
        by_value=_by_value(card.judgement) or _by_value(card.national_judgement),
        made_up=card.made_up,
        figures=card if card.indicator.publication is Publication.PUBLIC else None,
    )


def _change(card: Card) -> tuple[Verdict | None, int | None]:
    """Of a confidential figure only a clear change since the year before. The same silence stands for all the rest: one
    that may be chance, a figure that is hidden or all but everybody's, a year that was passed over. Each of them beside
    words about the same pupils would tell which figures are hidden, and so that a group is very small or all alike."""
    found = card.development
    if card.indicator.publication is Publication.PUBLIC:
        return found.verdict, found.since
    yearly = card.school_year is not None and found.since == card.school_year - 1
    return (found.verdict, found.since) if yearly and found.verdict in CLEAR else (None, None)


def _by_value(judged: Judgement | None) -> bool:
    return judged is not None and judged.status is not Status.CANNOT_TELL and judged.why in BY_VALUE
