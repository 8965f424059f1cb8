"""The chart of factors as a figure: finding, chart, signs, summary in words, the same numbers as a table, source."""

from typing import Any

from dash import dcc, html

from dashboard.language import Language
from dashboard.profile import Profile
from layouts.attributes import attributes
from layouts.figures import factors
from layouts.figures.template import config
from layouts.pieces.choices import chosen_name
from layouts.pieces.comparison import whole_name, wholes
from layouts.pieces.factor_names import factor_names
from layouts.pieces.factor_table import table
from layouts.pieces.hidden import explanation
from layouts.pieces.sentences import takeaway
from layouts.pieces.source import source

GRAPH = "factors"


def factor_figure(profile: Profile, language: Language) -> html.Figure:
    """Without any number of the unit's own there is nothing to draw, and the reasons come before the table."""
    drawn = _has_numbers(profile)
    body = _drawn(profile, language) if drawn else explanation(profile, language)
    return html.Figure(
        [_caption(profile, language), *body, table(profile, language, is_open=not drawn)],
        className="finding",
        **attributes(aria_labelledby="finding"),
    )


def _has_numbers(profile: Profile) -> bool:
    return any(factor.own.shown or any(point.cell.shown for point in factor.earlier) for factor in profile.factors)


def _drawn(profile: Profile, language: Language) -> list[Any]:
    charted = html.Div([_chart(profile, language), factor_names(profile, language)], className="charted")
    return [_signs(profile, language), charted, *explanation(profile, language)]


def _caption(profile: Profile, language: Language) -> html.Figcaption:
    selection = profile.selection
    names = [
        chosen_name(profile.forms, selection.form, language),
        chosen_name(profile.splits, selection.split, language),
        chosen_name(profile.rounds, selection.round, language),
        language.unit(profile.unit),
    ]
    return html.Figcaption(
        [
            html.P(" · ".join(name for name in names if name), className="name"),
            html.H2(takeaway(profile, language), id="finding"),
            html.P(_source(profile, language), className="source"),
        ]
    )


def _source(profile: Profile, language: Language) -> str:
    answered = [factor.own.n or 0 for factor in profile.factors if factor.own.shown]
    told = [language.text("profile.figure.answers", n=max(answered))] if answered else []
    rate = profile.participation.rate
    rates = [language.text("profile.figure.rate", rate=language.percent(rate))] if rate is not None else []
    return " ".join([*told, *rates, source(profile, language)])


def _chart(profile: Profile, language: Language) -> html.Div:
    """A picture to a screen reader; what it says stands in the table."""
    graph = dcc.Graph(
        id=GRAPH,
        figure=factors.figure(profile, language),
        config=config(language),
        responsive=True,
        style={"height": f"{factors.height(profile, language)}px"},
    )
    label = language.text("profile.figure.label", n=len(profile.factors))
    return html.Div(
        graph, className="chart", role="img", **attributes(aria_label=f"{takeaway(profile, language)} {label}")
    )


def _signs(profile: Profile, language: Language) -> html.Ul:
    """What the marks mean, only those that are on the chart."""
    earlier = [point for factor in profile.factors for point in factor.earlier if point.cell.shown]
    before = {"earlier": any(p.comparable for p in earlier), "broken": any(not p.comparable for p in earlier)}
    return html.Ul(
        [
            _sign("own", language.text("profile.sign.own")),
            *(_sign(f"whole {whole.key}", whole_name(whole, language)) for whole in wholes(profile)),
            *(_sign(mark, language.text(f"profile.sign.{mark}")) for mark, is_there in before.items() if is_there),
        ],
        className="signs",
    )


def _sign(mark: str, text: str) -> html.Li:
    return html.Li([html.Span(className=f"sign {mark}"), text])
