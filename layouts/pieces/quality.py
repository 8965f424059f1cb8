"""How far the answers can be trusted, in plain words: how many answered, how carefully, and what may be concluded."""

from typing import Any

from dash import html

from dashboard.language import Language
from dashboard.participation import LOW_RATE
from dashboard.profile import Participation
from dashboard.quality import Caution, Marks, cautions
from layouts.attributes import attributes
from layouts.pieces.participation import answers, is_low

HEADING = "answer-quality"


def quality_notes(
    marks: Marks | None, participation: Participation, informant: str, language: Language
) -> list[html.Section]:
    """Nothing where there is no more to be said than how many answered, and enough did."""
    told_of, notes = _marks(marks, language), [_caution(one, language) for one in cautions(marks, informant)]
    if not told_of and not notes and not is_low(participation.rate):
        return []
    head = html.H2(language.text("quality.title"), id=HEADING)
    lines = [*_participation(participation, language), *told_of]
    told = [html.Ul([html.Li(line) for line in lines])] if lines else []
    return [
        html.Section(
            [head, *notes, *told, *_of_whom(marks, language)],
            className="answer-quality",
            **attributes(aria_labelledby=HEADING),
        )
    ]


def _participation(participation: Participation, language: Language) -> list[Any]:
    if participation.answered is None:
        return []
    told = answers(participation, language)
    if not is_low(participation.rate):
        return [told]
    why = language.text("profile.low_rate.text", limit=language.percent(LOW_RATE))
    return [[f"{told}. ", html.Strong(language.text("profile.low_rate.badge")), f". {why}"]]


def _marks(marks: Marks | None, language: Language) -> list[Any]:
    return [
        [html.Strong(language.text(f"quality.word.{word}")), " ", language.text(f"quality.mark.{name}")]
        for name, word in (marks.told if marks else {}).items()
    ]


def _caution(caution: Caution, language: Language) -> html.P:
    """What matters most stands out; the rest is said calmly."""
    finding, advice = (language.text(f"quality.{part}.{caution}") for part in ("finding", "advice"))
    name = "notice" if caution is Caution.TOP else "caution"
    return html.P([html.Strong(finding), " ", advice], className=name)


def _of_whom(marks: Marks | None, language: Language) -> list[html.P]:
    if marks is None:
        return []
    lines = [language.text("quality.place", place=marks.institution)] if marks.institution else []
    lines += [language.text("quality.withdrawn")] if marks.withdrawn else []
    return [html.P(line, className="meta") for line in lines]
