"""Finding where a reader stands from an address: what it leaves out is filled in, what means nothing is refused."""

from typing import TypeVar

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.comparison import FIRST_CHOICE
from dashboard.disclosure.universe import ALL
from dashboard.language import LANGUAGES
from dashboard.mapping import Name
from dashboard.profile import Choice, Similar
from dashboard.selection import Selection
from data_access.catalogue import Catalogue, Form, Round, Split
from data_access.questions import cells, units
from data_access.questions.similar import similar
from data_access.questions.units import Trail
from data_access.standpoint import SIMILAR, WHOLES, Standpoint, wholes

Keyed = TypeVar("Keyed", Round, Form, Split)
SIMILAR_PLACES = Name(**{code: language.text("profile.whole.similar") for code, language in LANGUAGES.items()})


def standpoint(scope: Scope, store: Connection, catalogue: Catalogue, selection: Selection) -> Standpoint | None:
    """None for a unit that is unknown or not the reader's, and for keys that the store does not know.

    A key that is known but does not apply here, such as a form that is not asked of classes, gives way to the usual
    choice: links from one unit to another carry the reader's choices along.
    """
    trails = units.trails(scope, store, selection.unit) if selection.unit is not None else {}
    rounds = tuple(found for found in catalogue.rounds if found.id in trails)
    if not rounds or not _is_understood(catalogue, selection):
        return None
    round_ = _chosen(rounds[::-1], selection.round)
    place = (round_.id, trails[round_.id])
    asked = cells.forms_asked(scope, store, place)
    forms = tuple(form for form in catalogue.forms.get(round_.id, ()) if form.id in asked)
    form = _chosen(forms, selection.form) if forms else None
    told = cells.splits_asked(scope, store, place, form.id) if form else set()
    splits = tuple(split for split in catalogue.splits.values() if split.id in told)
    split = _chosen(splits, selection.split or ALL) if splits else None
    group = similar(scope, store, place, form.id, split) if form and split else None
    comparisons = _comparisons(catalogue, rounds, round_, trails[round_.id], group)
    return Standpoint(
        trails=trails,
        round=round_,
        rounds=rounds,
        forms=forms,
        form=form,
        splits=splits,
        split=split,
        comparisons=comparisons,
        against=_against(comparisons, selection.against),
        similar=group,
    )


def _is_understood(catalogue: Catalogue, selection: Selection) -> bool:
    rounds = {found.key for found in catalogue.rounds}
    forms = {form.key for here in catalogue.forms.values() for form in here}
    factors = {factor.key for here in catalogue.factors.values() for factor in here}
    known = (
        (selection.round, rounds),
        (selection.form, forms),
        (selection.split, catalogue.splits.keys()),
        (selection.against, rounds | {*WHOLES, SIMILAR}),
        (selection.factor, factors),
    )
    return all(key is None or key in keys for key, keys in known)


def _chosen(choices: tuple[Keyed, ...], key: str | None) -> Keyed:
    """The one with the key, else the first."""
    return next((choice for choice in choices if choice.key == key), choices[0])


def _comparisons(
    catalogue: Catalogue, rounds: tuple[Round, ...], round_: Round, trail: Trail, group: Similar | None
) -> tuple[Choice, ...]:
    units_above = [Choice(kind, catalogue.name_of(way[-1].kind, way[-1].name)) for kind, way in wholes(trail).items()]
    alike = [Choice(SIMILAR, SIMILAR_PLACES)] if group else []
    return (*units_above, *alike, *(Choice(other.key, other.name) for other in reversed(rounds) if other is not round_))


def _against(comparisons: tuple[Choice, ...], wanted: str | None) -> str | None:
    keys = [choice.key for choice in comparisons]
    return next((key for key in (wanted, *FIRST_CHOICE, *keys) if key in keys), None)
