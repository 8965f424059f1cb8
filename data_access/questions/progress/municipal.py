"""All factors of a municipality or of the programme: in every round, since an earlier one, and beside the programme."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, select

from dashboard.access import Scope
from dashboard.cells import NOT_ASKED, Cell
from dashboard.comparison import Pair, against_round, against_whole
from dashboard.disclosure.universe import ALL
from dashboard.municipal import Entry, FormTold, Municipal, setting
from dashboard.profile import Choice, EarlierPoint
from dashboard.statistics.verdicts import Difference
from data_access import tables
from data_access.catalogue import Catalogue, Factor, Form, Round
from data_access.frame import Frame
from data_access.questions import cells
from data_access.questions.progress.transition import transition


def municipal(scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame) -> Municipal:
    at, above = frame.at, frame.trail[:1]
    is_part = len(frame.trail) > 1
    places = [*at.trails.items(), *([(at.round.id, above)] if is_part else [])]
    found = cells.of_forms(scope, store, places, [form.id for form in at.forms], catalogue.splits[ALL])
    types = _types_asked(store, at.round.id, [form.id for form in at.forms])
    told = _Told(catalogue, frame, found)
    return Municipal(
        forms=tuple(
            FormTold(Choice(form.key, form.name), setting(types.get(form.id, frozenset())), told.entries(form))
            for form in at.forms
        ),
        is_part=is_part,
        transition=transition(scope, store, catalogue, frame),
    )


def _types_asked(store: Connection, round_id: int, forms: Collection[int]) -> dict[int, frozenset[str]]:
    """By form: the types of all the programme's institutions that it was put to, which is how the survey was laid out
    and tells nothing of any answer."""
    here, form, cell = tables.unit_in_round.c, tables.form_in_round.c, tables.cell.c
    asked = select(cell.unit_id).where(
        cell.unit_id == here.unit_id, cell.form_id == form.form_id, cell.round_id == round_id
    )
    wanted = select(form.form_id, here.type).distinct().join(tables.unit_in_round, here.round_id == form.round_id)
    wanted = wanted.where(form.round_id == round_id, form.form_id.in_(forms), here.kind == "institution")
    found: dict[int, set[str]] = defaultdict(set)
    for form_id, type_ in store.execute(wanted.where(asked.exists())):
        found[form_id].add(type_)
    return {form_id: frozenset(several) for form_id, several in found.items()}


class _Told:
    """What the cells of all forms say of the unit."""

    def __init__(self, catalogue: Catalogue, frame: Frame, found: dict[cells.Address, Cell]) -> None:
        self.catalogue, self.frame, self.found = catalogue, frame, found
        self.round = frame.at.round
        self.signatures = {
            (round_.id, one.id): one.signature for round_ in frame.at.rounds for one in self._of_round(round_)
        }

    def entries(self, form: Form) -> tuple[Entry, ...]:
        """Of the factors that were asked of the unit in the round in view."""
        factors = [
            one
            for one in self.catalogue.factors_of(self.round.id, form.id)
            if (self.frame.unit, one.id, self.round.id) in self.found
        ]
        since, against = self._since(factors), self._against(factors)
        return tuple(self._entry(one, since.get(one.key), against.get(one.key)) for one in factors)

    def _entry(self, factor: Factor, since: Difference | None, against: Difference | None) -> Entry:
        before = self.frame.before
        return Entry(
            key=factor.key,
            name=factor.name,
            turned=factor.turned,
            local=factor.local,
            construct=factor.construct,
            cell=self._own(factor, self.round),
            course=tuple(self._point(factor, round_) for round_ in self.frame.at.rounds),
            asked_alike=before is not None and self._is_alike(factor, before),
            since=since,
            against=against,
        )

    def _since(self, factors: list[Factor]) -> dict[str, Difference]:
        before = self.frame.before
        if before is None:
            return {}
        alike = [one for one in factors if self._is_alike(one, before)]
        return against_round({one.key: self._pair(one, self._own(one, before)) for one in alike})

    def _against(self, factors: list[Factor]) -> dict[str, Difference]:
        above = self.frame.trail[0].unit
        if above == self.frame.unit:
            return {}
        whole = {one.key: self.found.get((above, one.id, self.round.id), NOT_ASKED) for one in factors}
        return against_whole({one.key: self._pair(one, whole[one.key]) for one in factors})

    def _pair(self, factor: Factor, other: Cell) -> Pair:
        return Pair(self._own(factor, self.round), other, factor.within or 0, factor.between or 0)

    def _own(self, factor: Factor, round_: Round) -> Cell:
        return self.found.get((self.frame.unit, factor.id, round_.id), NOT_ASKED)

    def _point(self, factor: Factor, round_: Round) -> EarlierPoint:
        alike = self._is_alike(factor, round_)
        return EarlierPoint(Choice(round_.key, round_.name), self._own(factor, round_), alike)

    def _is_alike(self, factor: Factor, round_: Round) -> bool:
        return self.signatures.get((round_.id, factor.id)) == factor.signature

    def _of_round(self, round_: Round) -> tuple[Factor, ...]:
        return self.catalogue.factors.get(round_.id, ())
