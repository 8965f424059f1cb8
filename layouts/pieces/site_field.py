"""The fields of a role: which, where, and for how long."""

from collections.abc import Iterable, Sequence
from typing import Any

from dash import html

from dashboard.administration import Site
from dashboard.language import Language
from layouts.pieces.forms import Fields

NO_ROLE = "none"  # no role can be the first by mistake


def role_fields(fields: Fields, roles: Iterable[str], sites: Sequence[Site], *, may_be_none: bool) -> list[Any]:
    """The unit is typed as its code or name; the field suggests municipalities and institutions."""
    text = fields.language.text
    none = text("administration.add.no_role" if may_be_none else "administration.add.choose_role")
    options = [(NO_ROLE, none), *((role, text(f"role.{role}")) for role in roles)]
    return [
        fields.choice("role", text("administration.add.role"), options, value=NO_ROLE),
        _site(fields, sites),
        *days(fields),
    ]


def days(fields: Fields, *, start: str = "", end: str = "") -> list[Any]:
    text = fields.language.text
    return [
        fields.day("start", text("administration.add.start"), value=start),
        fields.day("end", text("administration.add.end"), value=end),
    ]


def site_name(site: Site | None) -> str:
    """With the place it lies in, where its own name says too little."""
    if site is None:
        return "?"
    return f"{site.name} ({site.within})" if site.within and site.kind != "institution" else site.name


def _site(fields: Fields, sites: Sequence[Site]) -> html.Div:
    text, suggestions = fields.language.text, f"{fields.form}-sites"
    label, hint = text("administration.add.site"), text("administration.add.site_hint")
    options = [html.Option(value=site.code, label=_suggested(site, fields.language)) for site in sites]
    field = fields.line("site", label, hint=hint, list=suggestions, maxlength=128)
    return html.Div([field, html.Datalist(options, id=suggestions)])


def _suggested(site: Site, language: Language) -> str:
    return f"{site.name}, {site.within or language.text(f'kind.{site.kind}')}"
