"""Plain forms: they work with the keyboard alone, and what was typed is filled in again where it was refused."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import dash_bootstrap_components as dbc
from dash import html

from dashboard.language import Language
from dashboard.selection import KEPT_BY_FORMS, Selection
from layouts.attributes import attributes


@dataclass(frozen=True)
class Fields:
    """The fields of one form. `form` keeps ids apart where a page has several; `kept` is what was typed before, and
    `refused` says why by the name of the field."""

    form: str
    language: Language
    kept: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)

    def line(self, name: str, label: str, *, value: str = "", hint: str = "", **options: Any) -> html.Div:
        options = {"type": "text", "autocomplete": "off"} | options
        control = dbc.Input(id=self._id(name), name=name, value=self._value(name, value), **options)
        return self._labelled(name, label, control, hint)

    def lines(self, name: str, label: str, *, hint: str = "", rows: int = 4) -> html.Div:
        """Several lines. No greatest length: what is too long is refused with everything kept, not cut off."""
        control = dbc.Textarea(id=self._id(name), name=name, value=self._value(name, ""), rows=rows, required=True)
        return self._labelled(name, label, control, hint)

    def day(self, name: str, label: str, *, value: str = "") -> html.Div:
        control = dbc.Input(id=self._id(name), name=name, value=self._value(name, value), type="date")
        return self._labelled(name, label, control)

    def choice(self, name: str, label: str, options: Iterable[tuple[str, str]], *, value: str = "") -> html.Div:
        """`options` are (value, text)."""
        listed = [{"value": key, "label": text} for key, text in options]
        control = dbc.Select(id=self._id(name), name=name, options=listed, value=self._value(name, value))
        return self._labelled(name, label, control)

    def tick(self, name: str, label: str) -> dbc.Checkbox:
        return dbc.Checkbox(id=self._id(name), name=name, label=label, value=bool(self.kept.get(name)))

    def _id(self, name: str) -> str:
        return f"{self.form}-{name}"

    def _value(self, name: str, usual: str) -> str:
        return self.kept.get(name, usual)

    def _labelled(self, name: str, label: str, control: Any, hint: str = "") -> html.Div:
        more = [html.Small(hint, className="hint")] if hint else []
        why = [html.P(self.refused[name], className="why", id=f"{self._id(name)}-why")] if name in self.refused else []
        control.invalid = bool(why)  # which assets/refused_fields.js tells those who cannot see it
        return html.Div([html.Label(label, htmlFor=self._id(name)), control, *why, *more], className="field")


def along(page: Selection) -> dict[str, str]:
    """What a form sends along, so that the reader comes back to the page as it was."""
    chosen = {name: getattr(page, name) for name in ("unit", *KEPT_BY_FORMS)}
    return {name: str(value) for name, value in chosen.items() if value is not None}


def sent(action: str, parts: Iterable[Any], class_name: str = "form", **hidden: str | int) -> html.Form:
    """A form that does something; `hidden` is sent along."""
    along = [dbc.Input(type="hidden", name=name, value=str(value)) for name, value in hidden.items()]
    return html.Form([*along, *parts], action=action, method="post", className=class_name)


def asked(action: str, parts: Iterable[Any], label: str, **hidden: str) -> html.Form:
    """A form that searches: what was typed stands in the address."""
    along = [dbc.Input(type="hidden", name=name, value=value) for name, value in hidden.items()]
    named = attributes(aria_label=label)
    return html.Form([*along, *parts], action=action, method="get", className="form search", role="search", **named)


def submit(text: str, *, about: str = "", class_name: str = "action") -> html.Button:
    """`about` says what the button is about to those who hear it apart from what stands around it."""
    more = [html.Span(f" {about}", className="visually-hidden")] if about else []
    return html.Button([text, *more], type="submit", className=class_name)


def single(action: str, text: str, *, about: str = "", class_name: str = "quiet", **hidden: str | int) -> html.Form:
    """One button that does one thing."""
    return sent(action, [submit(text, about=about, class_name=class_name)], "form-single", **hidden)
