"""One frozen finding: the figures as the team saw them, what became of them since, and how they are held fast."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.profile import UnitLink
from dashboard.quality import Caution
from dashboard.selection import Selection
from dashboard.worksheet.finding import Figure, Finding, Frozen
from layouts.links import inside
from layouts.pieces.interval_bar import Axis, axis_of
from layouts.pieces.nothing import nothing
from layouts.pieces.participation import answers
from layouts.pieces.told import difference, figure, figure_heads, table
from layouts.pieces.units import kind
from layouts.pieces.worksheet_finding_words import caption, clock, figure_name, heading, place_name
from layouts.pieces.worksheet_then_and_now import then_and_now

_MARK = 12  # signs of the fingerprint that are shown beside the figures


def worksheet_finding(frozen: Frozen, language: Language) -> html.Section:
    return html.Section(
        [
            html.P(_where(frozen.finding, language), className="kind"),
            html.H3(heading(frozen.finding, language)),
            *_warnings(frozen, language),
            *[_caution(one, language) for one in frozen.finding.cautions],
            _figures(frozen.finding, language),
            *then_and_now(frozen, language),
            html.P(_source(frozen, language), className="source"),
            _held(frozen, language),
        ],
        className="frozen",
        id=f"finding-{frozen.number}",
    )


def in_the_profile(finding: Finding) -> str:
    """The address of the same figure as it is now."""
    where = {"round": finding.round.key, "form": finding.form.key, "factor": finding.factor.key}
    return Selection("profile", finding.unit, **where).address


def _where(finding: Finding, language: Language) -> str:
    unit = UnitLink(finding.unit, finding.kind, place_name(finding, language), type=finding.type)
    names = (kind(unit, language), language.name(finding.form.name), language.name(finding.round.name))
    return " · ".join(names)


def _figures(finding: Finding, language: Language) -> html.Div:
    axis = axis_of(one.cell for one in finding.figures if one.cell.shown)
    heads = [
        html.Th(language.text("worksheet.finding.column.what"), scope="col"),
        *figure_heads(axis, language),
        html.Th(language.text("worksheet.finding.column.difference"), scope="col", className="told"),
    ]
    rows = [_row(one, finding, axis, language) for one in finding.figures]
    return table(caption("figures", finding, language), heads, rows, language)


def _row(one: Figure, finding: Finding, axis: Axis, language: Language) -> html.Tr:
    name = html.Th(figure_name(one, language), scope="row")
    return html.Tr([name, *figure(one.cell, axis, finding.k, language), _difference(one, language)])


def _difference(one: Figure, language: Language) -> html.Td:
    if one.difference is not None:
        return difference(one.difference, language)
    why = nothing(language) if one.comparable else [language.text("worksheet.finding.reworded")]
    return html.Td(list(why), className="told")


def _caution(caution: Caution, language: Language) -> html.P:
    finding, advice = (language.text(f"quality.{part}.{caution}") for part in ("finding", "advice"))
    return html.P([html.Strong(finding), " ", advice], className="caution")


def _warnings(frozen: Frozen, language: Language) -> list[html.P]:
    """Only what a team must know before it reads on."""
    said = [] if frozen.kept else ["changed"]
    said += ["corrected"] if frozen.moved else ["again"] if frozen.published_since else []
    round_ = language.name(frozen.finding.round.name)
    told = {one: language.text(f"worksheet.finding.{one}", round=round_) for one in said}
    return [html.P(text, className="about" if one == "again" else "notice") for one, text in told.items()]


def _source(frozen: Frozen, language: Language) -> list[Any]:
    finding = frozen.finding
    names = {"form": language.name(finding.form.name), "round": language.name(finding.round.name)}
    told = [language.text("worksheet.finding.source", **names), answers(finding.participation, language)]
    link = inside(language.text("worksheet.finding.profile"), in_the_profile(finding))
    return [". ".join(one for one in told if one), ". ", link]


def _held(frozen: Frozen, language: Language) -> html.Details:
    """How anybody can see that the figures are the same: for whoever wants to know."""
    certified = frozen.finding.certified
    day, time = language.date(frozen.at), clock(frozen.at, language)
    mark = frozen.fingerprint[:_MARK]
    lines = {
        "fingerprint": frozen.fingerprint,
        "publication": language.number(certified.publication),
        "rules": certified.rules,
        "mask": certified.mask,
    }
    told = [
        part
        for key, value in lines.items()
        if value
        for part in (html.Dt(language.text(f"worksheet.finding.held.{key}")), html.Dd(html.Code(value)))
    ]
    summary = language.text("worksheet.finding.held.title", date=day, time=time, mark=mark)
    why = html.P(language.text("worksheet.finding.held.why"))
    return html.Details([html.Summary(summary), why, html.Dl(told)], className="held-fast")
