"""Joining small teams of a round, and finding those that may want it. The round is published again at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, Engine

from dashboard.joining import JOINABLE, Join, joined
from dashboard.language import LANGUAGES
from dashboard.organisation import Unit
from dashboard.statistics.atoms import ROWS
from data_access import joining, vault
from data_access.audit import UnknownRound
from data_access.engine import reading, writing
from data_access.history import Reading, Version, truth_of
from data_access.publication import publish
from data_access.vault import Kept

LONGEST_CODE = 128
_LISTED = LANGUAGES["da"].listed  # names of units are Danish, whatever language the console speaks


class Reason(StrEnum):
    """Why teams cannot be joined."""

    UNKNOWN = "unknown"
    ALONE = "alone"  # one unit is not joined with anything
    KIND = "kind"  # not a team or a child group
    KINDS = "kinds"  # a team and a child group
    PARENTS = "parents"
    JOINED = "joined"
    TAKEN = "taken"  # the joined code is another unit's, or too long
    NOT_JOINED = "not_joined"


class CannotJoin(ValueError):
    """`code` is the unit that stands in the way."""

    def __init__(self, reason: Reason, code: str) -> None:
        super().__init__(f"{reason}: {code}")
        self.reason, self.code = reason, code


@dataclass(frozen=True, slots=True)
class Small:
    """A team with too few answers to a form to be told of, and its sisters; how few is told nowhere."""

    form: str
    unit: Unit
    sisters: tuple[Unit, ...]


def join(vault_engine: Engine, store_engine: Engine, round_key: str, codes: Sequence[str], name: str | None) -> Unit:
    """The joined team. All or nothing. Raises UnknownRound, CannotJoin, publication.NotSafe."""
    with writing(store_engine) as store, writing(vault_engine) as kept:
        units = _units(kept, round_key)
        parts = _parts(units, codes, {made.code for made in joining.joins_of(kept, round_key)})
        made = Join(tuple(part.code for part in parts), name or _LISTED([part.name for part in parts]))
        if len(made.code) > LONGEST_CODE or any(unit.code == made.code for unit in units):
            raise CannotJoin(Reason.TAKEN, made.code)
        joining.keep(kept, round_key, made)
        publish(kept, store, round_key)
        return next(unit for unit in _units(kept, round_key) if unit.code == made.code)


def separate(vault_engine: Engine, store_engine: Engine, round_key: str, code: str) -> None:
    """All or nothing. Raises UnknownRound, CannotJoin, publication.NotSafe."""
    with writing(store_engine) as store, writing(vault_engine) as kept:
        _newest(kept, round_key)
        if not joining.drop(kept, round_key, code):
            raise CannotJoin(Reason.NOT_JOINED, code)
        publish(kept, store, round_key)


def small(vault_engine: Engine, round_key: str) -> list[Small]:
    """Form by form, in the order of units.csv. Raises UnknownRound."""
    with reading(vault_engine) as kept:
        newest = _newest(kept, round_key)
        units, joins = _units(kept, round_key), joining.joins_of(kept, round_key)
        found = []
        for form in newest.mapping.forms:
            if version := Reading(kept, form.key).version(newest, joins):
                few = _few(version)
                found += [Small(form.key, unit, _sisters(units, unit)) for unit in units if unit.code in few]
        return found


def _newest(kept: Connection, round_key: str) -> Kept:
    versions = vault.versions(kept, round_key)
    if not versions:
        raise UnknownRound(round_key)
    return versions[-1]


def _units(kept: Connection, round_key: str) -> tuple[Unit, ...]:
    return joined(_newest(kept, round_key).units, joining.joins_of(kept, round_key))


def _parts(units: Sequence[Unit], codes: Sequence[str], made: Collection[str]) -> list[Unit]:
    """The units with these codes as they stand in units.csv, if they may be joined."""
    known = {unit.code for unit in units}
    for code in codes:
        if code not in known:
            raise CannotJoin(Reason.UNKNOWN, code)
    parts = [unit for unit in units if unit.code in codes]
    for part in parts:
        if part.kind not in JOINABLE:
            raise CannotJoin(Reason.KIND, part.code)
        if part.pooled or part.code in made:
            raise CannotJoin(Reason.JOINED, part.code)
        if part.kind != parts[0].kind:
            raise CannotJoin(Reason.KINDS, part.code)
        if part.parent != parts[0].parent:
            raise CannotJoin(Reason.PARENTS, part.code)
    if len(parts) == 1:
        raise CannotJoin(Reason.ALONE, parts[0].code)
    return parts


def _few(version: Version) -> set[str]:
    """Codes of teams and child groups that were asked and of which too few answered to be told of."""
    truth, tree = truth_of(version), version.counted.tree
    few = truth.declared[0] & ~truth.enough[0, :, version.counted.column(ROWS)]
    return {
        code for code, kind, is_small in zip(tree.codes, tree.kinds, few, strict=True) if is_small and kind in JOINABLE
    }


def _sisters(units: Sequence[Unit], unit: Unit) -> tuple[Unit, ...]:
    same = (unit.parent, unit.kind, False)
    return tuple(one for one in units if (one.parent, one.kind, one.pooled) == same and one is not unit)
