"""A frozen finding in words: what it says, what each of its figures is, how a cell reads."""

from datetime import datetime

from dashboard.cells import Cell
from dashboard.language import Language
from dashboard.worksheet.finding import About, Figure, Finding
from layouts.pieces.hidden import instead_of_points


def heading(finding: Finding, language: Language) -> str:
    """What the figures say, held against the verdict."""
    told = {"factor": factor_name(finding, language), "place": place_name(finding, language)}
    if not finding.own.cell.shown:
        reason = instead_of_points(finding.own.cell, finding.k, language).strip()
        return language.text("worksheet.finding.silent", reason=reason, **told)
    against = finding.judged
    if against is None or against.difference is None:
        return language.text("worksheet.finding.alone", points=finding.own.cell.points or 0, **told)
    whole = language.name(against.name)
    return language.text(f"worksheet.finding.{against.difference.verdict}", whole=whole, **told)


def factor_name(finding: Finding, language: Language) -> str:
    return language.factor(finding.factor.name, turned=finding.turned)


def place_name(finding: Finding, language: Language) -> str:
    return language.name(finding.place)


def figure_name(one: Figure, language: Language) -> str:
    if one.about is not About.ROUND:
        return language.name(one.name)
    return language.text(
        "worksheet.finding.in_round", place=language.name(one.name), round=language.name(one.round.name)
    )


def in_words(cell: Cell, k: int, language: Language) -> str:
    if not cell.shown:
        return instead_of_points(cell, k, language)
    interval = language.interval(cell.low or 0, cell.high or 0)
    return language.text("worksheet.finding.cell", points=cell.points or 0, interval=interval, n=cell.n or 0)


def caption(key: str, finding: Finding, language: Language) -> str:
    """Tells it from every other table on the page."""
    names = {"factor": factor_name(finding, language), "place": place_name(finding, language)}
    more = {"form": language.name(finding.form.name), "round": language.name(finding.round.name)}
    return language.text(f"worksheet.finding.{key}", **names, **more)


def clock(at: datetime, language: Language) -> str:
    return language.text("worksheet.clock", hour=f"{at:%H}", minute=f"{at:%M}")
