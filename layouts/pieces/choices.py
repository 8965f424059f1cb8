"""Choices that change the view, as links: Back, reload, the keyboard and a copied address all give the same page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dash import html

from dashboard.factor_order import ASKED, ORDERS
from dashboard.language import Language
from dashboard.profile import Choice, Clear, Profile
from dashboard.selection import Selection
from layouts.attributes import attributes
from layouts.figures.rows import short_names
from layouts.links import inside
from layouts.pieces.clear import clear_counts
from layouts.pieces.comparison import compared_with


@dataclass(frozen=True, slots=True)
class Option:
    """`more` stands beside the text: parts that say what is to be found there."""

    text: str
    address: str
    current: bool
    more: tuple[Any, ...] = ()


def chosen_name(options: Iterable[Choice], key: str | None, language: Language) -> str:
    return next((language.name(option.name) for option in options if option.key == key), "")


def choices(label: str, options: Iterable[Option], class_name: str = "choices") -> html.Nav:
    return html.Nav(
        [
            html.Span(label, className="label", **attributes(aria_hidden="true")),
            html.Ul([html.Li(_link(option)) for option in options]),
        ],
        className=class_name,
        **attributes(aria_label=label),
    )


def _link(option: Option) -> html.A:
    content = [option.text, *option.more] if option.more else option.text
    return inside(content, option.address, current="true" if option.current else None)


def of_rounds(rounds: Sequence[Choice], selection: Selection, language: Language) -> list[Option]:
    """The same page in each of the rounds."""
    names = short_names(rounds, language)
    return [Option(names[one.key], selection.to(round=one.key).address, one.key == selection.round) for one in rounds]


def of_forms(forms: Sequence[Choice], selection: Selection, language: Language) -> list[Option]:
    """The same page for each of the forms."""
    return [
        Option(language.name(one.name), selection.to(form=one.key).address, one.key == selection.form) for one in forms
    ]


def forms(profile: Profile, language: Language) -> list[html.Nav]:
    """Shown even when there is only one: it says who answered."""
    options = [
        replace(option, more=tuple(clear_counts(profile.clear.get(form.key, Clear()), language)))
        for form, option in zip(profile.forms, of_forms(profile.forms, profile.selection, language), strict=True)
    ]
    return [choices(language.text("profile.forms"), options, "tabs")] if options else []


def others(profile: Profile, language: Language, *, order: bool = True) -> list[html.Nav]:
    """Round, comparison, split and order, each only where there is something to choose between."""
    groups = {
        "rounds": of_rounds(profile.rounds, profile.selection, language),
        "against": _comparisons(profile, language),
        "splits": _splits(profile, language),
        "order": _orders(profile, language) if order else [],
    }
    return [choices(language.text(f"profile.{name}"), group) for name, group in groups.items() if len(group) > 1]


def _comparisons(profile: Profile, language: Language) -> list[Option]:
    chosen = compared_with(profile)
    return [
        Option(language.name(one.name), profile.selection.to(against=one.key).address, one == chosen)
        for one in profile.against
    ]


def _splits(profile: Profile, language: Language) -> list[Option]:
    selection = profile.selection
    everyone = Option(language.text("profile.everyone"), selection.to(split=None).address, selection.split is None)
    parts = [
        Option(language.name(part.name), selection.to(split=part.key).address, part.key == selection.split)
        for part in profile.splits
    ]
    return [everyone, *parts]


def _orders(profile: Profile, language: Language) -> list[Option]:
    """Nothing to choose where no factor is held against anything."""
    if not any(factor.difference for factor in profile.factors):
        return []
    chosen, selection = profile.selection.order or ASKED, profile.selection
    return [
        Option(
            language.text(f"profile.order_by.{one}"),
            selection.to(order=None if one == ASKED else one).address,
            one == chosen,
        )
        for one in ORDERS
    ]
