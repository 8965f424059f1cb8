"""What the library suggests to somebody who works with a factor of an institution."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.library import Entry, Suggestions, about, age_of
from dashboard.library_shipped import topic_names
from dashboard.selection import Selection
from dashboard.worksheet.sheet import Sheet
from data_access.catalogue import Catalogue, Factor
from data_access.questions.library.entries import institution_type, standing
from data_access.questions.library.topics import factors_of, topic


def of_factors(
    scope: Scope, entries: Sequence[Entry], factors: Iterable[Factor], type_: str = ""
) -> tuple[Suggestions, ...]:
    """For each of the factors what fits of the `entries`, all that stand; for those about the same topic once.

    `type_` is that of the institution, as in units.csv.
    """
    found: dict[str, Suggestions] = {}
    for factor in factors:
        key = topic(scope, factor)
        if key not in found:
            selection = Selection("library", factor=key)
            fitting = about(entries, {key, factor.key}, age_of(type_))
            found[key] = Suggestions(topic_names().get(key, factor.name), fitting, selection)
    return tuple(found.values())


def of_sheet(scope: Scope, store: Connection, catalogue: Catalogue, sheet: Sheet) -> tuple[Suggestions, ...]:
    """For the focus areas that the worksheet works on."""
    factors = factors_of(scope, catalogue, sheet)
    if not factors:
        return ()
    return of_factors(scope, standing(scope, store), factors, institution_type(scope, store, sheet.plc.institution))
