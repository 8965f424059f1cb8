"""What can be said of a figure that somebody may choose to work on, each sentence held against the verdict."""

from dashboard.language import Language
from dashboard.proposals import Beside, Figure, Seen
from layouts.pieces.comparison import in_a_sentence

SELDOM = 100  # of so many times


def name(figure: Figure, language: Language) -> str:
    return language.factor(figure.factor.name, turned=figure.turned)


def lower(figure: Figure, kind: str, language: Language) -> list[str]:
    """What the figure lies below: clearly, or as far as one may ask. `kind` is that of the unit."""
    if figure.grounds:
        return [_below(one, figure, "clear", kind, language) for one in figure.grounds]
    if figure.maybe:
        return [_below(one, figure, "maybe", kind, language) for one in figure.maybe]
    is_held = any(one and one.difference for one in (figure.whole, figure.before))
    return [language.text(f"focus.lower.{'not' if is_held else 'untold'}")]


def _below(one: Beside, figure: Figure, how: str, kind: str, language: Language) -> str:
    assert one.difference is not None
    what = "whole" if one is figure.whole else "before"
    against = in_a_sentence(one.other, language) if what == "whole" else language.name(one.other.name)
    told = language.text(
        f"focus.lower.{how}.{what}",
        points=-one.difference.value,
        against=against,
        low=-one.difference.high,
        high=-one.difference.low,
    )
    others = what == "before" and kind == "child_group"
    return f"{told} {language.text('focus.lower.others')}" if others else told


def influence(figure: Figure, language: Language) -> str:
    return language.text(f"focus.influence.{figure.influence}")


def change(seen: Seen, language: Language) -> str:
    """In points, as it stands in a table."""
    return language.text("focus.points", points=round(seen.alone))


def in_short(seen: Seen, language: Language) -> str:
    return language.text("focus.seen.short", n=seen.answers, points=round(seen.alone))


def shown_by_next(seen: Seen, kind: str, language: Language) -> list[str]:
    """What the next round could show, said before anything is chosen."""
    alone, together = round(seen.alone), round(seen.together)
    said = [
        language.text("focus.seen.alone", n=seen.answers, points=alone),
        language.text(f"focus.seen.together.{kind}", points=together),
    ]
    if seen.figures > 1:
        times = int(SELDOM * seen.among)
        said.append(language.text("focus.seen.among", figures=seen.figures, points=alone, times=times))
    return [*said, language.text("focus.seen.smaller")]


def beyond_sight(figure: Figure, language: Language) -> list[str]:
    if not figure.is_beyond_sight or figure.whole is None or figure.whole.difference is None:
        return []
    against, points = in_a_sentence(figure.whole.other, language), -figure.whole.difference.value
    how = "clear" if figure.whole.is_clear else "chance"
    return [language.text(f"focus.seen.gap.{how}", against=against, points=points)]
