"""What the figures propose to work on: each with its reason, how sure it is, and a way to choose it or turn it down."""

from typing import Any

from dash import html

from dashboard.focus_page import FocusPage
from dashboard.language import Language
from dashboard.proposals import MOST, Figure
from dashboard.statistics.verdicts import SMALL
from layouts.links import inside
from layouts.pieces import focus_words as words
from layouts.pieces.focus_choosing import Kept, why
from layouts.pieces.focus_figure import figure_table, source
from layouts.pieces.focus_table import topics
from layouts.pieces.forms import Fields, along, sent, submit
from layouts.pieces.suggestions import suggestions


def proposed(found: FocusPage, kept: Kept, language: Language) -> html.Section:
    """Clear ones first; what may be chance stands apart and says so."""
    clear = [_proposal(one, found, kept, language) for one in found.proposed.clear]
    first, rest = clear[:MOST], clear[MOST:]
    more = [_folded(language.text("focus.proposed.more", n=len(rest)), rest)] if rest else []
    return html.Section(
        [
            html.H2(_finding(found, language)),
            *([html.P(language.text("focus.proposed.lead"), className="about")] if clear else []),
            *first,
            *more,
            *_maybe(found, language),
        ],
        className="proposed",
    )


def _finding(found: FocusPage, language: Language) -> str:
    if not any(one.cell.shown for one in found.figures):
        return language.text("focus.proposed.hidden")
    if found.proposed.clear:
        return language.text("focus.proposed.clear", n=len(found.proposed.clear))
    held = any(one and one.difference for each in found.figures for one in (each.whole, each.before))
    if not held:
        return language.text("focus.proposed.untold")
    return language.text(f"focus.proposed.{'no_more' if any(one.grounds for one in found.figures) else 'none'}")


def _proposal(figure: Figure, found: FocusPage, kept: Kept, language: Language) -> html.Article:
    name, selection = words.name(figure, language), found.progress.selection
    behind = selection.to(view="profile", form=figure.form.key, factor=figure.factor.key).address
    said = [*words.lower(figure, found.progress.unit.kind, language), words.influence(figure, language)]
    if figure.seen:
        said.append(words.in_short(figure.seen, language))
    return html.Article(
        [
            html.P(language.name(figure.form.name), className="kind"),
            html.H3(inside(name, behind)),
            html.Ul([html.Li(one) for one in said], className="told-of"),
            figure_table(figure, found.progress, language),
            html.P(source(figure, found.progress, language), className="about"),
            *suggestions(found.ideas.get(figure.key, ()), language),
            *(_answers(figure, found, kept, language) if found.may_choose else []),
        ],
        className="proposal",
    )


def _answers(figure: Figure, found: FocusPage, kept: Kept, language: Language) -> list[Any]:
    name = words.name(figure, language)
    here = found.progress.selection.to(form=figure.form.key, factor=figure.factor.key)
    heard = html.Span(f": {name}", className="visually-hidden")
    choose = inside([language.text("focus.button.choose"), heard], here.address, class_name="action choose")
    return [html.Div([choose, _dismissal(figure, found, kept, language)], className="answers")]


def dismissal_form(figure: Figure) -> str:
    """What the form that turns the figure down is called on the page."""
    return f"dismiss-{figure.form.key}-{figure.factor.key}"


def _dismissal(figure: Figure, found: FocusPage, kept: Kept, language: Language) -> html.Details:
    form = dismissal_form(figure)
    mine = kept if kept.get("form") == form else {}
    fields, name = Fields(form, language, mine), words.name(figure, language)
    parts = [
        *why(mine, language),
        fields.lines("reason", language.text("focus.dismiss.reason"), hint=language.text("focus.dismiss.hint"), rows=2),
        submit(language.text("focus.dismiss.submit"), about=name, class_name="quiet"),
    ]
    sent_along = along(found.progress.selection.to(form=figure.form.key, factor=figure.factor.key))
    heard = html.Span(f": {name}", className="visually-hidden")
    summary = html.Summary([language.text("focus.dismiss.title"), heard])
    return html.Details([summary, sent("/focus/dismiss", parts, **sent_along)], open=bool(mine), className="dismiss")


def _maybe(found: FocusPage, language: Language) -> list[Any]:
    some = found.proposed.maybe
    if not some:
        return []
    about = html.P(language.text("focus.maybe.about", small=SMALL), className="about")
    title = language.text("focus.maybe.title", n=len(some))
    return [_folded(title, [about, topics(some, found, title, language)])]


def _folded(title: str, content: list[Any]) -> html.Details:
    return html.Details([html.Summary(html.H3(title)), *content], className="earlier-areas")
