"""Every figure of a unit that could be chosen, with what it is held against and what the next round could show."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.cells import NOT_ASKED, Cell, Status
from dashboard.comparison import FIRST_CHOICE, Pair, against_round, against_whole
from dashboard.disclosure.universe import ALL
from dashboard.profile import Choice
from dashboard.proposals import Beside, Figure, influence, seen
from dashboard.statistics.verdicts import Difference
from data_access.catalogue import Catalogue, Factor, Form, Round
from data_access.questions import cells
from data_access.standpoint import Standpoint

Judged = Mapping[str, Difference]  # by key of the factor


def figures(scope: Scope, store: Connection, catalogue: Catalogue, at: Standpoint) -> tuple[Figure, ...]:
    """Of everybody's answers, in the order in which they were asked; judged form by form as on the profile."""
    before = _before(at)
    rounds = [at.round, *([before] if before else [])]
    places = [(one.id, at.trails[one.id]) for one in rounds] + [(at.round.id, way) for way in at.wholes.values()]
    asked = [form.id for form in at.forms]
    found = cells.of_forms(scope, store, places, asked, catalogue.splits[ALL]) if asked else {}
    return tuple(one for form in at.forms for one in _OfForm(catalogue, at, form, before, found).all())


def _before(at: Standpoint) -> Round | None:
    """The unit's last round before the one in view."""
    earlier = at.rounds[: at.rounds.index(at.round)]
    return earlier[-1] if earlier else None


class _OfForm:
    def __init__(
        self,
        catalogue: Catalogue,
        at: Standpoint,
        form: Form,
        before: Round | None,
        found: Mapping[cells.Address, Cell],
    ) -> None:
        self.catalogue, self.at, self.form, self.before, self.found = catalogue, at, form, before, found
        self.factors = [one for one in catalogue.factors_of(at.round.id, form.id) if self._asked(one)]
        alike = catalogue.comparable(at.round.id, before.id, form.id) if before else []
        self.comparable = {one.key for one in alike}

    def all(self) -> Iterator[Figure]:
        whole = self._whole()
        beside = against_whole(self._pairs(self.factors, whole, self.at.round)) if whole else {}
        since = self._since()
        for factor in self.factors:
            yield self._figure(factor, self._held(factor, whole, beside), self._earlier(factor, since))

    def _figure(self, factor: Factor, whole: Beside | None, before: Beside | None) -> Figure:
        own, is_house = self._own(factor), self.at.trail[-1].kind == "institution"
        return Figure(
            form=Choice(self.form.key, self.form.name),
            factor=Choice(factor.key, factor.name),
            turned=factor.turned,
            cell=own,
            whole=whole,
            before=before,
            seen=seen(own, factor.within or 0, factor.between or 0, len(self.factors)),
            influence=influence(factor.construct, self.form.informant, of_institution=is_house),
        )

    def _asked(self, factor: Factor) -> bool:
        return self._own(factor).status is not Status.ABSENT

    def _own(self, factor: Factor) -> Cell:
        return self._cell(factor, self.at.trail[-1].unit, self.at.round)

    def _cell(self, factor: Factor, unit: int, round_: Round) -> Cell:
        return self.found.get((unit, factor.id, round_.id), NOT_ASKED)

    def _whole(self) -> str | None:
        """The kind of the first unit above with a figure that is shown."""
        above = {kind: way[-1].unit for kind, way in self.at.wholes.items()}
        told = (kind for kind in FIRST_CHOICE if kind in above and self._tells(above[kind]))
        return next(told, None)

    def _tells(self, unit: int) -> bool:
        return any(self._cell(factor, unit, self.at.round).shown for factor in self.factors)

    def _pairs(self, factors: Iterable[Factor], kind: str | None, round_: Round) -> dict[str, Pair]:
        unit = self.at.wholes[kind][-1].unit if kind else self.at.trail[-1].unit
        return {
            one.key: Pair(self._own(one), self._cell(one, unit, round_), one.within or 0, one.between or 0)
            for one in factors
        }

    def _since(self) -> Judged:
        """Among the factors that were asked in the same way before."""
        if self.before is None:
            return {}
        alike = [one for one in self.factors if one.key in self.comparable]
        return against_round(self._pairs(alike, None, self.before))

    def _held(self, factor: Factor, kind: str | None, judged: Judged) -> Beside | None:
        if kind is None:
            return None
        above = self.at.wholes[kind][-1]
        choice = Choice(kind, self.catalogue.name_of(above.kind, above.name))
        return Beside(choice, self._cell(factor, above.unit, self.at.round), judged.get(factor.key))

    def _earlier(self, factor: Factor, judged: Judged) -> Beside | None:
        if self.before is None or factor.key not in self.comparable:
            return None
        choice = Choice(self.before.key, self.before.name)
        return Beside(choice, self._cell(factor, self.at.trail[-1].unit, self.before), judged.get(factor.key))
