"""What a factor is about, what others say about the same, and questions to talk about."""

from dash import html

from dashboard.factor_page import FactorPage
from dashboard.language import Language
from dashboard.selection import Selection
from dashboard.talk import talk
from layouts.links import inside


def about(found: FactorPage, language: Language) -> html.P:
    return html.P(language.name(talk(found.construct, found.informant).about), className="about-factor")


def questions(found: FactorPage, language: Language) -> html.Section:
    asked = talk(found.construct, found.informant).questions
    return html.Section(
        [
            html.H2(language.text("factor_page.talk.title")),
            html.P(language.text("factor_page.talk.lead"), className="about"),
            html.Ol([html.Li(language.name(question)) for question in asked]),
        ],
        className="part talk",
    )


def elsewhere(found: FactorPage, language: Language) -> list[html.Section]:
    """Nothing where nobody else is asked about it here."""
    if not found.elsewhere:
        return []
    selection = found.profile.selection
    links = [
        inside(
            language.text(
                "factor_page.elsewhere.line",
                form=language.name(other.form.name),
                factor=language.name(other.factor.name),
            ),
            selection.to(form=other.form.key, factor=other.factor.key, split=None).address,
        )
        for other in found.elsewhere
    ]
    together = Selection("perspectives", selection.unit, selection.round).address
    beside = inside(language.text("factor_page.elsewhere.together"), together)
    title = html.H2(language.text("factor_page.elsewhere.title"))
    return [html.Section([title, html.Ul([html.Li(link) for link in [*links, beside]])], className="part elsewhere")]
