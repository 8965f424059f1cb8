"""How many answered, in words, with a flag where so few did that the figures may mislead."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.participation import LOW_RATE
from dashboard.profile import Participation


def is_low(rate: float | None) -> bool:
    return rate is not None and rate < LOW_RATE


def answers(participation: Participation, language: Language) -> str:
    """214 answers from 260 invited (82 %); only what is known."""
    if participation.answered is None:
        return language.text("profile.response_rate_unknown")
    if not participation.invited or participation.rate is None:
        return language.text("profile.answers", n=participation.answered)
    told = language.text("profile.answers_of", n=participation.answered, invited=participation.invited)
    return f"{told} ({language.percent(participation.rate)})"


def low_rate_notice(participation: Participation, language: Language) -> list[Any]:
    if not is_low(participation.rate):
        return []
    reason = language.text("profile.low_rate.text", limit=language.percent(LOW_RATE))
    return [html.P([html.Strong(language.text("profile.low_rate.badge")), " ", reason], className="notice")]


def response_rate(rate: float | None, language: Language) -> html.Span:
    """With a bar as long as the rate; where the rate is hidden there is no bar at all."""
    if rate is None:
        return html.Span(language.text("profile.response_rate_unknown"), className="rate unknown")
    text = language.text(
        "profile.response_rate_low" if is_low(rate) else "profile.response_rate", rate=language.percent(rate)
    )
    bar = html.Span(html.Span(style={"width": f"{min(rate, 1):.0%}"}), className="bar")
    return html.Span([bar, html.Span(text)], className="rate low" if is_low(rate) else "rate")
