"""The groups of an institution or a team that are the same children as a group before, with what was told of both."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from dashboard.access import Scope, is_aggregate
from dashboard.disclosure.universe import ALL
from dashboard.language import sort_key
from dashboard.same_children import Followed, SameChildren, same_children
from data_access.catalogue import Catalogue, Form
from data_access.frame import Frame
from data_access.questions import cells, units
from data_access.questions.progress.same_children_ways import ways_back
from data_access.questions.progress.trend_forms import asked_otherwise
from data_access.questions.units import Trail
from data_access.trend_lines import Visit, lines, stops


def followed(
    scope: Scope, store: Connection, catalogue: Catalogue, frame: Frame, factor: str | None
) -> SameChildren | None:
    """None where no group in view was together in the round before, or none may be seen; a child group itself is
    followed by the figure of its page.

    Verdicts are judged over all groups of the institution that the reader may open, on the page of a team too.
    """
    form, here = frame.at.form, frame.trail[-1]
    if form is None or is_aggregate(here.kind) or here.kind == "child_group":
        return None
    ways = _groups(scope, store, frame, form)
    back = ways_back(scope, store, catalogue, frame.at.round, ways)
    found = _followed(scope, store, catalogue, form, {unit: were for unit, were in back.items() if len(were) > 1})
    shown = frozenset(unit for unit, way in ways.items() if any(place.unit == here.unit for place in way))
    if not any(one.unit.unit in shown for one in found):
        return None
    return same_children(found, shown, factor or "")


def _groups(scope: Scope, store: Connection, frame: Frame, form: Form) -> dict[int, Trail]:
    """Those of the institution that were asked with the form."""
    depth = next(depth for depth, place in enumerate(frame.trail, 1) if place.kind == "institution")
    round_id = frame.at.round.id
    ways = {way[-1].unit: way for way in units.inside(scope, store, round_id, frame.trail[:depth], "child_group")}
    asked = cells.units_asked(scope, store, [(round_id, way) for way in ways.values()], form.id)
    return {unit: way for unit, way in ways.items() if unit in asked}


def _followed(
    scope: Scope, store: Connection, catalogue: Catalogue, form: Form, back: Mapping[int, Sequence[Visit]]
) -> list[Followed]:
    """In alphabetical order."""
    every = [visit for visits in back.values() for visit in visits]
    elsewhere = asked_otherwise(scope, store, catalogue, form, every)
    places = [place for visit in every for place in visit.place]
    told = cells.of(scope, store, places, form.id, catalogue.splits[ALL])
    found = [
        Followed(
            unit=units.link(scope, catalogue, visits[-1].round.id, visits[-1].trail or ()),
            stops=stops(visits, elsewhere, named=True),
            lines=lines(catalogue, form, visits, visits[-1].round, {}, told),
        )
        for visits in back.values()
    ]
    return sorted(found, key=lambda one: sort_key(one.unit.name))
