"""Everything on the page of a unit's focus areas."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from dashboard.access import Scope, institution_of
from dashboard.focus import may_choose, may_read
from dashboard.focus_page import Chosen, FocusPage
from dashboard.goals import goals_of
from dashboard.proposals import MOST, Figure, proposals
from dashboard.selection import Selection
from data_access.catalogue import Catalogue
from data_access.frame import Frame
from data_access.questions.focus.areas import areas, house
from data_access.questions.focus.dismissed import dismissed
from data_access.questions.focus.figures import figures
from data_access.questions.focus.ideas import ideas
from data_access.questions.progress.frame import frame, progress


def focus_page(scope: Scope, store: Connection, catalogue: Catalogue, selection: Selection) -> FocusPage | None:
    """None where there is no such page for this reader."""
    at = frame(scope, store, catalogue, selection.to(view="progress", section=None, against=None, split=None))
    if at is None or not may_read(scope, at.trail):
        return None
    institution = institution_of(at.trail)
    assert institution is not None
    chosen = areas(scope, store, catalogue, at, institution)
    told = figures(scope, store, catalogue, at.at)
    not_wanted = dismissed(scope, store, catalogue, at.at)
    framed = progress(scope, store, catalogue, at)
    wanted = _wanted(told, selection)
    proposed = proposals(told, [*_own(chosen, at), *(one.key for one in not_wanted)])
    looked_at = [wanted] if wanted else proposed.clear[:MOST]
    return FocusPage(
        progress=replace(framed, selection=_kept(at, selection)),
        areas=chosen,
        house=house(scope, store, catalogue, at.at, institution) if at.unit != institution else (),
        figures=told,
        dismissed=tuple(one for one in not_wanted if one.key not in _own(chosen, at)),
        goals=goals_of(framed.unit.type),
        wanted=wanted,
        proposed=proposed,
        ideas=ideas(scope, store, catalogue, at.at, looked_at),
        may_choose=at.at.is_newest and may_choose(scope, at.trail),
        is_newest=at.at.is_newest,
        institution=institution,
    )


def _kept(at: Frame, selection: Selection) -> Selection:
    return Selection("focus", at.unit, at.at.round.key, selection.form, factor=selection.factor)


def _own(chosen: Sequence[Chosen], at: Frame) -> set[tuple[str, str]]:
    """The unit's own that are worked on, by form and factor, whatever round they were chosen in."""
    return {
        (one.area.form.key, one.area.factor.key)
        for one in chosen
        if one.area.unit.unit == at.unit and one.area.ended is None
    }


def _wanted(told: Sequence[Figure], selection: Selection) -> Figure | None:
    return next((one for one in told if one.key == (selection.form, selection.factor)), None)
