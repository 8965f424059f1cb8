"""What those who lead may know of a worksheet that is not shared: its decision, and how far its actions are."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.worksheet.page import SheetPage


def oversight(found: SheetPage, language: Language) -> list[Any]:
    return [
        html.P(language.text("worksheet.oversight.why"), className="notice"),
        html.H2(_decision(found, language)),
        html.H2(_actions(found, language)),
        *_by_status(found, language),
    ]


def _decision(found: SheetPage, language: Language) -> str:
    decision = found.written.text("evaluation.decision")
    if not decision:
        return language.text("worksheet.oversight.undecided")
    told = language.text(f"worksheet.choice.evaluation.decision.{decision}")
    return language.text("worksheet.oversight.decided", decision=told)


def _actions(found: SheetPage, language: Language) -> str:
    total = sum(found.actions.values())
    return language.text("worksheet.oversight.actions", n=total) if total else language.text("worksheet.oversight.none")


def _by_status(found: SheetPage, language: Language) -> list[html.Ul]:
    lines = [
        html.Li(language.text("worksheet.oversight.status", status=_status(key, language), number=number))
        for key, number in found.actions.items()
    ]
    return [html.Ul(lines)] if lines else []


def _status(key: str, language: Language) -> str:
    return language.text(f"worksheet.choice.actions.status.{key}")
