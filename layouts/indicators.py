"""The page of a unit's goals: how many are met, a card for each indicator goal by goal, and the units below."""

from typing import Any

from dash import html

from dashboard.indicators.panel import Card
from dashboard.indicators.panel_page import PanelPage
from dashboard.language import Language
from dashboard.organisation import PROGRAMME
from dashboard.school_years import school_year_text
from layouts.attributes import attributes
from layouts.pieces.indicator_course import has_course
from layouts.pieces.indicator_edition import edition
from layouts.pieces.indicator_part import anchor, part, short_title
from layouts.pieces.indicator_status import findings
from layouts.pieces.indicator_summary import in_short, of_country
from layouts.pieces.unit_pages import unit_pages
from layouts.pieces.units import breadcrumb, by_kind, kind, kinds, link

MARKS_OF_COUNTRY = ("country", "aim", "break")
MARKS = ("own", "sure", *MARKS_OF_COUNTRY)
RULES = ("level", "course", "rise", "sure", "assumed", "break", "hidden", "order")


def title(found: PanelPage, language: Language) -> str:
    """For the browser's tab and history."""
    return f"{language.unit(found.unit)} – {language.text('indicators.title')}"


def page(found: PanelPage, language: Language) -> html.Div:
    return html.Div(
        [
            breadcrumb(found.path, found.unit, found.selection, language),
            html.Div(
                [html.P(kind(found.unit, language), className="kind"), html.H1(language.unit(found.unit))],
                className="heading",
            ),
            unit_pages(found.unit, found.selection, language, in_the_house=found.in_the_house),
            *_finding(found, language),
            *_edition(found, language),
            *_parts(found, language),
            *(part(one, found, language) for one in found.panel.parts),
            *_below(found, language),
            _reading(language),
        ],
        className="indicators-page",
    )


def _finding(found: PanelPage, language: Language) -> list[Any]:
    if not found.has_own:
        return _empty(found, language)
    return [
        html.H2(findings(found.panel.cards, language), className="lead"),
        *_aged(found, language),
        *in_short(found.panel, found.apart, language),
        html.P(" ".join([language.text("indicators.lead"), *_made_up(found, language)]), className="about"),
    ]


def _aged(found: PanelPage, language: Language) -> list[html.P]:
    if found.aged is None or found.running is None:
        return []
    years = {"year": school_year_text(found.aged), "now": school_year_text(found.running)}
    return [html.P(language.text("indicators.aged", **years), className="notice")]


def _made_up(found: PanelPage, language: Language) -> list[str]:
    if found.country_made_up:
        return [language.text("indicators.country_made_up")]
    return [language.text("indicators.made_up_here")] if found.made_up else []


def _edition(found: PanelPage, language: Language) -> list[html.Div]:
    """Of the country there is nothing to keep inside."""
    if found.unit.kind == PROGRAMME:
        return []
    return [edition(found.unit, found.selection, found.edition, language, chooses=found.chooses)]


def _empty(found: PanelPage, language: Language) -> list[Any]:
    """What to do is told to those inside, who have somebody to ask. The programme has no figures of its own."""
    if found.unit.kind == PROGRAMME:
        found_there = of_country(found.panel, language) or language.text("indicators.country_alone")
        made_up = [html.P(words, className="about") for words in _made_up(found, language)]
        return [html.H2(found_there, className="lead"), *made_up]
    next_ = [html.P(_command(language))] if found.chooses else []
    about = "about" if found.panel.parts else "no_goals"
    words = language.text(f"indicators.empty.{about}", place=language.unit(found.unit))
    notice = html.Div([html.P(words), *next_], className="notice")
    return [html.H2(language.text("indicators.empty.title"), className="lead"), notice]


def _command(language: Language) -> list[Any]:
    return [language.text("indicators.empty.next"), " ", html.Code(language.text("indicators.empty.command"))]


def _parts(found: PanelPage, language: Language) -> list[Any]:
    """The way to each, for whoever has a long page before them, and what the signs in the charts mean."""
    links = [html.Li(html.A(short_title(one, language), href=f"#{anchor(one)}")) for one in found.panel.parts]
    label = language.text("indicators.parts")
    ways = html.Nav(html.Ul(links), className="ways", **attributes(aria_label=label))
    return [ways, *([_marks(found, language)] if _draws(found) else [])] if links else []


def _draws(found: PanelPage) -> bool:
    """Whether there is a chart for the signs to stand in."""
    shown = (card if isinstance(card, Card) else card.figures for card in found.panel.cards)
    return any(card is not None and has_course(card) for card in shown)


def _marks(found: PanelPage, language: Language) -> html.Ul:
    own = language.unit(found.unit)
    marks = MARKS if found.has_own else MARKS_OF_COUNTRY
    return html.Ul([_mark(mark, own, language) for mark in marks], className="signs")


def _mark(mark: str, own: str, language: Language) -> html.Li:
    sign = html.Span(className=f"sign year-{mark}", **attributes(aria_hidden="true"))
    return html.Li([sign, own if mark == "own" else language.text(f"indicators.sign.{mark}")])


def _below(found: PanelPage, language: Language) -> list[html.Section]:
    """In alphabetical order, without a figure: never a ranking."""
    if not found.below:
        return []
    lists = [
        part_
        for group in by_kind(found.below, language)
        for part_ in (
            html.H3(f"{kinds(group[0], language)} ({language.number(len(group))})"),
            html.Ul([html.Li(link(unit, found.selection, language)) for unit in group]),
        )
    ]
    return [html.Section([html.H2(language.text("indicators.below")), *lists], className="children")]


def _reading(language: Language) -> html.Details:
    rules = [html.Li(language.text(f"indicators.reading.{rule}")) for rule in RULES]
    return html.Details([html.Summary(language.text("indicators.reading.title")), html.Ul(rules)], className="reading")
