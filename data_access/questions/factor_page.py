"""Everything that lies behind one factor of one unit."""

from dataclasses import replace

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.factor_page import Elsewhere, FactorPage
from dashboard.profile import Choice
from dashboard.selection import Selection
from data_access.catalogue import Catalogue, Factor, Round
from data_access.questions.below import here_and_below
from data_access.questions.details import answer_bands, items
from data_access.questions.gaps import splits
from data_access.questions.notes import of_factor
from data_access.questions.profile import profile_at
from data_access.questions.standpoint import standpoint
from data_access.standpoint import Standpoint


def factor_page(
    scope: Scope, store: Connection, catalogue: Catalogue, selection: Selection, account: str = ""
) -> FactorPage | None:
    """None where there is no such page for this reader, whose notes for few are those of the account, and where the
    factor is not asked here."""
    at = standpoint(scope, store, catalogue, selection)
    if at is None or at.form is None:
        return None
    factor = catalogue.factor(at.round.id, at.form.id, selection.factor)
    if factor is None:
        return None
    place = (at.round.id, at.trail)
    whole = profile_at(scope, store, catalogue, at, selection)
    whole = replace(whole, selection=whole.selection.to(factor=factor.key))
    everybody, below = here_and_below(scope, store, catalogue, at, factor)
    scale, asked = items(scope, store, place, factor, everybody, _before(catalogue, at, factor))
    return FactorPage(
        profile=whole,
        factor=next(row for row in whole.factors if row.key == factor.key),
        informant=at.form.informant,
        construct=factor.construct,
        order=tuple(Choice(one.key, one.name) for one in catalogue.factors_of(at.round.id, at.form.id)),
        reliability=factor.alpha,
        scale=scale,
        everybody=everybody,
        items=asked,
        bands=answer_bands(scope, store, place, factor, everybody),
        splits=splits(scope, store, catalogue, at, factor),
        below=below,
        elsewhere=_elsewhere(catalogue, at, factor),
        notes=of_factor(scope, store, account, at, factor, whole.selection),
    )


def _before(catalogue: Catalogue, at: Standpoint, factor: Factor) -> Round | None:
    """The last round before this one in which the factor was asked."""
    earlier = catalogue.rounds[: catalogue.rounds.index(at.round)]
    asked = [one for one in earlier if any(there.id == factor.id for there in catalogue.factors.get(one.id, ()))]
    return asked[-1] if asked else None


def _elsewhere(catalogue: Catalogue, at: Standpoint, factor: Factor) -> tuple[Elsewhere, ...]:
    """The other forms that are asked of this unit, in their order."""
    if factor.construct is None:
        return ()
    return tuple(
        Elsewhere(Choice(form.key, form.name), Choice(other.key, other.name))
        for form in at.forms
        for other in catalogue.factors_of(at.round.id, form.id)
        if other.construct == factor.construct and other.id != factor.id
    )
