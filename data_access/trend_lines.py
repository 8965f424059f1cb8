"""What is told of a way through the rounds: its stops, and each factor's figures at them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dashboard.cells import NOT_ASKED, Cell
from dashboard.profile import Choice
from dashboard.trend import Line, Stop, There
from data_access.catalogue import Catalogue, Factor, Form, Round
from data_access.questions import cells
from data_access.questions.units import Trail, UnitInRound
from data_access.telling import InRound

Cells = Mapping[cells.Address, Cell]


@dataclass(frozen=True, slots=True)
class Visit:
    """One round of a way, and the unit in it: no trail where it was not there or the reader may not open it."""

    round: Round
    trail: Trail | None
    listed: bool = True

    @property
    def place(self) -> tuple[InRound, ...]:
        return ((self.round.id, self.trail),) if self.trail else ()


def stops(visits: Sequence[Visit], elsewhere: Collection[tuple[int, int]], *, named: bool) -> tuple[Stop, ...]:
    """`elsewhere` as `asked_otherwise` gives it; `named` where the unit was called something else in other rounds."""
    home = _institution(visits[-1]) if visits else None
    return tuple(
        Stop(
            round=Choice(visit.round.key, visit.round.name),
            opened=visit.round.opened,
            there=_there(visit, elsewhere),
            name=_name(visit, home) if named else "",
        )
        for visit in visits
    )


def lines(
    catalogue: Catalogue, form: Form, visits: Sequence[Visit], now: Round, wholes: Mapping[str, int], told: Cells
) -> tuple[Line, ...]:
    """The factors of the form as it is now; `wholes` are the numbers of units above, by kind."""
    signatures = {
        (factor.id, visit.round.id): factor.signature
        for visit in visits
        for factor in catalogue.factors_of(visit.round.id, form.id)
    }

    def along(units: Sequence[int | None], factor: Factor) -> tuple[Cell, ...]:
        rounds = [visit.round.id for visit in visits]
        return tuple(
            NOT_ASKED if unit is None else told.get((unit, factor.id, round_id), NOT_ASKED)
            for unit, round_id in zip(units, rounds, strict=True)
        )

    own = [visit.trail[-1].unit if visit.trail else None for visit in visits]
    return tuple(
        Line(
            key=factor.key,
            name=factor.name,
            turned=factor.turned,
            local=factor.local,
            within=factor.within or 0,
            between=factor.between or 0,
            signatures=tuple(signatures.get((factor.id, visit.round.id)) for visit in visits),
            own=along(own, factor),
            wholes={kind: along([unit] * len(visits), factor) for kind, unit in wholes.items()},
        )
        for factor in catalogue.factors_of(now.id, form.id)
    )


def _there(visit: Visit, elsewhere: Collection[tuple[int, int]]) -> There:
    if not visit.listed:
        return There.AWAY
    if visit.trail is None:
        return There.CLOSED
    return There.OTHERWISE if (visit.trail[-1].unit, visit.round.id) in elsewhere else There.OPEN


def _institution(visit: Visit) -> UnitInRound | None:
    return next((place for place in visit.trail or () if place.kind == "institution"), None)


def _name(visit: Visit, home: UnitInRound | None) -> str:
    """With the institution where that was another."""
    if visit.trail is None:
        return ""
    then = _institution(visit)
    moved = then is not None and home is not None and then.unit != home.unit
    return f"{visit.trail[-1].name}, {then.name}" if moved and then else visit.trail[-1].name
