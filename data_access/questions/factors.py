"""The factors of one form at one unit, each beside its comparisons and its own earlier rounds."""

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.cells import NOT_ASKED, Cell
from dashboard.comparison import Pair, against_round, against_whole
from dashboard.profile import Choice, EarlierPoint, FactorRow
from dashboard.statistics.verdicts import Difference
from data_access.catalogue import Catalogue, Factor, Round
from data_access.questions import cells, similar
from data_access.standpoint import SIMILAR, Standpoint


def factors(scope: Scope, store: Connection, catalogue: Catalogue, at: Standpoint) -> tuple[FactorRow, ...]:
    """In the form's order; empty where no form was asked here."""
    if at.form is None or at.split is None:
        return ()
    above = [(at.round.id, trail) for trail in at.wholes.values()]
    found = cells.of(scope, store, [*at.trails.items(), *above], at.form.id, at.split)
    alike = similar.cells(scope, store, (at.round.id, at.trail), at.form.id, at.split)
    return _Rows(catalogue, at, found, alike).all()


class _Rows:
    """`alike` are the figures of the group of similar institutions, by factor; empty where there is none."""

    def __init__(
        self, catalogue: Catalogue, at: Standpoint, found: dict[cells.Address, Cell], alike: dict[int, Cell]
    ) -> None:
        assert at.form is not None
        self.catalogue, self.at, self.found, self.alike = catalogue, at, found, alike
        self.factors = catalogue.factors_of(at.round.id, at.form.id)

    def all(self) -> tuple[FactorRow, ...]:
        differences = self._differences()
        return tuple(self._row(factor, differences.get(factor.key)) for factor in self.factors)

    def _row(self, factor: Factor, difference: Difference | None) -> FactorRow:
        return FactorRow(
            key=factor.key,
            name=factor.name,
            turned=factor.turned,
            local=factor.local,
            own=self._own(factor, self.at.round),
            comparisons=self._comparisons(factor),
            earlier=tuple(self._earlier(factor, other) for other in self._others()),
            difference=difference,
            reliability=factor.alpha,
            within=factor.within or 0,
            between=factor.between or 0,
        )

    def _differences(self) -> dict[str, Difference]:
        """Against what the reader chose; one family over all factors of the form."""
        against = self.at.against
        wholes = {factor.key: self._comparisons(factor).get(against or "") for factor in self.factors}
        if any(wholes.values()):
            return against_whole({f.key: self._pair(f, whole) for f in self.factors if (whole := wholes[f.key])})
        other = self.catalogue.round(against) if against else None
        if other is None:
            return {}
        comparable = [factor for factor in self.factors if self._is_comparable(factor, other)]
        return against_round({f.key: self._pair(f, self._own(f, other)) for f in comparable})

    def _comparisons(self, factor: Factor) -> dict[str, Cell]:
        """A group has no figure of a factor that would tell too much of one institution."""
        above = {kind: self._whole(factor, kind) for kind in self.at.wholes}
        return above | ({SIMILAR: self.alike[factor.id]} if factor.id in self.alike else {})

    def _pair(self, factor: Factor, other: Cell) -> Pair:
        return Pair(self._own(factor, self.at.round), other, factor.within or 0, factor.between or 0)

    def _own(self, factor: Factor, round_: Round) -> Cell:
        return self.found.get((self.at.trail[-1].unit, factor.id, round_.id), NOT_ASKED)

    def _whole(self, factor: Factor, kind: str) -> Cell:
        return self.found.get((self.at.wholes[kind][-1].unit, factor.id, self.at.round.id), NOT_ASKED)

    def _others(self) -> list[Round]:
        return [round_ for round_ in self.at.rounds if round_ is not self.at.round]

    def _earlier(self, factor: Factor, round_: Round) -> EarlierPoint:
        choice = Choice(round_.key, round_.name)
        return EarlierPoint(choice, self._own(factor, round_), self._is_comparable(factor, round_))

    def _is_comparable(self, factor: Factor, round_: Round) -> bool:
        there = next((other for other in self.catalogue.factors.get(round_.id, ()) if other.id == factor.id), None)
        return there is not None and there.signature == factor.signature
