"""The promises one by one, each with what the test of it found."""

from typing import Any

from dash import html

from dashboard.certificate import Protection
from dashboard.gate.certificate import Certificate
from dashboard.language import Language

TESTED = ("groups", "persons", "institutions")


def promises(protection: Protection, language: Language) -> html.Section:
    tested = protection.certificate is not None
    head = html.H2(language.text("certificate.promises.tested" if tested else "certificate.promises.untested"))
    cards = [_smallest(protection, language), *(_found(key, protection, language) for key in TESTED)]
    rule = html.P(language.text("certificate.promise.leaders"), className="rule")
    return html.Section([head, html.Ul(cards, className="promises"), rule])


def _smallest(protection: Protection, language: Language) -> html.Li:
    """The fewest answers behind any number of the round."""
    certificate = protection.certificate
    told = [form.smallest for form in certificate.forms if form.smallest is not None] if certificate else []
    smallest = _result("smallest", min(told), language) if told else []
    return _card("smallest", smallest, protection, language, broken=bool(told) and min(told) < protection.k)


def _found(key: str, protection: Protection, language: Language) -> html.Li:
    count = _count(key, protection.certificate)
    result = [] if count is None else _result(key, count, language)
    return _card(key, result, protection, language, broken=bool(count))


def _count(key: str, certificate: Certificate | None) -> int | None:
    return None if certificate is None else int(getattr(certificate, key))


def _result(key: str, count: int, language: Language) -> list[Any]:
    number = html.Strong(language.number(count))
    return [html.P([number, " ", html.Span(language.text(f"certificate.found.{key}", n=count))], className="found")]


def _card(key: str, result: list[Any], protection: Protection, language: Language, *, broken: bool) -> html.Li:
    promise = html.P(language.text(f"certificate.promise.{key}", k=protection.k))
    return html.Li([*result, promise], className="broken" if broken else "kept" if result else "untested")
