"""What sums above the institutions tell of those that are not open: counted anew whenever that can have changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, replace

from sqlalchemy import Connection, Row, Select, delete, func, insert, select

from dashboard.cells import Status
from dashboard.disclosure.universe import ALL
from dashboard.levels import depth, lowest_level
from dashboard.organisation import PROGRAMME
from dashboard.ownership import Asked, Judged, Round, judged
from data_access import tables

TOLD = (Status.SHOWN, Status.EXTREME)
SURELY = (*TOLD, Status.PROTECT)  # k answers at least; of `few` nobody may know whether there are any


def round_of(store: Connection, round_id: int) -> Round:
    """What the cells of the round say of who has answered, as far as anybody who sees them all could tell."""
    here = places(store, round_id)
    told, named, scaled = _told(store, round_id, here.units), _named(store, round_id), _scaled_before(store, round_id)
    some, surely = _answered(store, round_id)
    everywhere = frozenset(here.municipality)
    factors = {
        factor: Asked(
            some=frozenset(some[factor]) if named[form] else everywhere,
            surely=frozenset(surely[factor]) if named[form] else everywhere,
            told=frozenset(told[factor]),
            named=named[form],
            anchored=factor not in scaled,
        )
        for form, factor in _factors(store, round_id)
    }
    return replace(here, factors=factors, revised=_is_revised(store, round_id))


def places(store: Connection, round_id: int) -> Round:
    """The programme, and every institution with its municipality, without what they were asked."""
    here = tables.unit_in_round.c
    found = store.execute(select(here.unit_id, here.kind, here.parent_id).where(here.round_id == round_id)).all()
    units = {row.unit_id: row for row in found}
    programme = next(row.unit_id for row in found if row.kind == PROGRAMME)
    return Round(programme, {row.unit_id: _municipality(units, row) for row in found if row.kind == "institution"}, {})


def write(store: Connection, round_id: int, here: Round, released: frozenset[int], opened: frozenset[int]) -> None:
    """In place of what stood of the round; `released` and `opened` are the institutions that ever were."""
    table, forms = tables.aggregate, {factor: form for form, factor in _factors(store, round_id)}
    rows = [_row(round_id, forms[one.factor], one) for one in judged(here, released, opened)]
    store.execute(delete(table).where(table.c.round_id == round_id))
    if rows:
        store.execute(insert(table), rows)


def fewest_left(store: Connection, round_id: int, institution: int) -> int:
    """How many institutions are not released, the one among them, in the smallest told sum that it is part of."""
    up, here = tables.ancestor.c, tables.aggregate.c
    above = select(up.ancestor_id).where(up.unit_id == institution, up.round_id == round_id)
    cell = tables.cell.c
    own = select(cell.factor_id).where(cell.unit_id == institution, cell.round_id == round_id)
    left = select(func.min(here.unreleased)).where(here.round_id == round_id, here.unit_id.in_(above), here.told)
    return int(store.execute(left.where(here.factor_id.in_(own))).scalar() or 0)


def _row(round_id: int, form_id: int, one: Judged) -> dict[str, object]:
    values = {"told": one.told, "unreleased": one.unreleased, "tellable": one.tellable}
    address = {"round_id": round_id, "unit_id": one.unit, "form_id": form_id, "factor_id": one.factor}
    counts = {name: value for name, value in asdict(one.count).items() if name in tables.aggregate.c}
    return address | values | counts


def _factors(store: Connection, round_id: int) -> list[tuple[int, int]]:
    """Form and factor numbers."""
    here, lasting = tables.factor_in_round.c, tables.factor.c
    wanted = select(lasting.form_id, lasting.id).join(tables.factor_in_round, here.factor_id == lasting.id)
    return [(row.form_id, row.id) for row in store.execute(wanted.where(here.round_id == round_id))]


def _municipality(units: dict[int, Row], place: Row) -> int | None:
    while place.parent_id is not None:
        place = units[place.parent_id]
        if place.kind == "municipality":
            return int(place.unit_id)
    return None


def _told(store: Connection, round_id: int, units: Iterable[int]) -> dict[int, set[int]]:
    """By factor: the units above institutions of which a figure is told now or was once."""
    cell, before = tables.cell.c, tables.aggregate.c
    now = select(cell.factor_id, cell.unit_id).where(cell.unit_id.in_(list(units)), cell.round_id == round_id)
    once = select(before.factor_id, before.unit_id).where(before.round_id == round_id, before.told)
    found: dict[int, set[int]] = defaultdict(set)
    for factor, unit in [*store.execute(now.where(cell.status.in_(TOLD)).distinct()), *store.execute(once)]:
        found[factor].add(unit)
    return found


def _scaled_before(store: Connection, round_id: int) -> set[int]:
    """Factors of which something was told in a round that was published before this one."""
    publication, first = tables.publication.c, func.min(tables.publication.c.id)
    began = dict(store.execute(select(publication.round_id, first).group_by(publication.round_id)).all())
    before = [other for other, number in began.items() if number < began.get(round_id, 0)]
    here = tables.aggregate.c
    found = select(here.factor_id).where(here.round_id.in_(before), here.told).distinct()
    return set(store.execute(found).scalars())


def _is_revised(store: Connection, round_id: int) -> bool:
    publication = tables.publication.c
    versions = select(func.count(publication.fingerprint.distinct())).where(publication.round_id == round_id)
    return store.execute(versions).scalar_one() > 1


def _named(store: Connection, round_id: int) -> dict[int, bool]:
    """By form: whether anything is told of an institution by itself."""
    here = tables.form_in_round.c
    found = store.execute(select(here.form_id, here.informant).where(here.round_id == round_id))
    return {row.form_id: depth(lowest_level(row.informant)) >= depth("institution") for row in found}


def _answered(store: Connection, round_id: int) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """By factor: the institutions that may have answered, and those that surely have."""
    some: dict[int, set[int]] = defaultdict(set)
    surely: dict[int, set[int]] = defaultdict(set)
    for unit, factor, status in store.execute(_own_cells(round_id)):
        if status != Status.ABSENT:
            some[factor].add(unit)
        if status in SURELY:
            surely[factor].add(unit)
    return some, surely


def _own_cells(round_id: int) -> Select:
    """Every part of the cells' key is given, so that no other cell is looked at."""
    cell, asked, lasting = tables.cell.c, tables.factor_in_round.c, tables.factor.c
    here, whole = tables.unit_in_round.c, select(tables.split.c.id).where(tables.split.c.key == ALL).scalar_subquery()
    at = (cell.unit_id == here.unit_id) & (cell.form_id == lasting.form_id) & (cell.factor_id == lasting.id)
    wanted = select(cell.unit_id, cell.factor_id, cell.status).select_from(tables.unit_in_round)
    wanted = wanted.join(tables.factor_in_round, asked.round_id == here.round_id)
    wanted = wanted.join(tables.factor, lasting.id == asked.factor_id)
    wanted = wanted.join(tables.cell, at & (cell.split_id == whole) & (cell.round_id == here.round_id))
    return wanted.where(here.round_id == round_id, here.kind == "institution")
