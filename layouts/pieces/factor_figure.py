"""The chart of factors as a figure: finding, chart, signs, summary in words, the same numbers as a table, source."""

from typing import Any

from dash import dcc, html

from dashboard.language import Language
from dashboard.profile import Choice, Profile
from layouts.attributes import attributes
from layouts.figures import factors
from layouts.figures.template import config
from layouts.pieces.factor_table import compared, table
from layouts.pieces.hidden import explanation
from layouts.pieces.summary import in_short, takeaway

GRAPH = "factors"


def factor_figure(profile: Profile, language: Language) -> html.Figure:
    """Without any number of the unit's own there is nothing to draw, and the reasons come before the table."""
    body = _drawn(profile, language) if _has_numbers(profile) else explanation(profile, language)
    return html.Figure(
        [_caption(profile, language), *body, table(profile, language)],
        className="finding",
        **attributes(aria_labelledby="finding"),
    )


def _has_numbers(profile: Profile) -> bool:
    return any(factor.own.shown or any(point.cell.shown for point in factor.earlier) for factor in profile.factors)


def _drawn(profile: Profile, language: Language) -> list[Any]:
    chart = html.Div([_signs(profile, language), _chart(profile, language)])
    return [html.Div([chart, *in_short(profile, language)], className="beside"), *explanation(profile, language)]


def _caption(profile: Profile, language: Language) -> html.Figcaption:
    return html.Figcaption(
        [
            html.P(language.text("profile.figure.name", **_names(profile, language)), className="name"),
            html.H2(takeaway(profile, language), id="finding"),
            html.P(_source(profile, language), className="source"),
        ]
    )


def _source(profile: Profile, language: Language) -> str:
    programme = profile.path[0].name if profile.path else profile.unit.name
    source = language.text("profile.figure.source", programme=programme, **_names(profile, language))
    answered = profile.participation.answered
    return source if answered is None else f"{language.text('profile.figure.answers', n=answered)} {source}"


def _names(profile: Profile, language: Language) -> dict[str, str]:
    selection = profile.selection
    return {
        "form": _named(profile.forms, selection.form, language),
        "round": _named(profile.rounds, selection.round, language),
        "unit": profile.unit.name,
    }


def _named(choices: tuple[Choice, ...], key: str | None, language: Language) -> str:
    return next((language.name(choice.name) for choice in choices if choice.key == key), "")


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
    signs = [
        ("own", language.text("profile.figure.own", unit=profile.unit.name)),
        *((key, language.text(f"profile.table.{key}")) for key in compared(profile)),
        *([("earlier", language.text("profile.figure.earlier"))] if any(point.comparable for point in earlier) else []),
        *(
            [("broken", language.text("profile.figure.earlier_break"))]
            if not all(p.comparable for p in earlier)
            else []
        ),
    ]
    return html.Ul([_sign(mark, text) for mark, text in signs], className="signs")


def _sign(mark: str, text: str) -> Any:
    return html.Li([html.Span(className=f"sign {mark}"), text])
