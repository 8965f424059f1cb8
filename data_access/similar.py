"""Groups of similar institutions in the store: declared once for every form of a round, withdrawn after corrections.

Once a round has several versions nothing is declared any more: groups are held against the sums of a single one.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection, Select, insert, select, update

from dashboard.cells import Cell, Status
from dashboard.disclosure.similar import Sums
from dashboard.disclosure.universe import ALL
from dashboard.ownership import Asked, Round
from dashboard.publication.similar import FormOfRound, Institution, Told, figure
from data_access import aggregates, tables
from data_access.rows import inserted

BACKGROUND = "background"  # how keys of splits by background begin

Figures = dict[tuple[int, int], Cell]  # by unit and factor


def settle(store: Connection, round_id: int) -> None:
    """Whenever the round is published, once its cells and what they tell of institutions stand."""
    _withdraw(store, round_id)
    here = aggregates.round_of(store, round_id)
    if not here.revised:
        group = tables.similar_group.c
        declared = set(store.execute(select(group.form_id).where(group.round_id == round_id)).scalars())
        for form_id in _forms(store, round_id):
            if form_id not in declared:
                _Form(store, here, round_id, form_id).declare()


def _forms(store: Connection, round_id: int) -> list[int]:
    form = tables.form_in_round.c
    wanted = select(form.form_id).where(form.round_id == round_id).order_by(form.position)
    return list(store.execute(wanted).scalars())


def _withdraw(store: Connection, round_id: int) -> None:
    """Groups of which a figure of an institution is no longer what it was."""
    group, member = tables.similar_group.c, tables.similar_unit.c
    standing = select(group.id, group.form_id, group.figures).where(group.round_id == round_id, ~group.withdrawn)
    for number, form_id, figures in store.execute(standing).all():
        units = store.execute(select(member.unit_id).where(member.group_id == number)).scalars().all()
        if _fingerprint(_shown(store, round_id, form_id, units)) != figures:
            store.execute(update(tables.similar_group).where(group.id == number).values(withdrawn=True))


def _fingerprint(figures: Figures) -> str:
    told = sorted((*address, cell.n, cell.points, cell.groups) for address, cell in figures.items())
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _cells(store: Connection, round_id: int, form_id: int, units: Iterable[int], split_id: int) -> Figures:
    cell = tables.cell
    wanted = _of_units(select(cell), units).where(cell.c.form_id == form_id, cell.c.round_id == round_id)
    return {
        (row.unit_id, row.factor_id): Cell(Status(row.status), row.n, row.points, row.low, row.high, groups=row.groups)
        for row in store.execute(wanted.where(cell.c.split_id == split_id))
    }


def _of_units(wanted: Select, units: Iterable[int]) -> Select:
    return wanted.where(tables.cell.c.unit_id.in_(list(units)))


def _shown(store: Connection, round_id: int, form_id: int, units: Iterable[int]) -> Figures:
    """The "all" figures that are told."""
    whole = select(tables.split.c.id).where(tables.split.c.key == ALL)
    found = _cells(store, round_id, form_id, units, store.execute(whole).scalar_one())
    return {address: cell for address, cell in found.items() if cell.shown}


def _is_few(cell: Cell | None) -> bool:
    return cell is not None and cell.status is Status.FEW


@dataclass(frozen=True)
class _Form:
    """One form of one round that no group was declared for."""

    store: Connection
    here: Round
    round_id: int
    form_id: int

    def declare(self) -> None:
        institutions = self._institutions()
        form = FormOfRound(institutions, self._figures, {number: self._sums(a) for number, a in self._asked.items()})
        for told in form.told() if institutions else ():
            self._write(told)

    @cached_property
    def _asked(self) -> dict[int, Asked]:
        """What is told of institutions by themselves, by factor in the form's order."""
        here, lasting = tables.factor_in_round.c, tables.factor.c
        wanted = select(lasting.id).join(tables.factor_in_round, here.factor_id == lasting.id)
        wanted = wanted.where(here.round_id == self.round_id, lasting.form_id == self.form_id).order_by(here.position)
        found = {number: self.here.factors[number] for number in self.store.execute(wanted).scalars()}
        return {number: asked for number, asked in found.items() if asked.named}

    @cached_property
    def _figures(self) -> Figures:
        return _shown(self.store, self.round_id, self.form_id, self.here.municipality)

    @cached_property
    def _answers(self) -> dict[int, int]:
        """By institution, as far as they are told."""
        row = tables.response.c
        wanted = select(row.unit_id, row.answered).where(row.form_id == self.form_id, row.round_id == self.round_id)
        told = dict(self.store.execute(wanted).all())
        return {unit: told[unit] for unit in self.here.municipality if unit in told}

    def _institutions(self) -> list[Institution]:
        """Those with a figure of their own."""
        place = tables.unit_in_round.c
        wanted = select(place.unit_id, place.type).where(place.round_id == self.round_id, place.kind == "institution")
        types = dict(self.store.execute(wanted).all())
        with_figures = {unit for unit, _ in self._figures} & self._answers.keys()
        backgrounds = self._backgrounds(with_figures)
        return [
            Institution(unit, types[unit], self._answers[unit], backgrounds.get(unit)) for unit in sorted(with_figures)
        ]

    def _backgrounds(self, units: set[int]) -> dict[int, float]:
        """The share that has another background than most; none where nothing is told of it."""
        splits = select(tables.split.c.id).where(tables.split.c.key.startswith(BACKGROUND, autoescape=True))
        numbers = list(self.store.execute(splits.order_by(tables.split.c.id)).scalars())
        cells = [_cells(self.store, self.round_id, self.form_id, units, number) for number in numbers]
        told = sorted(filter(None, cells), key=lambda found: sum(cell.n or 0 for cell in found.values()))
        if len(told) < 2:
            return {}
        shares = ((unit, self._share(unit, told[-1], told[:-1])) for unit in units)
        return {unit: share for unit, share in shares if share is not None}

    def _share(self, unit: int, most: Figures, others: list[Figures]) -> float | None:
        """By the first factor that says. Where each of the others has fewer than may be told, they are none."""
        factors = [factor for factor in self._asked if (unit, factor) in self._figures]
        for factor in factors:
            cell, whole = most.get((unit, factor)), self._figures[unit, factor]
            if cell and cell.shown:
                return 1 - (cell.n or 0) / (whole.n or 1)
        is_few = [all(_is_few(other.get((unit, factor))) for other in others) for factor in factors]
        return 0.0 if any(is_few) else None

    def _sums(self, asked: Asked) -> Sums:
        inside = {unit: self.here.inside(unit) & asked.some for unit in self.here.units}
        known = asked.told | ({self.here.programme} if asked.anchored else set())
        return Sums(
            told=tuple(inside[unit] for unit in self.here.units if unit in known),
            possible=tuple(dict.fromkeys(some for some in inside.values() if some)),
            surely=asked.surely,
            answers=self._answers,
        )

    def _write(self, told: Told) -> None:
        group = told.group
        row = {"round_id": self.round_id, "form_id": self.form_id, "type": group.type, "size": group.size}
        row |= {"background": group.background, "institutions": len(group.members), "withdrawn": False}
        figures = {address: cell for address, cell in self._figures.items() if address[0] in group.units}
        number = inserted(self.store, tables.similar_group, row | {"figures": _fingerprint(figures)})
        members = [{"group_id": number, "unit_id": unit} for unit in sorted(group.units)]
        self.store.execute(insert(tables.similar_unit), members)
        self.store.execute(insert(tables.similar_cell), [self._cell(number, told, factor) for factor in told.factors])

    def _cell(self, number: int, told: Told, factor_id: int) -> dict[str, object]:
        factor = tables.factor.c
        within, between = self.store.execute(select(factor.within, factor.between).where(factor.id == factor_id)).one()
        cell = figure([self._figures[unit, factor_id] for unit in told.group.units], within or 0, between or 0)
        row: dict[str, object] = {"n": cell.n, "groups": cell.groups, "points": cell.points}
        return row | {"low": cell.low, "high": cell.high, "group_id": number, "factor_id": factor_id}
