"""A package that tells participation alone: its round is known from then on, and nothing of it is published."""

from collections.abc import Sequence

from sqlalchemy import Connection, Row, delete, select

from dashboard.joining import joined
from dashboard.mapping import Mapping
from dashboard.organisation import Unit
from data_access import joining, participation, register, tables, vault
from data_access.packages.package import Package
from data_access.questionnaire import Questionnaire


def bring_in(kept: Connection, store: Connection, package: Package) -> bool:
    """Whether anything is another than before. Raises register.OtherProgramme.

    What a publication says of a round's units and forms is left as it is.
    """
    key, mapping, units = package.mapping.round.key, package.mapping, package.units
    register.programme(store, mapping)
    before = _structure(store, key)
    versions = vault.versions(kept, key) if _is_published(store, key) else []
    if versions:
        mapping, units = versions[-1].mapping, versions[-1].units
    units = joined(units, joining.joins_of(kept, key))
    if not versions:
        _register(store, mapping, units)
    if not participation.keep(kept, package) and before == _structure(store, key):
        return False
    participation.tell(kept, store, mapping, units)
    return True


def _register(store: Connection, mapping: Mapping, units: Sequence[Unit]) -> None:
    round_id = register.round_(store, mapping)
    register.units(store, round_id, mapping, units)
    store.execute(delete(tables.form_in_round).where(tables.form_in_round.c.round_id == round_id))
    for place in range(len(mapping.forms)):
        Questionnaire.register(store, round_id, mapping, place)


def _is_published(store: Connection, key: str) -> bool:
    here = select(tables.publication.c.id).join(tables.round_).where(tables.round_.c.key == key)
    return store.execute(here.limit(1)).first() is not None


def _structure(store: Connection, key: str) -> list[Row]:
    """What the store says of the round itself, its units and its forms."""
    round_ = tables.round_
    parts = [tables.unit_in_round, tables.form_in_round]
    found = list(store.execute(select(round_).where(round_.c.key == key)))
    for part in parts:
        rows = select(part).join(round_, round_.c.id == part.c.round_id).where(round_.c.key == key)
        found += sorted(store.execute(rows), key=repr)
    return found
