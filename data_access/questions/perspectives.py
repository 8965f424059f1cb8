"""What the forms that ask about the same construct tell of one unit, beside each other."""

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.asked import Asked
from dashboard.cells import NOT_ASKED, Status
from dashboard.comparison import Side
from dashboard.disclosure.universe import ALL
from dashboard.mapping import Name
from dashboard.perspectives import Perspectives, Voice, compared, is_shared
from dashboard.profile import Choice, Participation
from dashboard.selection import Selection
from data_access import wordings
from data_access.catalogue import Catalogue, Factor, Form
from data_access.questions import cells, units
from data_access.questions.aggregates import withheld_kinds
from data_access.questions.focus.choosing import choosing
from data_access.questions.standpoint import standpoint
from data_access.standpoint import Standpoint

Voices = dict[str, list[Voice]]  # by construct, in the catalogue's order


def perspectives(scope: Scope, store: Connection, catalogue: Catalogue, selection: Selection) -> Perspectives | None:
    """None where there is no such page for this reader."""
    at = standpoint(scope, store, catalogue, selection.to(factor=None))  # which may name a construct
    if at is None or not _is_known(catalogue, selection.factor):
        return None
    voices = _voices(scope, store, catalogue, at)
    constructs = compared(voices)
    wanted = _wanted(catalogue, at, selection)
    chosen = next((one.key for one in constructs if one.key == wanted), None)
    form = selection.form if chosen is None else None
    return Perspectives(
        selection=Selection("perspectives", at.trail[-1].unit, at.round.key, form, factor=chosen),
        unit=units.link(scope, catalogue, at.round.id, at.trail),
        path=units.path(scope, catalogue, at.round.id, at.trail),
        rounds=tuple(Choice(one.key, one.name) for one in at.rounds),
        forms=tuple(Choice(one.key, one.name) for one in catalogue.forms.get(at.round.id, ())),
        constructs=constructs,
        alone=_alone(voices),
        chosen=chosen,
        k=at.round.k,
        withheld=withheld_kinds(scope, store, (at.round.id, at.trail), [form.id for form in at.forms]),
        choosing=choosing(scope, store, at),
    )


def _is_known(catalogue: Catalogue, key: str | None) -> bool:
    """A key that is known but does not apply here gives way to all constructs."""
    return key is None or any(key in (one.key, one.construct) for here in catalogue.factors.values() for one in here)


def _wanted(catalogue: Catalogue, at: Standpoint, selection: Selection) -> str | None:
    """With a form the address names one of its factors, without one a construct."""
    if selection.form is None or selection.factor is None:
        return selection.factor
    form = catalogue.form(at.round.id, selection.form)
    factor = catalogue.factor(at.round.id, form.id, selection.factor) if form else None
    return factor.construct if factor else None


def _voices(scope: Scope, store: Connection, catalogue: Catalogue, at: Standpoint) -> Voices:
    """Of the factors that were asked of the unit: numbers, wordings, and how many answered."""
    factors = [one for form in at.forms for one in catalogue.factors_of(at.round.id, form.id) if one.construct]
    asked = wordings.asked(store, [one.id for one in factors], [at.round.id])
    told = {form.id: _Told(scope, store, catalogue, at, form) for form in at.forms}
    voices: Voices = {}
    for one in factors:
        voice = told[one.form].voice(one, asked[one.id, at.round.id])
        if one.construct and voice.cell.status is not Status.ABSENT:
            voices.setdefault(one.construct, []).append(voice)
    return voices


class _Told:
    """What one form tells of the unit."""

    def __init__(self, scope: Scope, store: Connection, catalogue: Catalogue, at: Standpoint, form: Form) -> None:
        place, unit = (at.round.id, at.trail), at.trail[-1].unit
        found = cells.of(scope, store, [place], form.id, catalogue.splits[ALL])
        self._cells = {factor: cell for (_, factor, _), cell in found.items()}
        answered = cells.responses(scope, store, [place], form.id)
        self._participation = answered.get((unit, at.round.id), Participation())
        self._form = Choice(form.key, form.name)

    def voice(self, factor: Factor, asked: Asked) -> Voice:
        side = Side(self._cells.get(factor.id, NOT_ASKED), factor.within or 0, factor.between or 0)
        return Voice(self._form, factor.key, factor.name, side, asked, self._participation)


def _alone(voices: Voices) -> tuple[Name, ...]:
    return tuple(several[0].name for several in voices.values() if not is_shared(several))
