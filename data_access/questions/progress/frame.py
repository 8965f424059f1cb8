"""Finding where a reader of the page of progress stands, and what frames every section of it."""

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.profile import Choice
from dashboard.progress import WITHOUT_FORM, Progress, Section, sections
from dashboard.selection import Selection
from data_access.catalogue import Catalogue, Round
from data_access.frame import Frame
from data_access.questions import units
from data_access.questions.aggregates import withheld_kinds
from data_access.questions.focus.choosing import choosing
from data_access.questions.standpoint import standpoint
from data_access.standpoint import Standpoint


def frame(scope: Scope, store: Connection, catalogue: Catalogue, selection: Selection) -> Frame | None:
    """None where there is no such page for this reader. A section that the unit has not gives way to its first."""
    at = standpoint(scope, store, catalogue, selection)
    if at is None:
        return None
    there = sections(at.trail[-1].kind)
    section = next((one for one in there if one == selection.section), there[0])
    if selection.section is not None and selection.section not in set(Section):
        return None
    before = _before(at, selection.against)
    form = None if section in WITHOUT_FORM or at.form is None else at.form.key
    complete = selection.to(
        round=at.round.key,
        form=form,
        against=before.key if before else None,
        section=section.value,
    )
    return Frame(at, before, complete, section)


def _before(at: Standpoint, wanted: str | None) -> Round | None:
    """The round with that key if it is an earlier one, else the last before the one in view."""
    earlier = at.rounds[: at.rounds.index(at.round)]
    return next((one for one in earlier if one.key == wanted), earlier[-1] if earlier else None)


def progress(scope: Scope, store: Connection, catalogue: Catalogue, found: Frame) -> Progress:
    """What stands about every section."""
    at = found.at
    here = at.rounds.index(at.round)
    return Progress(
        selection=found.selection,
        unit=units.link(scope, catalogue, at.round.id, at.trail),
        path=units.path(scope, catalogue, at.round.id, at.trail),
        rounds=tuple(Choice(one.key, one.name) for one in at.rounds),
        earlier=tuple(Choice(one.key, one.name) for one in at.rounds[:here]),
        forms=tuple(Choice(one.key, one.name) for one in at.forms),
        sections=sections(at.trail[-1].kind),
        k=at.round.k,
        withheld=withheld_kinds(scope, store, (at.round.id, at.trail), [form.id for form in at.forms]),
        choosing=choosing(scope, store, at),
    )
