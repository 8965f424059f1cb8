"""Where a meeting stands: its agenda, the time that is left, the buttons that lead on and their keys."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.meeting import Step, agenda
from dashboard.meeting_page import MeetingPage
from layouts.attributes import attributes
from layouts.pieces.forms import single
from layouts.pieces.meeting_words import step_title

KEYS = ("next", "back", "full")


def agenda_list(found: MeetingPage, language: Language) -> html.Nav:
    """Each step is a button that leads there; the script marks the one where the meeting stands."""
    lengths = agenda().lengths(found.meeting.minutes)
    steps = [html.Li(_step(one, lengths[one.key], found, language)) for one in agenda().steps]
    return html.Nav(html.Ol(steps), className="agenda", **attributes(aria_label=language.text("meeting.agenda")))


def _step(one: Step, seconds: int, found: MeetingPage, language: Language) -> html.Button:
    minutes = language.text("meeting.minutes", n=round(seconds / 60))
    marks = attributes(data_go=one.key, data_seconds=str(seconds))
    if one.key == found.meeting.step:
        marks |= attributes(aria_current="step")
    words = [html.Span(step_title(one.key, language), className="name"), html.Small(minutes)]
    return html.Button(words, type="button", className="plain", **marks)


def bar(found: MeetingPage, language: Language) -> html.Div:
    """Stays at the foot of the screen."""
    end = single("/meeting/end", language.text("meeting.end"), class_name="action end", meeting=found.meeting.number)
    parts = [_timer(language), _button("back", language), _button("next", language), end, _full(language)]
    return html.Div([*parts, _said(language), _moved(language)], className="meeting-bar")


def _timer(language: Language) -> html.P:
    """The script writes the time; it is told to those who listen a minute before the end, and at the end."""
    marks = attributes(data_timer="yes", data_over=language.text("meeting.over"), aria_live="off")
    words: list[Any] = [
        html.Span("–", className="time"),
        " ",
        html.Span(language.text("meeting.left"), className="words"),
    ]
    return html.P(words, role="timer", className="timer", **marks)


def _button(way: str, language: Language) -> html.Button:
    name = "action" if way == "next" else "quiet"
    return html.Button(language.text(f"meeting.go.{way}"), type="button", className=name, **attributes(data_go=way))


def _full(language: Language) -> html.Button:
    words = language.text("meeting.go.full")
    return html.Button(words, type="button", className="quiet", **attributes(data_full="yes", aria_pressed="false"))


def _said(language: Language) -> html.P:
    words = {name: language.text(f"meeting.say.{name}") for name in ("soon", "up", "step", "away")}
    marks = attributes(**{f"data_{name}": text for name, text in words.items()})
    return html.P(role="status", className="visually-hidden", **attributes(data_meeting_said="yes"), **marks)


def _moved(language: Language) -> html.Div:
    """Shown to whoever is writing while somebody else leads the meeting on."""
    follow = html.Button(
        language.text("meeting.follow"), type="button", className="quiet", **attributes(data_follow="yes")
    )
    words = html.P(language.text("meeting.moved"))
    return html.Div([words, follow], className="notice moved", hidden=True, **attributes(data_moved="yes"))


def hints(language: Language) -> html.Details:
    """Keys of one letter can be turned off, for those whose programs press keys by themselves."""
    keys: list[Any] = []
    for name in KEYS:
        keys += [html.Dt(language.text(f"meeting.key.{name}")), html.Dd(language.text(f"meeting.key.{name}_does"))]
    switch = html.Button(
        language.text("meeting.keys.switch"),
        type="button",
        className="quiet",
        **attributes(data_keys="yes", aria_pressed="true"),
    )
    return html.Details(
        [html.Summary(language.text("meeting.keys.title")), html.Dl(keys), switch], className="help keys"
    )
