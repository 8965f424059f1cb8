"""What the library holds about the figures that are proposed, for whoever wants to look before choosing."""

from collections.abc import Iterable

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.library import Suggestions
from dashboard.proposals import Figure
from data_access.catalogue import Catalogue
from data_access.questions.library.entries import standing
from data_access.questions.library.suggestions import of_factors
from data_access.standpoint import Standpoint

Ideas = dict[tuple[str, str], tuple[Suggestions, ...]]  # by form and factor


def ideas(scope: Scope, store: Connection, catalogue: Catalogue, at: Standpoint, figures: Iterable[Figure]) -> Ideas:
    type_ = next((place.type for place in reversed(at.trail) if place.type), "")
    forms = {form.key: form.id for form in at.forms}
    asked = {one.key: catalogue.factor(at.round.id, forms[one.form.key], one.factor.key) for one in figures}
    entries = standing(scope, store) if asked else []
    return {key: of_factors(scope, entries, [factor], type_) if factor else () for key, factor in asked.items()}
