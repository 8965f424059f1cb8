"""Writing down the programme, its rounds and the units of a round, each with a number that lasts through all rounds."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from dashboard.mapping import Mapping, Name
from dashboard.organisation import Unit, in_order_of_descent
from dashboard.tree import Tree
from data_access import tables
from data_access.rows import names, numbered


class OtherProgramme(ValueError):
    """A store holds one programme, and this package belongs to another."""


def programme(store: Connection, mapping: Mapping) -> None:
    """Raises OtherProgramme. A store that once held real answers never becomes a demonstration, nor the reverse."""
    known = store.execute(select(tables.programme)).first()
    values = {"key": mapping.programme.key, "made_up": mapping.programme.made_up, **names(mapping.programme.name)}
    if known is None:
        store.execute(insert(tables.programme).values(values))
    elif (known.key, known.made_up) != (values["key"], values["made_up"]):
        raise OtherProgramme(known.key)
    else:
        store.execute(update(tables.programme).values(values))


def round_(store: Connection, mapping: Mapping) -> int:
    """The round's number."""
    info, disclosure = mapping.round, mapping.disclosure
    values = {"opened": info.opened, "closed": info.closed, "k": disclosure.k, "splits_from": disclosure.splits_from}
    return numbered(store, tables.round_, {"key": info.key}, values | names(info.name))


def units(store: Connection, round_id: int, mapping: Mapping, members: Iterable[Unit]) -> dict[str, int]:
    """Numbers by code, the programme's key included; replaces what the round said of its units before.

    Parts of a joined team have a number, and are not listed.
    """
    everyone = list(in_order_of_descent(members))
    number = _unit_numbers(store, [mapping.programme.key, *_codes(everyone)])
    for table in (tables.unit_in_round, tables.ancestor, tables.succession, tables.joined):
        store.execute(delete(table).where(table.c.round_id == round_id))
    ordered = [unit for unit in everyone if not unit.pooled]
    tree = Tree.of(mapping.programme.key, ordered)
    store.execute(insert(tables.unit_in_round), _unit_rows(round_id, tree, mapping.programme.name, ordered, number))
    store.execute(insert(tables.ancestor), list(_ancestor_rows(round_id, tree, number)))
    _insert(store, tables.succession, _succession_rows(round_id, ordered, number))
    _insert(store, tables.joined, _joined_rows(round_id, everyone, number))
    return number


def _insert(store: Connection, table: Table, rows: list[dict[str, int]]) -> None:
    if rows:
        store.execute(insert(table), rows)


def _succession_rows(round_id: int, ordered: list[Unit], number: dict[str, int]) -> list[dict[str, int]]:
    return [
        {"round_id": round_id, "unit_id": number[unit.code], "predecessor_id": number[code]}
        for unit in ordered
        for code in unit.successor_of
    ]


def _joined_rows(round_id: int, everyone: list[Unit], number: dict[str, int]) -> list[dict[str, int]]:
    return [
        {"round_id": round_id, "unit_id": number[unit.code], "pooled_id": number[unit.parent]}
        for unit in everyone
        if unit.pooled
    ]


def _codes(ordered: list[Unit]) -> list[str]:
    """Codes in units.csv, and those it only refers to: predecessors and earlier groups of the same children."""
    referred = [code for unit in ordered for code in (*unit.successor_of, unit.same_children_as) if code]
    return list(dict.fromkeys([*(unit.code for unit in ordered), *referred]))


def _unit_numbers(store: Connection, codes: list[str]) -> dict[str, int]:
    known = dict(store.execute(select(tables.unit.c.code, tables.unit.c.id)).all())
    if fresh := [{"code": code} for code in codes if code not in known]:
        store.execute(insert(tables.unit), fresh)
        known = dict(store.execute(select(tables.unit.c.code, tables.unit.c.id)).all())
    return {code: known[code] for code in codes}


def _unit_rows(
    round_id: int, tree: Tree, name: Name, ordered: list[Unit], number: dict[str, int]
) -> list[dict[str, Any]]:
    root = Unit(tree.codes[0], "", tree.kinds[0], name.da)
    return [
        {
            "round_id": round_id,
            "unit_id": number[unit.code],
            "parent_id": None if above < 0 else number[tree.codes[above]],
            "kind": unit.kind,
            "name": unit.name,
            "type": unit.type,
            "grade": unit.grade,
            "same_children_as_id": number.get(unit.same_children_as),
        }
        for unit, above in zip([root, *ordered], tree.parents, strict=True)
    ]


def _ancestor_rows(round_id: int, tree: Tree, number: dict[str, int]) -> Iterable[dict[str, int]]:
    for unit, code in enumerate(tree.codes):
        above, distance = unit, 0
        while above >= 0:
            yield {
                "round_id": round_id,
                "unit_id": number[code],
                "distance": distance,
                "ancestor_id": number[tree.codes[above]],
            }
            above, distance = tree.parents[above], distance + 1
