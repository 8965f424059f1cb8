"""What the unnamed group of similar institutions has in common, beside the comparison with it."""

from dash import html

from dashboard.language import Language
from dashboard.profile import Profile, Similar

SIMILAR = "similar"


def similar(profile: Profile, language: Language) -> list[html.P]:
    """Only where the reader compares with such a group."""
    is_chosen = profile.selection.against == SIMILAR
    return [html.P(_words(profile.similar, language), className="about")] if profile.similar and is_chosen else []


def _words(group: Similar, language: Language) -> str:
    precise = f"similar.of.{group.type}"
    key = precise if group.type and language.has(precise) else "similar.of_any"
    parts = [("size", group.size), ("background", group.background)]
    alike = [language.text(f"similar.{measure}.{value}") for measure, value in parts if value]
    return " ".join([language.text(key, n=group.institutions), *alike, language.text("similar.unnamed")])
