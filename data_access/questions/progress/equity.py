"""How far groups of children lie apart at one unit, in every round."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from dashboard import equity as gaps_of
from dashboard.access import Scope, Sight
from dashboard.disclosure.universe import ALL
from dashboard.equity import Equity, RoundTold, Topic
from dashboard.profile import Choice
from data_access import catalogue as known
from data_access.catalogue import Catalogue, Factor, Form, Round
from data_access.frame import Frame
from data_access.questions import cells


def equity(scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame) -> Equity:
    """Of the split that the address names by any of its values, else the first."""
    at, form = frame.at, frame.form
    if form is None or scope.sight(at.trail, at.round.id) < Sight.EVERYTHING:
        return Equity(closed=form is not None)
    by_name = _by_name(at.splits)
    if not by_name:
        return Equity()
    wanted = (frame.selection.split or "").partition("=")[0]
    name = wanted if wanted in by_name else next(iter(by_name))
    rounds = [_told(scope, store, catalogue, frame, form, one, by_name[name]) for one in at.rounds]
    values = [Choice(value.key, value.name) for value in by_name[name]]
    before = frame.before.key if frame.before else None
    found = gaps_of.gaps(rounds, at.round.key, before, values)
    return Equity(
        splits=tuple(Choice(of[0].key, of[0].split) for of in by_name.values()),
        split=Choice(by_name[name][0].key, by_name[name][0].split),
        gaps=found,
        factor=_factor(frame, found),
    )


def _by_name(values: Iterable[known.Split]) -> dict[str, list[known.Split]]:
    """By `gender` of `gender=girl`; a later round may have added a value behind those of another split."""
    found: dict[str, list[known.Split]] = {}
    for value in values:
        if value.key != ALL:
            found.setdefault(value.key.partition("=")[0], []).append(value)
    return found


def _factor(frame: Frame, found: tuple[gaps_of.Gap, ...]) -> str | None:
    asked = {gap.factor.key for gap in found}
    return (
        frame.selection.factor if frame.selection.factor in asked else gaps_of.default_factor(found, frame.at.round.key)
    )


def _told(
    scope: Scope,
    store: Connection,
    catalogue: Catalogue,
    frame: Frame,
    form: Form,
    round_: Round,
    values: Sequence[known.Split],
) -> RoundTold:
    at, factors = frame.at, catalogue.factors_of(round_.id, form.id)
    found = cells.by_split(scope, store, (round_.id, at.trails[round_.id]), form.id, values)
    factor_keys, value_keys = {one.id: one.key for one in factors}, {value.id: value.key for value in values}
    return RoundTold(
        round=Choice(round_.key, round_.name),
        cells={
            (value_keys[split], factor_keys[factor]): cell
            for (split, factor), cell in found.items()
            if factor in factor_keys
        },
        factors=tuple(_topic(one) for one in factors),
        comparable=frozenset(one.key for one in catalogue.comparable(at.round.id, round_.id, form.id)),
    )


def _topic(factor: Factor) -> Topic:
    return Topic(factor.key, factor.name, factor.turned, factor.within or 0, factor.between or 0)
