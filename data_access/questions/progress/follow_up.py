"""What became of the focus areas of a unit and of those inside it, as far as the reader may open them."""

from collections.abc import Mapping

from sqlalchemy import Connection

from dashboard.access import Scope, is_aggregate
from dashboard.cells import NOT_ASKED, Cell
from dashboard.disclosure.universe import ALL
from dashboard.follow_up import Area, FollowUp, Later, Outcome, corrected, outcome
from dashboard.mapping import Name
from dashboard.moments import danish
from dashboard.profile import Choice
from dashboard.work import Turns
from data_access.catalogue import Catalogue, Round
from data_access.focus_areas import Chosen
from data_access.frame import Frame
from data_access.questions import cells, units
from data_access.questions.progress.chosen import chosen, is_told, stands, ways
from data_access.since import Since


def follow_up(
    scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame, turns: Mapping[int, Turns]
) -> FollowUp:
    """As seen from the round in view: areas chosen in it or before, those of the newest round first.

    Whoever looks down is told nothing of institutions whose work is not told by name. `turns` of each of these rounds.
    """
    followed, is_above = _Followed(scope, store, catalogue, frame, turns), is_aggregate(frame.trail[-1].kind)
    there = [(way, turns[one.id]) for one in followed.rounds if (way := frame.at.trails.get(one.id))]
    told = is_above or any(is_told(scope, way, turn) for way, turn in there)
    return FollowUp(tuple(followed.areas()), is_above, told)


class _Followed:
    """Everything that is asked of the store is asked once, for all areas together."""

    def __init__(
        self, scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame, turns: Mapping[int, Turns]
    ) -> None:
        self.scope, self.store, self.catalogue = scope, store, catalogue
        self.rounds = catalogue.rounds[: catalogue.rounds.index(frame.at.round) + 1]
        self.ways = ways(scope, store, frame.unit, catalogue.rounds)
        self.chosen = chosen(scope, store, frame.unit, self.rounds, self.ways, turns)
        self.stands = stands(scope, store, frame.unit, catalogue.rounds, self.ways) if self.chosen else set()
        self.cells = self._cells()
        self._since: dict[tuple[int, int, int], Since] = {}

    def areas(self) -> list[Area]:
        return [self._area(one, round_) for round_ in self.rounds[::-1] for one in self.chosen if _is_of(one, round_)]

    def _cells(self) -> dict[cells.Address, Cell]:
        """Of all forms in all rounds that some area is followed up in."""
        places = {
            (round_.id, one.at.unit_id)
            for one in self.chosen
            for round_ in (self._round(one), *self._after(one))
            if one.at.unit_id in self.ways[round_.id]
        }
        there = [(round_id, self.ways[round_id][unit]) for round_id, unit in sorted(places)]
        forms = {one.at.form_id for one in self.chosen}
        whole = self.catalogue.splits.get(ALL)
        return cells.of_forms(self.scope, self.store, there, forms, whole) if whole and there else {}

    def _area(self, one: Chosen, round_: Round) -> Area:
        unit, later = one.at.unit_id, tuple(self._said(one, round_, other) for other in self._after(one))
        factor = self.catalogue.factor(round_.id, one.at.form_id, one.factor)
        then = self.cells.get((unit, one.at.factor_id, round_.id), NOT_ASKED)
        figure = then if one.cell is None else one.cell
        return Area(
            number=one.number,
            unit=units.link(self.scope, self.catalogue, round_.id, self.ways[round_.id][unit]),
            round=_choice(round_),
            form=self._form(one),
            factor=Choice(one.factor, factor.name if factor else Name(da=one.factor)),
            turned=factor is not None and factor.turned,
            chosen=figure,
            corrected=corrected(figure, then),
            aim=one.aim,
            worked=one.worked,
            since=danish(one.since).date(),
            ended=danish(one.ended).date() if one.ended else None,
            later=later,
            outcome=later[0].outcome if later else self._without_later(one, round_),
        )

    def _round(self, one: Chosen) -> Round:
        return next(round_ for round_ in self.rounds if _is_of(one, round_))

    def _after(self, one: Chosen) -> list[Round]:
        """The next round with the unit, and the newest up to the one in view; else the next if none is open at all."""
        ever = self._ever_after(one)
        there = [round_ for round_ in ever if round_ in self.rounds]
        if not there and not any(one.at.unit_id in self.ways[round_.id] for round_ in ever):
            there = ever[:1]
        return list(dict.fromkeys([*there[:1], *there[-1:]]))

    def _ever_after(self, one: Chosen) -> list[Round]:
        """All published rounds with the unit, whether or not they are in view."""
        after = self.catalogue.rounds[self.rounds.index(self._round(one)) + 1 :]
        return [round_ for round_ in after if (one.at.unit_id, round_.id) in self.stands]

    def _without_later(self, one: Chosen, round_: Round) -> Outcome:
        if self._ever_after(one):
            return Outcome.LATER
        return Outcome.WAITING if round_ is self.catalogue.rounds[-1] else Outcome.GONE

    def _said(self, one: Chosen, before: Round, now: Round) -> Later:
        unit, factor = one.at.unit_id, one.at.factor_id
        if unit not in self.ways[now.id]:
            return Later(_choice(now), Outcome.CLOSED, NOT_ASKED)
        since = self._between(before, now, one.at.form_id)
        cell, difference = since.cell(unit, factor), since.difference(unit, factor)
        said = outcome(since.then(unit, factor), cell, difference, is_comparable=since.is_comparable(factor))
        return Later(_choice(now), said, cell, difference)

    def _between(self, before: Round, now: Round, form: int) -> Since:
        key = (before.id, now.id, form)
        if key not in self._since:
            factors = {one.id: one for one in self.catalogue.comparable(now.id, before.id, form)}
            self._since[key] = Since(before, now, factors, self.cells)
        return self._since[key]

    def _form(self, one: Chosen) -> Choice:
        """By its key where a corrected package has no such form any more."""
        found = self.catalogue.form(one.at.round_id, one.form)
        return Choice(one.form, found.name if found else Name(da=one.form))


def _is_of(one: Chosen, round_: Round) -> bool:
    return one.at.round_id == round_.id


def _choice(round_: Round) -> Choice:
    return Choice(round_.key, round_.name)
