"""The words that stand where a number may not, the same in chart, table and screen reader."""

import re
from typing import Any

from dash import html

from dashboard.cells import Cell, Status
from dashboard.language import Language
from dashboard.profile import FactorRow, Profile
from dashboard.selection import Selection
from layouts.links import inside
from layouts.pieces.units import link

HIDDEN = (Status.FEW, Status.PROTECT)
_WIDE_BLANK = "\u00a0"
_BOUND = re.compile(r"^(>=|<=)(\d+)$")


def instead_of_points(cell: Cell, k: int, language: Language) -> str:
    """For any cell without points."""
    if cell.status is Status.EXTREME:
        return _bound(cell.bound or "", language)
    return language.text("profile.row.absent") if cell.status is Status.ABSENT else _reason(cell.status, k, language)


def _reason(status: Status, k: int, language: Language) -> str:
    """Both reasons are filled up to the same length: the size of an answer tells nothing (trust.md SDC-7).

    A letter beyond ASCII takes more bytes, and so does a no-break space.
    """
    reasons = {status: language.text(f"hidden.{status}", k=k) for status in HIDDEN}
    most = max(map(_beyond_ascii, reasons.values()))
    filled = {status: text + _WIDE_BLANK * (most - _beyond_ascii(text)) for status, text in reasons.items()}
    return filled[status].ljust(max(map(len, filled.values())))


def _beyond_ascii(text: str) -> int:
    return sum(not letter.isascii() for letter in text)


def _bound(bound: str, language: Language) -> str:
    found = _BOUND.match(bound)
    if found is None:
        raise ValueError(f"not a bound: {bound!r}")
    side = "extreme_high" if found[1] == ">=" else "extreme_low"
    return language.text(f"profile.row.{side}", points=int(found[2]))


def hides_something(profile: Profile) -> bool:
    return any(cell.status in HIDDEN for factor in profile.factors for cell in cells(factor))


def cells(factor: FactorRow) -> list[Cell]:
    return [factor.own, *factor.comparisons.values(), *(point.cell for point in factor.earlier)]


def instead(profile: Profile, language: Language) -> list[Any]:
    """Where more have answered: everyone rather than a split, else the unit above that is told, else another form.

    Where the unit is withheld no split of it is told either, but the institutions that are open are.
    """
    withheld = profile.unit.kind in profile.withheld
    if withheld and profile.children:
        return [language.text("hidden.instead_open")]
    if profile.selection.split is not None and not withheld:
        everyone = inside(language.text("hidden.everyone"), profile.selection.to(split=None).address)
        return [language.text("hidden.instead"), ": ", everyone]
    above = [unit for unit in profile.path if unit.may_open and unit.kind not in profile.withheld]
    if not above:
        return [language.text("hidden.instead_form")]
    return [language.text("hidden.instead"), ": ", link(above[-1], profile.selection, language)]


def explanation(profile: Profile, language: Language) -> list[Any]:
    """Both reasons that depend on answers, whichever of them holds on this page; the third tells of nobody's answer."""
    if not hides_something(profile):
        return []
    also = [html.Li(language.text("hidden.withheld_more"))] if profile.withheld else []
    reasons = [*also, *(html.Li(language.text(f"hidden.{status}_more", k=profile.k)) for status in HIDDEN)]
    return [
        html.Div(
            [
                html.H3(language.text("hidden.title")),
                html.Ul(reasons),
                html.P(instead(profile, language)),
                html.P(_certificate(profile, language)),
            ],
            className="notice hidden-why",
        )
    ]


def _certificate(profile: Profile, language: Language) -> html.A:
    """Of the round that is shown."""
    address = Selection("certificate", round=profile.selection.round).address
    return inside(language.text("frame.protection"), address)
