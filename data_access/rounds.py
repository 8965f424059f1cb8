"""Which round is the newest: a round that is only being answered yet stands behind every one that is published."""

from sqlalchemy import ColumnElement, ScalarSelect, Select, UnaryExpression, select

from data_access import tables


def published() -> Select[tuple[int]]:
    """Numbers of the rounds of which results are told."""
    return select(tables.publication.c.round_id)


def oldest_first() -> tuple[ColumnElement, ...]:
    """The order of what a unit was in each round: the last of it holds now."""
    round_ = tables.round_.c
    return round_.id.in_(published()), round_.opened, round_.key


def newest_first() -> tuple[UnaryExpression, ...]:
    return tuple(part.desc() for part in oldest_first())


def newest() -> ScalarSelect[int]:
    """The number of the newest round of all."""
    return select(tables.round_.c.id).order_by(*newest_first()).limit(1).scalar_subquery()
