"""What the library has topics about: constructs, and factors of the questionnaires that belong to none."""

from collections.abc import Iterable

from dashboard.access import Scope
from dashboard.language import sort_key
from dashboard.library import SHOWN, Entry, TopicLine
from dashboard.library_shipped import topic_names
from dashboard.mapping import Name
from dashboard.worksheet.sheet import Sheet
from data_access.catalogue import Catalogue, Factor


def topics(scope: Scope, catalogue: Catalogue, entries: Iterable[Entry]) -> tuple[TopicLine, ...]:
    """All that may be written about, in alphabetical order; each with how many `entries` everybody may read."""
    names = dict(topic_names())
    for round_ in catalogue.rounds[::-1]:
        for factor in catalogue.factors.get(round_.id, ()):
            names.setdefault(topic(scope, factor), factor.name)
    counts = [key for one in entries if one.kind in SHOWN and not one.withdrawn for key in one.topics]
    names |= {key: Name(da=key) for key in counts if key not in names}
    lines = [TopicLine(key, name, counts.count(key)) for key, name in names.items()]
    return tuple(sorted(lines, key=lambda one: sort_key(one.name.da)))


def topic(scope: Scope, factor: Factor) -> str:
    """The construct, which has the same key in every questionnaire; the factor's own where it has none."""
    return factor.construct or factor.key


def factors_of(scope: Scope, catalogue: Catalogue, sheet: Sheet) -> list[Factor]:
    """Those that the worksheet's focus areas are about, as its round asked them."""
    round_ = catalogue.round(sheet.round.key)
    if round_ is None:
        return []
    forms = {one.key: one.id for one in catalogue.forms.get(round_.id, ())}
    asked = [catalogue.factor(round_.id, forms[one.form], one.factor) for one in sheet.topics if one.form in forms]
    return [one for one in asked if one is not None]
