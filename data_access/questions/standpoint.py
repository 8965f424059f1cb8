"""Finding where a reader stands from an address: what it leaves out is filled in, what means nothing is refused."""

from typing import TypeVar

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.disclosure.universe import ALL
from dashboard.mapping import Name
from dashboard.profile import Choice
from dashboard.selection import Selection
from data_access.catalogue import Catalogue, Form, Round, Split
from data_access.questions import cells, units
from data_access.questions.units import Trail
from data_access.standpoint import Standpoint, wholes

Keyed = TypeVar("Keyed", Round, Form)
FIRST_CHOICE = ("municipality", "programme", "institution")


def standpoint(scope: Scope, store: Connection, catalogue: Catalogue, selection: Selection) -> Standpoint | None:
    """None where the address means nothing to this reader: an unknown unit, round, form or split, or one not theirs."""
    trails = units.trails(scope, store, selection.unit) if selection.unit is not None else {}
    rounds = tuple(found for found in catalogue.rounds if found.id in trails)
    round_ = _chosen(rounds[::-1], selection.round)
    if round_ is None:
        return None
    asked = cells.forms_asked(scope, store, (round_.id, trails[round_.id]))
    forms = tuple(form for form in catalogue.forms.get(round_.id, ()) if form.id in asked)
    form = _chosen(forms, selection.form)
    comparisons = _comparisons(catalogue, rounds, round_, trails[round_.id])
    against = _against(comparisons, selection.against)
    split = catalogue.splits.get(selection.split or ALL)
    if _means_nothing(selection, form, against, split):
        return None
    return Standpoint(trails, round_, rounds, forms, form, split, comparisons, against)


def _means_nothing(selection: Selection, form: Form | None, against: str | None, split: Split | None) -> bool:
    asked = ((selection.form, form), (selection.against, against), (selection.split, split))
    return any(wanted is not None and found is None for wanted, found in asked)


def _chosen(choices: tuple[Keyed, ...], key: str | None) -> Keyed | None:
    """The one with the key; the first where none is asked for."""
    return next((choice for choice in choices if key in (None, choice.key)), None)


def _comparisons(catalogue: Catalogue, rounds: tuple[Round, ...], round_: Round, trail: Trail) -> tuple[Choice, ...]:
    names = {kind: Name(da=way[-1].name) for kind, way in wholes(trail).items()}
    units_above = [Choice(kind, catalogue.name if kind == "programme" else name) for kind, name in names.items()]
    return (*units_above, *(Choice(other.key, other.name) for other in reversed(rounds) if other is not round_))


def _against(comparisons: tuple[Choice, ...], wanted: str | None) -> str | None:
    keys = [choice.key for choice in comparisons]
    usual = [*(kind for kind in FIRST_CHOICE if kind in keys), *keys]
    return next((key for key in usual if wanted in (None, key)), None)
