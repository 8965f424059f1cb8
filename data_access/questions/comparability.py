"""How a form was put in every round: what was asked again, what was changed, and what came and went."""

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.comparability import Comparability, FactorRow, factor_row
from dashboard.profile import Choice
from dashboard.selection import Selection
from data_access import wordings
from data_access.catalogue import Catalogue, Form, Round


def comparability(scope: Scope, store: Connection, catalogue: Catalogue, selection: Selection) -> Comparability | None:
    """For everybody who reads anything here, since it holds no results; None for keys that the store does not know.

    Without a form the first of the newest round; without a round the newest with the form. A round that is known but
    did not have the form gives way to that one.
    """
    forms = _forms(catalogue)
    if not (scope.grants or scope.unlimited) or not forms or not _is_known(catalogue, selection):
        return None
    form = forms.get(selection.form or next(iter(forms)))
    if form is None:
        return None
    rounds = [one for one in catalogue.rounds if catalogue.form(one.id, form.key)]
    chosen = next((one for one in rounds if one.key == selection.round), rounds[-1])
    return Comparability(
        selection=Selection("comparability", round=chosen.key, form=form.key),
        forms=tuple(Choice(one.key, one.name) for one in forms.values()),
        rounds=tuple(Choice(one.key, one.name) for one in rounds),
        factors=_factors(store, catalogue, form, rounds),
    )


def _is_known(catalogue: Catalogue, selection: Selection) -> bool:
    return selection.round is None or selection.round in {one.key for one in catalogue.rounds}


def _forms(catalogue: Catalogue) -> dict[str, Form]:
    """By key, called as in the last round that had them, those of the newest round first."""
    found: dict[str, Form] = {}
    for round_ in reversed(catalogue.rounds):
        for form in catalogue.forms.get(round_.id, ()):
            found.setdefault(form.key, form)
    return found


def _factors(store: Connection, catalogue: Catalogue, form: Form, rounds: list[Round]) -> tuple[FactorRow, ...]:
    """Called as in the last round that had them; those of the newest round first."""
    newest_first = [one for here in reversed(rounds) for one in catalogue.factors_of(here.id, form.id)]
    factors = {one.id: one for one in reversed(newest_first)}
    order = dict.fromkeys(one.id for one in newest_first)
    asked = wordings.asked(store, list(order), [here.id for here in rounds])
    keys = [here.key for here in rounds]
    return tuple(
        factor_row(
            factors[number].key,
            factors[number].name,
            factors[number].local,
            keys,
            [asked.get((number, here.id)) for here in rounds],
        )
        for number in order
    )
