"""What somebody needs to check a certificate: how long, over what, by which rules, and the mask's fingerprint."""

from typing import Any

from dash import html

from dashboard.gate.certificate import Certificate
from dashboard.language import Language

SHORT = 12  # characters of the fingerprint that fit a phone and still tell two masks apart
# Seconds. Only coarsely: the exact time differs between two publications of the same figures.
DURATIONS = ((60, "minute"), (20 * 60, "twenty_minutes"), (60 * 60, "hour"))


def facts(certificate: Certificate, language: Language) -> html.Section:
    lines = {
        "seconds": language.text(f"certificate.duration.{duration(certificate.seconds)}"),
        "versions": language.number(certificate.versions),
        "publications": language.number(certificate.publications),
        "rules": certificate.rules,
        "mask": _fingerprint(certificate.mask, language),
    }
    told = [
        html.Div([html.Dt(language.text(f"certificate.fact.{key}")), html.Dd(told)], className=key)
        for key, told in lines.items()
    ]
    return html.Section(
        [html.H2(language.text("certificate.facts")), html.P(language.text("certificate.method")), html.Dl(told)],
        className="facts",
    )


def duration(seconds: float) -> str:
    return next((name for limit, name in DURATIONS if seconds < limit), "longer")


def _fingerprint(mask: str, language: Language) -> list[Any]:
    short = html.Summary(html.Code(mask[:SHORT]), title=mask)
    why = html.P(language.text("certificate.fingerprint"))
    return [html.Details([short, html.Code(mask, className="whole"), why])]
