"""How each form asks about a construct, word by word and side by side."""

from typing import Any

from dash import html

from dashboard.asked import Asked, Question
from dashboard.language import Language
from dashboard.perspectives import Construct, Perspectives, Voice
from layouts.pieces.perspective_words import construct_name, voice_name
from layouts.pieces.told import end_of_scale


def wordings(found: Perspectives, language: Language) -> html.Section:
    """Open at once where only one construct is in view."""
    parts = [_construct(one, found.chosen is not None, language) for one in found.in_view]
    title, hint = html.H2(language.text("perspectives.wording.title")), language.text("perspectives.wording.hint")
    return html.Section([title, html.P(hint, className="about"), *parts], className="wordings")


def _construct(construct: Construct, is_open: bool, language: Language) -> html.Details:
    said = language.text(f"perspectives.wording.{construct.wording}")
    summary = html.Summary([html.Strong(construct_name(construct, language)), f": {said}"])
    beside = html.Div([_voice(voice, language) for voice in construct.voices], className="side-by-side")
    return html.Details([summary, beside], open=is_open)


def _voice(voice: Voice, language: Language) -> html.Div:
    title = html.H3(f"{language.name(voice.form.name)}: {voice_name(voice, language)}")
    questions = html.Ul([html.Li(_question(one, language)) for one in voice.asked.questions])
    return html.Div([title, html.P(scale(voice.asked, language), className="about"), questions])


def scale(asked: Asked, language: Language) -> str:
    low, high = (end_of_scale(end, language) for end in asked.scale)
    return language.text("perspectives.wording.answers", low=low, high=high)


def _question(question: Question, language: Language) -> list[Any]:
    text = language.name(question.text) if question.text else question.key
    turned = html.Span(language.text("profile.table.turned"), className="mark-word")
    return [text, " ", turned] if question.reversed else [text]
