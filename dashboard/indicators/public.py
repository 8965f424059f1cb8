"""What anybody may be told of a unit's indicators: made of the inside cards, and of nothing that must stay inside.

National test results are confidential; in public a unit's own words stand alone: whether the target is met, and how it
has developed against its own earlier years (domain.md section 4). No figure, no number of persons, nobody else's.
"""

from collections.abc import Iterable

from dashboard.indicators.catalogue import Publication
from dashboard.indicators.panel import Card, PublicCard, Status, Why

# Why nothing can be told, where that follows from the catalogue and from which years there are, not from the figures.
HARMLESS = frozenset({Why.BREAK, Why.FIRST})
BY_VALUE = frozenset({Why.UNKNOWN_N, Why.COUNTED})  # on what a status may rest where there is no interval


def public(cards: Iterable[Card]) -> tuple[PublicCard, ...]:
    return tuple(_public(card) for card in cards if card.indicator.publication is not Publication.INTERNAL)


def _public(card: Card) -> PublicCard:
    why = card.development.why
    return PublicCard(
        indicator=card.indicator,
        school_year=card.newest.school_year if card.newest else None,
        target=card.target,
        status=card.judgement.status if card.judgement else None,
        verdict=card.development.verdict,
        since=card.development.since,
        why=why if why in HARMLESS else None,
        by_value=_by_value(card),
        made_up=card.made_up,
        figures=card if card.indicator.publication is Publication.PUBLIC else None,
    )


def _by_value(card: Card) -> bool:
    judged = card.judgement
    return judged is not None and judged.status is not Status.CANNOT_TELL and judged.why in BY_VALUE
