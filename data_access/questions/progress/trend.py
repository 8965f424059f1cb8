"""One unit over all rounds: its own figures, those of what it is part of, and what has changed."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from dashboard.access import Scope
from dashboard.comparison import against_round, against_same_children
from dashboard.disclosure.universe import ALL
from dashboard.profile import Choice
from dashboard.same_children import TrendPage
from dashboard.trend import NEAREST_FIRST, Stop, There, Trend, Way, courses
from data_access import tables
from data_access.catalogue import Catalogue, Form, Round
from data_access.frame import Frame
from data_access.questions import cells
from data_access.questions.progress.same_children import followed
from data_access.questions.progress.same_children_ways import ways_back
from data_access.questions.progress.trend_forms import asked_otherwise
from data_access.questions.units import Trail
from data_access.standpoint import wholes
from data_access.trend_lines import Visit, lines, stops


def trend(scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame) -> TrendPage:
    form = frame.at.form
    if form is None:
        return TrendPage(Trend((), 0, None, (), ()), None)
    found = _trend(scope, store, catalogue, frame, form)
    chosen = found.chosen.line.key if found.chosen else None
    return TrendPage(found, followed(scope, store, catalogue, frame, chosen))


def _trend(scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame, form: Form) -> Trend:
    back = _of_the_children(scope, store, catalogue, frame)
    in_place = _of_the_place(store, catalogue, frame)
    elsewhere = asked_otherwise(scope, store, catalogue, form, [*back, *in_place])
    way = _way(frame, stops(back, elsewhere, named=True))
    visits = back if way is Way.CHILDREN else in_place
    passed = stops(visits, elsewhere, named=way is Way.CHILDREN)
    now = [visit.round for visit in visits].index(frame.at.round)
    before = _before(passed, now, frame.before)
    above = {kind: trail for kind in NEAREST_FIRST if (trail := wholes(frame.trail).get(kind))}
    told = cells.of(scope, store, _places(visits, list(above.values())), form.id, catalogue.splits[ALL])
    numbers = {kind: trail[-1].unit for kind, trail in above.items()}
    compare = against_same_children if way is Way.CHILDREN else against_round
    return Trend(
        stops=passed,
        now=now,
        before=before,
        wholes=tuple(Choice(kind, catalogue.name_of(trail[-1].kind, trail[-1].name)) for kind, trail in above.items()),
        courses=courses(lines(catalogue, form, visits, frame.at.round, numbers, told), passed, now, before, compare),
        way=way,
        ways=tuple(Way) if len(back) > 1 else (Way.PLACE,),
        factor=frame.selection.factor,
    )


def _of_the_children(scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame) -> list[Visit]:
    """Of a child group; nothing for other units."""
    if frame.trail[-1].kind != "child_group":
        return []
    return ways_back(scope, store, catalogue, frame.at.round, {frame.unit: frame.trail})[frame.unit]


def _of_the_place(store: Connection, catalogue: Catalogue, frame: Frame) -> list[Visit]:
    here = tables.unit_in_round.c
    listed = set(store.execute(select(here.round_id).where(here.unit_id == frame.unit)).scalars())
    return [Visit(one, frame.at.trails.get(one.id), one.id in listed) for one in catalogue.rounds]


def _way(frame: Frame, back: Sequence[Stop]) -> Way:
    """The children's, unless the reader wants the other or their figures before cannot be told."""
    wanted = frame.selection.order
    if wanted in tuple(Way) and len(back) > 1:
        return Way(wanted)
    return Way.CHILDREN if any(stop.there is There.OPEN for stop in back[:-1]) else Way.PLACE


def _before(passed: Sequence[Stop], now: int, wanted: Round | None) -> int | None:
    """The earlier round in view; where the children were not to be seen in it, the last in which they were."""
    opened = [place for place in range(now) if passed[place].there is There.OPEN]
    chosen = [place for place in opened if wanted and passed[place].round.key == wanted.key]
    return next(iter([*chosen, *reversed(opened)]), None)


def _places(visits: Sequence[Visit], above: Sequence[Trail]) -> list[tuple[int, Trail]]:
    own = [place for visit in visits for place in visit.place]
    return [*own, *((visit.round.id, trail) for visit in visits for trail in above)]
