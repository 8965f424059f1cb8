"""For when something of ours broke: says that nothing is lost and what to do."""

from dash import html

from dashboard.language import Language


def page(language: Language, address: str = "/", reference: str | None = None) -> html.Div:
    """`reference` is the number under which the error stands in the log."""
    mention = [html.P(language.text("failure.reference", reference=reference))] if reference else []
    return html.Div(
        [
            html.H1(language.text("failure.title")),
            html.P(language.text("failure.text"), className="lead"),
            *mention,
            html.P(html.A(language.text("failure.again"), href=address, className="action")),
        ],
        className="message",
        role="alert",
    )
