"""What a reader's own set of units shows: published cells of each that the reader may open, side by side."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dashboard.access import LEVELS, Role, Scope
from dashboard.cells import NOT_ASKED
from dashboard.comparisons import Comparisons, Line
from dashboard.disclosure.universe import ALL
from dashboard.profile import Choice, UnitLink
from dashboard.selection import Selection
from data_access import comparison_sets, tables
from data_access.catalogue import Catalogue, Form, Round
from data_access.comparison_sets import NotTheirs
from data_access.questions import cells, units
from data_access.questions.units import Trail
from data_access.telling import InRound

_NAMED = frozenset({"institution", "team", "child_group"})


def comparisons(
    scope: Scope, store: Connection, catalogue: Catalogue, account: int, selection: Selection
) -> Comparisons | None:
    """None for a set that is not the reader's, and for keys that the store does not know."""
    round_ = catalogue.round(selection.round)
    known = {form.key for here in catalogue.forms.values() for form in here}
    if (selection.round and round_ is None) or (selection.form and selection.form not in known):
        return None
    try:
        chosen = None if selection.set is None else int(selection.set)
        members = [] if chosen is None else comparison_sets.members(store, account, chosen)
    except NotTheirs:
        return None
    return _Page(scope, store, catalogue, account, selection, round_, tuple(members)).whole()


def may_open_all(scope: Scope, store: Connection, catalogue: Catalogue, numbers: Collection[int]) -> bool:
    """Each of the units in some round."""
    found = (units.ways(scope, store, round_.id, numbers) for round_ in catalogue.rounds)
    return set(numbers) <= {unit for ways in found for unit in ways}


def closed(scope: Scope, store: Connection, catalogue: Catalogue, key: str | None, numbers: Sequence[int]) -> list[int]:
    """Those of the units that the reader may not open in the round, the newest for None."""
    round_ = catalogue.round(key)
    ways = units.ways(scope, store, round_.id, numbers) if round_ else {}
    return [number for number in numbers if number not in ways]


@dataclass(frozen=True)
class _Page:
    scope: Scope
    store: Connection
    catalogue: Catalogue
    account: int
    selection: Selection
    round: Round | None
    members: tuple[int, ...]

    def whole(self) -> Comparisons:
        ways = self._ways(self.members)
        forms = self._forms(ways)
        form = next((one for one in forms if one.key == self.selection.form), next(iter(forms), None))
        sets = tuple(comparison_sets.of_account(self.store, self.account))
        round_key, form_key = self.round.key if self.round else None, form.key if form else None
        return Comparisons(
            selection=Selection("comparisons", round=round_key, form=form_key, set=self.selection.set),
            sets=sets,
            chosen=next((one for one in sets if str(one.number) == self.selection.set), None),
            rounds=tuple(Choice(one.key, one.name) for one in self.catalogue.rounds),
            forms=tuple(Choice(one.key, one.name) for one in forms),
            units=tuple(self._links(ways)),
            closed=len(self.members) - len(ways),
            lines=self._lines(ways, form),
            offered=tuple(self._links(self._ways(self._offered()))),
            k=self.round.k if self.round else 0,
        )

    def _ways(self, numbers: Collection[int]) -> list[Trail]:
        return list(units.ways(self.scope, self.store, self.round.id, numbers).values()) if self.round else []

    def _links(self, ways: Sequence[Trail]) -> list[UnitLink]:
        return [units.link(self.scope, self.catalogue, self.round.id, way) for way in ways] if self.round else []

    def _forms(self, ways: Sequence[Trail]) -> list[Form]:
        """Those that any of them was asked with."""
        if self.round is None:
            return []
        asked = cells.forms_of_any(self.scope, self.store, self.round.id, ways)
        return [form for form in self.catalogue.forms.get(self.round.id, ()) if form.id in asked]

    def _lines(self, ways: Sequence[Trail], form: Form | None) -> tuple[Line, ...]:
        if self.round is None or form is None:
            return ()
        here = self.round.id
        places: list[InRound] = [(here, way) for way in ways]
        found = cells.of(self.scope, self.store, places, form.id, self.catalogue.splits[ALL])
        numbers = [way[-1].unit for way in ways]
        return tuple(
            Line(one.key, one.name, one.turned, {n: found.get((n, one.id, here), NOT_ASKED) for n in numbers})
            for one in self.catalogue.factors_of(here, form.id)
        )

    def _offered(self) -> set[int]:
        """Numbers of the units that could be theirs: own ones with what is below and above, and what is open."""
        if self.round is None:
            return set()
        own = {grant.unit for grant in self.scope.grants}
        over = {grant.institution for grant in self.scope.grants if grant.institution is not None}
        over |= {unit for grant in self.scope.grants for unit in grant.above}
        opened = {unit for round_id, unit in self.scope.opened if round_id == self.round.id}
        return own | over | opened | self._below()

    def _below(self) -> set[int]:
        """Teams and child groups of own institutions and teams, and for the programme its municipalities."""
        assert self.round is not None
        named = {grant.unit for grant in self.scope.grants if LEVELS[grant.role] <= _NAMED}
        up, here = tables.ancestor.c, tables.unit_in_round.c
        inside = select(up.unit_id).where(up.round_id == self.round.id, up.ancestor_id.in_(named))
        found = set(self.store.execute(inside).scalars())
        if Role.PROGRAMME in self.scope.roles:
            towns = select(here.unit_id).where(here.round_id == self.round.id, here.kind == "municipality")
            found |= set(self.store.execute(towns).scalars())
        return found
