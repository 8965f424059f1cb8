"""One form of a round through its versions: what was counted, and what was told of it earlier."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, Protocol

import numpy as np
from sqlalchemy import Connection

from dashboard.gate.told import Telling, anchoring
from dashboard.gate.truth import Truth
from dashboard.joining import Join, joined
from dashboard.mapping import Form
from dashboard.publication import counted, delivered, sums
from dashboard.publication.counted import Counted, Publication, Told
from dashboard.publication.sums import Sums
from dashboard.statistics.atoms import factor_variable
from dashboard.tree import Tree
from data_access import told, vault
from data_access.vault import Kept


@dataclass(frozen=True, eq=False)
class Version:
    """One form of one package, with the teams that are joined."""

    kept: Kept
    form: Form
    counted: Counted
    sums: Sums


class Earlier(NamedTuple):
    """`fingerprint` is that of the record; empty where the vault has none. An anchor was never a publication."""

    package_id: int
    fingerprint: str
    telling: Telling
    is_anchor: bool = False


@dataclass(frozen=True, eq=False)
class History:
    """`earlier` is everything that was told before, oldest first; the newest version's own earlier masks too."""

    newest: Version
    joins: tuple[Join, ...]
    earlier: tuple[Earlier, ...]

    @property
    def tellings(self) -> list[Telling]:
        return [one.telling for one in self.earlier]

    def before(self, fingerprint: str) -> "History":
        """Without what tells exactly the same."""
        return replace(self, earlier=tuple(one for one in self.earlier if one.fingerprint != fingerprint))

    @cached_property
    def truth(self) -> Truth:
        return truth_of(self.newest)


def truth_of(version: Version) -> Truth:
    disclosure = version.kept.mapping.disclosure
    return Truth(version.form, version.counted, version.sums, disclosure.k, disclosure.splits_from)


class Reading:
    """Reads versions from the vault, each once for every way in which its teams were joined: whoever compares two
    publications of the same version then compares the same object."""

    def __init__(self, connection: Connection, form_key: str) -> None:
        self.connection, self.form_key = connection, form_key
        self._read: dict[tuple[int, tuple[Join, ...]], Version | None] = {}

    def version(self, kept: Kept, joins: tuple[Join, ...]) -> Version | None:
        """None where the package has no such form or nothing of it."""
        if (kept.id, joins) not in self._read:
            self._read[kept.id, joins] = self._version(kept, joins)
        return self._read[kept.id, joins]

    def _version(self, kept: Kept, joins: tuple[Join, ...]) -> Version | None:
        form = next((form for form in kept.mapping.forms if form.key == self.form_key), None)
        rows = vault.rows_of(self.connection, kept.id, self.form_key)
        if form is None or rows is None:
            return None
        tree = Tree.of(kept.mapping.programme.key, joined(kept.units, joins))
        frame, is_delivered = rows
        if is_delivered:
            found = delivered.from_scores(frame, form, tree)
            return Version(kept, form, counted.from_scores(found, form), found)
        return Version(kept, form, counted.from_atoms(frame, form, tree), sums.from_atoms(frame, form, tree))


def history(
    connection: Connection, versions: Sequence[Kept], form_key: str, joins: tuple[Join, ...], before: "Before"
) -> History | None:
    """None where the newest version has nothing of the form."""
    read = Reading(connection, form_key)
    newest = read.version(versions[-1], joins)
    if newest is None:
        return None
    kept = {one.id: one for one in versions}
    records = told.records(connection, list(kept), form_key)
    remembered = {record.package_id for record in records}
    forgotten = [version for one in versions if one.id not in remembered and (version := read.version(one, ()))]
    earlier = list(_anchor(connection, versions, read))
    earlier += [Earlier(one.kept.id, "", found) for one in forgotten if (found := before(one))]
    for record in records:
        if version := read.version(kept[record.package_id], record.joins):
            telling = told.telling_of(record, version.counted)
            earlier.append(Earlier(record.package_id, record.fingerprint, telling))
    return History(newest, joins, tuple(earlier))


def _anchor(connection: Connection, versions: Sequence[Kept], read: Reading) -> Iterator[Earlier]:
    """Points put the mean of everybody who answered at 500, in the version that fixed the constants: so the
    programme's mean is known exactly, whether or not its cell is shown."""
    first = next((found for one in versions if (found := read.version(one, ()))), None)
    if first is None:
        return
    rounds = vault.anchored_in(connection, read.form_key)
    here = [
        one
        for one in first.form.factors
        if rounds.get(one.key, first.kept.mapping.round.key) == first.kept.mapping.round.key
    ]
    if here:
        yield Earlier(
            first.kept.id, "", anchoring(first.counted, {factor_variable(one.key): one.scale for one in here}), True
        )


class Before(Protocol):
    """What was told of a version before publications were remembered; None where nothing was."""

    def __call__(self, version: Version) -> Telling | None: ...


def everything(version: Version) -> Telling:
    """All that could have been told of a version; the figures of then are not known any more and limit nothing."""
    truth = truth_of(version)
    flags = truth.declared[:, :, None] & truth.enough
    shown: Told = {label: np.asarray(flags[place]) for place, label in enumerate(truth.labels)}
    return Telling(Publication(version.counted, shown), {})
