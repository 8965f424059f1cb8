"""How many had answered at a time: every number that ever came in the vault, and in the store what may be told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

import polars as pl
from sqlalchemy import Connection, Row, bindparam, delete, insert, select

from dashboard.cells import Status
from dashboard.disclosure.turnout import Counts, least
from dashboard.disclosure.turnout_course import Statuses, told
from dashboard.levels import is_group, lowest_level
from dashboard.mapping import Form
from dashboard.mapping import Mapping as Asked
from dashboard.moments import from_danish
from dashboard.organisation import Unit
from dashboard.tree import Tree
from data_access import tables, vault_tables
from data_access.packages.package import Package

SCHEMA = pl.Schema(
    [
        ("form", pl.String()),
        ("unit", pl.String()),
        ("invited", pl.Int64()),
        ("answered", pl.Int64()),
        ("at", pl.Datetime("us")),
    ]
)
Given = dict[str, tuple[int, int]]  # invited and answered, by code
Key = tuple[str, str, datetime]


def keep(vault: Connection, package: Package) -> bool:
    """Whether the package told anything new. A number that was told before of the same moment is corrected."""
    if package.participation is None:
        return False
    table, key = vault_tables.participation, package.mapping.round.key
    known = {_key(row): (row.invited, row.answered) for row in _rows(vault, key)}
    fresh = {
        (form, unit, at): (invited, answered)
        for form, unit, invited, answered, at in package.participation.select(SCHEMA.names()).iter_rows()
    }
    changed = {place: numbers for place, numbers in fresh.items() if known.get(place) != numbers}
    if stale := [place for place in changed if place in known]:
        here = table.c
        same = (here.round == key, here.form == bindparam("f"), here.unit == bindparam("u"), here.at == bindparam("a"))
        vault.execute(delete(table).where(*same), [dict(zip("fua", place, strict=True)) for place in stale])
    if changed:
        vault.execute(insert(table), [_row(key, *place, *numbers) for place, numbers in changed.items()])
    return bool(changed)


def completed(vault: Connection, package: Package) -> Package:
    """The package with what was told of its round before: a round that was followed while it was open knows who was
    invited, also when the package of its answers does not say."""
    forms, codes = {form.key for form in package.mapping.forms}, {unit.code for unit in package.units}
    rows = [row for row in _rows(vault, package.mapping.round.key) if row.form in forms and row.unit in codes]
    if not rows:
        return package
    before = pl.DataFrame([(r.form, r.unit, r.invited, r.answered, r.at) for r in rows], SCHEMA, orient="row")
    fresh = before.clear() if package.participation is None else package.participation.select(SCHEMA.names())
    return replace(package, participation=pl.concat([before, fresh]).unique(("form", "unit", "at"), keep="last"))


def tell(vault: Connection, store: Connection, mapping: Asked, units: Sequence[Unit]) -> None:
    """Write anew what may be told of the round; what its publication hides is hidden at every time.

    One point in time a day, the last of it: the course of weeks needs no more, and what changes within minutes could
    speak of one person. Below institutions the newest numbers alone, and none once the round is published.
    """
    round_id = store.execute(select(tables.round_.c.id).where(tables.round_.c.key == mapping.round.key)).scalar_one()
    numbers = dict(store.execute(select(tables.unit.c.code, tables.unit.c.id)).all())
    forms = dict(store.execute(select(tables.form.c.key, tables.form.c.id)).all())
    tree, table = Tree.of(mapping.programme.key, units), tables.participation
    store.execute(delete(table).where(table.c.round_id == round_id))
    by_form = groupby(_rows(vault, mapping.round.key), lambda row: str(row.form))
    rows = {form: list(found) for form, found in by_form}
    for form in mapping.forms:
        published = _published(store, round_id, forms[form.key]) if form.key in rows else None
        course = list(_course(rows.get(form.key, []), tree, form, mapping.disclosure.k))
        address = {"round_id": round_id, "form_id": forms[form.key]}
        found = [
            address | {"unit_id": numbers[tree.codes[place]], "at": from_danish(at)} | values
            for at, counts, judged in _judged(course, form, _withheld(tree, numbers, published))
            for place, values in _values(counts, judged)
            if not is_group(tree.kinds[place]) or (published is None and at == course[-1][0])
        ]
        if found:
            store.execute(insert(table), found)


def _course(rows: Sequence[Row], tree: Tree, form: Form, k: int) -> Iterator[tuple[datetime, Counts]]:
    """At the end of each day of which something is known; what is not told again stands as it was."""
    given: Given = {}
    at_least, lowest = least(k, form.informant), lowest_level(form.informant)
    for _, day in groupby(sorted(rows, key=lambda row: row.at), lambda row: row.at.date()):
        for row in day:
            given[row.unit] = row.invited, row.answered
        yield row.at, Counts.of(tree, given, lowest, at_least)


def _judged(
    course: Sequence[tuple[datetime, Counts]], form: Form, withheld: frozenset[int]
) -> Iterator[tuple[datetime, Counts, Statuses]]:
    """Where one adult answers about many children, a class's count would tell how far its contact person has come."""
    judged = told([counts for _, counts in course], withheld, groups=form.respondent_column is None)
    for (at, counts), statuses in zip(course, judged, strict=True):
        yield at, counts, statuses


def _values(counts: Counts, judged: Statuses) -> Iterator[tuple[int, dict[str, object]]]:
    invited, answered = counts.tree.rolled_up(counts.invited), counts.tree.rolled_up(counts.answered)
    for place, status in judged.items():
        seen = (int(invited[place]), int(answered[place])) if status is Status.SHOWN else (None, None)
        yield place, {"status": status.value, "invited": seen[0], "answered": seen[1]}


def _published(store: Connection, round_id: int, form_id: int) -> set[int] | None:
    """The units whose number of answers is published; None while nothing is."""
    published = tables.publication.c
    if store.execute(select(published.id).where(published.round_id == round_id)).first() is None:
        return None
    here = tables.response.c
    return set(store.execute(select(here.unit_id).where(here.round_id == round_id, here.form_id == form_id)).scalars())


def _withheld(tree: Tree, numbers: Mapping[str, int], published: set[int] | None) -> frozenset[int]:
    if published is None:
        return frozenset()
    return frozenset(place for place, code in enumerate(tree.codes) if numbers[code] not in published)


def _rows(vault: Connection, round_key: str) -> Sequence[Row]:
    table = vault_tables.participation
    return vault.execute(select(table).where(table.c.round == round_key).order_by(table.c.form, table.c.at)).all()


def _row(round_key: str, form: str, unit: str, at: datetime, invited: int, answered: int) -> dict[str, object]:
    return {"round": round_key, "form": form, "unit": unit, "at": at, "invited": invited, "answered": answered}


def _key(row: Row) -> Key:
    return row.form, row.unit, row.at
