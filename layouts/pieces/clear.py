"""How many factors are clear, in signs and in words, beside the name of where they are to be found."""

from dash import html

from dashboard.language import Language
from dashboard.profile import Clear
from layouts.attributes import attributes


def clear_counts(found: Clear, language: Language) -> list[html.Span]:
    """▲ 2 and ▼ 1, in words to whoever listens; nothing where nothing is clear."""
    counts = {"above": found.above, "below": found.below}
    return [
        html.Span(
            [
                html.Span(language.text(f"profile.clear.{side}", n=count), **attributes(aria_hidden="true")),
                html.Span(language.text(f"profile.clear.{side}_read", n=count), className="visually-hidden"),
            ],
            className=f"clear {side}",
        )
        for side, count in counts.items()
        if count
    ]
