"""Help beside a figure: a few plain words on how to read it, opened by whoever wants them."""

from dash import html

from dashboard.language import Language


def help_beside(part: str, language: Language, **values: str | int) -> html.Details:
    """`help.<part>` holds the words and `help.<part>_title` what they are about, for whoever hears the page read."""
    about = html.Span(f": {language.text(f'help.{part}_title')}", className="visually-hidden")
    summary = html.Summary([language.text("help.summary"), about])
    return html.Details([summary, html.P(language.text(f"help.{part}", **values))], className="help")
