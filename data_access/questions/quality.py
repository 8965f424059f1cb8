"""How far the answers at a unit can be trusted: the marks of the institution that it is or lies in."""

from sqlalchemy import Connection, select

from dashboard.access import Scope
from dashboard.quality import Marks, Word
from data_access import tables
from data_access.questions.units import Trail
from data_access.standpoint import Standpoint

WORDS = ("straight", "fast", "few", "top")


def quality(scope: Scope, store: Connection, at: Standpoint) -> Marks | None:
    """Of the form and round in view; None above institutions, and where the reader may not open the institution."""
    home = _institution(at.trail)
    if at.form is None or home is None or not scope.may_open(home, at.round.id):
        return None
    mark, place = tables.quality.c, home[-1]
    here = (mark.unit_id == place.unit, mark.form_id == at.form.id, mark.round_id == at.round.id)
    row = store.execute(select(*(mark[name] for name in WORDS), mark.withdrawn).where(*here)).first()
    if row is None:
        return None
    straight, fast, few, top = (Word(word) if word else None for word in row[: len(WORDS)])
    return Marks(straight, fast, few, top, row.withdrawn, institution=None if home == at.trail else place.name)


def _institution(trail: Trail) -> Trail | None:
    depth = next((depth for depth, place in enumerate(trail, 1) if place.kind == "institution"), None)
    return trail[:depth] if depth else None
