"""Help beside a figure: a few plain words on how to read it, opened by whoever wants them."""

from dash import html

from dashboard.language import Language
from layouts import method
from layouts.links import inside

METHOD = {"figure": "interval", "items": "half", "bands": "bands", "gaps": "difference", "below": "difference"}


def help_beside(part: str, language: Language, **values: str | int) -> html.Details:
    """`help.<part>` holds the words and `help.<part>_title` what they are about, for whoever hears the page read.

    A part with a rule of its own leads to it on the method page.
    """
    about = html.Span(f": {language.text(f'help.{part}_title')}", className="visually-hidden")
    summary = html.Summary([language.text("help.summary"), about])
    rule = inside(language.text("method.link"), method.address(METHOD[part])) if part in METHOD else None
    more = [html.P(rule)] if rule else []
    return html.Details([summary, html.P(language.text(f"help.{part}", **values)), *more], className="help")
