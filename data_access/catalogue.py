"""What the store holds besides results: its published rounds, forms, factors and splits, read once per publication."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from dashboard.mapping import Name
from dashboard.organisation import PROGRAMME
from data_access import rounds, tables

T = TypeVar("T")
Keyed = TypeVar("Keyed", "Round", "Form", "Factor")


@dataclass(frozen=True, slots=True)
class Round:
    id: int
    key: str
    name: Name
    opened: date
    closed: date
    k: int


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor as it was asked in one round; `within` and `between` are s and t in points."""

    id: int
    form: int
    key: str
    name: Name
    construct: str | None
    turned: bool
    local: bool
    alpha: float | None
    signature: str
    within: int | None
    between: int | None


@dataclass(frozen=True, slots=True)
class Form:
    id: int
    key: str
    name: Name
    informant: str
    subject: str


@dataclass(frozen=True, slots=True)
class Split:
    """One value of a split, or `all` with empty names."""

    id: int
    key: str
    name: Name
    split: Name


@dataclass(frozen=True)
class Catalogue:
    """Published rounds oldest first; forms and factors per round number, in their order. `order` are the numbers of all
    rounds up to the newest of them, oldest first, whether published or not. `sizes` are how many institutions lie in a
    unit, by round and unit, where there are any.

    A round that is only being answered yet is in no catalogue: questions/participation.py reads it by itself.
    """

    edition: int
    programme: str
    name: Name
    made_up: bool
    order: tuple[int, ...]
    rounds: tuple[Round, ...]
    forms: dict[int, tuple[Form, ...]]
    factors: dict[int, tuple[Factor, ...]]
    splits: dict[str, Split]
    sizes: dict[tuple[int, int], int]

    def round(self, key: str | None) -> Round | None:
        """The round with that key, the newest for None."""
        return self.rounds[-1] if key is None and self.rounds else _by_key(self.rounds, key)

    def name_of(self, kind: str, name: str) -> Name:
        """Of a unit: the programme has its own in several languages, and the same in every round."""
        return self.name if kind == PROGRAMME else Name(da=name)

    def institutions(self, round_id: int, unit: int) -> int:
        """How many lie in the unit in that round."""
        return self.sizes.get((round_id, unit), 0)

    def before(self, round_: Round) -> Round | None:
        """The round just before if it is published: units.csv speaks of that one alone."""
        place = self.order.index(round_.id)
        return next((one for one in self.rounds if place and one.id == self.order[place - 1]), None)

    def form(self, round_id: int, key: str) -> Form | None:
        return _by_key(self.forms.get(round_id, ()), key)

    def factor(self, round_id: int, form_id: int, key: str | None) -> Factor | None:
        return _by_key(self.factors_of(round_id, form_id), key)

    def comparable(self, now: int, before: int, form_id: int) -> list[Factor]:
        """The form's factors as they are asked now, those alone that were asked in the same way before."""
        signatures = {factor.id: factor.signature for factor in self.factors.get(before, ())}
        return [one for one in self.factors_of(now, form_id) if signatures.get(one.id) == one.signature]

    def factors_of(self, round_id: int, form_id: int) -> list[Factor]:
        return [factor for factor in self.factors.get(round_id, ()) if factor.form == form_id]


class Catalogues:
    """The newest catalogue, read again only when something was published since."""

    def __init__(self) -> None:
        self._held: Catalogue | None = None

    def newest(self, store: Connection) -> Catalogue:
        """Of the same moment as everything else that the connection's transaction sees."""
        edition = store.execute(_EDITION).scalar() or 0
        # While nothing is published, a round may be opened, and the programme become known, without a new edition.
        if self._held is None or self._held.edition != edition or not edition:
            self._held = read(store, edition)
        return self._held


_EDITION = select(func.max(tables.publication.c.id))


def read(store: Connection, edition: int = 0) -> Catalogue:
    programme = store.execute(select(tables.programme)).first()
    return Catalogue(
        edition=edition,
        programme=programme.key if programme else "",
        name=_name(programme) if programme else Name(da=""),
        made_up=bool(programme and programme.made_up),
        order=tuple(store.execute(_ORDER).scalars()),
        rounds=tuple(_rounds(store, tables.round_.c.id.in_(rounds.published()))),
        forms=forms(store, rounds.published()),
        factors=_by_round(_factors(store)),
        splits={row.key: Split(row.id, row.key, _name(row), _split_name(row)) for row in store.execute(_SPLITS)},
        sizes={(row.round_id, row.ancestor_id): row.many for row in store.execute(_sizes())},
    )


_NEWEST = select(func.max(tables.round_.c.opened)).where(tables.round_.c.id.in_(rounds.published()))
_ORDER = (
    select(tables.round_.c.id)
    .where(tables.round_.c.opened <= _NEWEST.scalar_subquery())
    .order_by(tables.round_.c.opened, tables.round_.c.key)
)
_SPLITS = select(tables.split).order_by(tables.split.c.id)


def _sizes() -> Select:
    up, here = tables.ancestor.c, tables.unit_in_round.c
    wanted = select(up.round_id, up.ancestor_id, func.count().label("many"))
    wanted = wanted.join(tables.unit_in_round, (here.round_id == up.round_id) & (here.unit_id == up.unit_id))
    wanted = wanted.where(here.kind == "institution", up.distance > 0, up.round_id.in_(rounds.published()))
    return wanted.group_by(up.round_id, up.ancestor_id)


def open_rounds(store: Connection) -> list[Round]:
    """Those that are being answered, or wait to be published."""
    return _rounds(store, tables.round_.c.id.not_in(rounds.published()))


def forms(store: Connection, of: Select[tuple[int]]) -> dict[int, tuple[Form, ...]]:
    """By round, of the rounds with these numbers."""
    here, all_rounds = tables.form_in_round, tables.form
    columns = select(here, all_rounds.c.key).join(all_rounds).order_by(here.c.round_id, here.c.position)
    found = store.execute(columns.where(here.c.round_id.in_(of)))
    return _by_round(
        [(row.round_id, Form(row.form_id, row.key, _name(row), row.informant, row.subject)) for row in found]
    )


def _rounds(store: Connection, condition: ColumnElement[bool]) -> list[Round]:
    wanted = select(tables.round_).where(condition).order_by(tables.round_.c.opened, tables.round_.c.key)
    return [Round(row.id, row.key, _name(row), row.opened, row.closed, row.k) for row in store.execute(wanted)]


def _factors(store: Connection) -> list[tuple[int, Factor]]:
    here, lasting, construct = tables.factor_in_round, tables.factor, tables.construct
    columns = select(here, lasting, construct.c.key.label("construct"))
    joined = columns.join(lasting, here.c.factor_id == lasting.c.id).outerjoin(construct)
    return [(row.round_id, _factor(row)) for row in store.execute(joined.order_by(here.c.round_id, here.c.position))]


def _factor(row: Row) -> Factor:
    return Factor(
        id=row.factor_id,
        form=row.form_id,
        key=row.key,
        name=_name(row),
        construct=row.construct,
        turned=row.turned,
        local=row.local,
        alpha=row.alpha,
        signature=row.signature,
        within=row.within,
        between=row.between,
    )


def _by_round(pairs: list[tuple[int, T]]) -> dict[int, tuple[T, ...]]:
    grouped: dict[int, list[T]] = {}
    for round_id, value in pairs:
        grouped.setdefault(round_id, []).append(value)
    return {round_id: tuple(values) for round_id, values in grouped.items()}


def _name(row: Row) -> Name:
    return Name(da=row.name_da, en=row.name_en)


def _split_name(row: Row) -> Name:
    return Name(da=row.split_da, en=row.split_en)


def _by_key(values: Iterable[Keyed], key: str | None) -> Keyed | None:
    return next((value for value in values if value.key == key), None)
