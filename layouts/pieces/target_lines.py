"""The targets that the newest value is held against: whose they are, whether set late, and whether met."""

from dashboard.indicators.panel import AnyCard, afterwards, judged
from dashboard.indicators.targets import Target
from dashboard.language import Language
from layouts.pieces.indicator_words import whose_target


def target_lines(card: AnyCard, language: Language) -> list[str]:
    """The one in force, and the national one where a municipality set another: then each says what is found of it."""
    found = [target for target in (card.target, card.national) if target]
    status = dict(judged(card)) if len(found) > 1 else {}
    words = [_line(target, card, language) for target in found]
    ends = [language.text(f"indicators.status.{status[one]}") if one in status else "" for one in found]
    return [f"{line}. {end}." if end else line for line, end in zip(words, ends, strict=True)]


def _line(target: Target, card: AnyCard, language: Language) -> str:
    words = whose_target(target, card.indicator, language)
    late = afterwards(card) if target is card.target else None
    return f"{words} ({language.text('indicators.target.afterwards', date=language.date(late))})" if late else words
