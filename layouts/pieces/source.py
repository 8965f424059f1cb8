"""Where the figures of a profile come from, in a sentence that stands under each of them."""

from dashboard.language import Language
from dashboard.profile import Profile
from layouts.pieces.choices import chosen_name


def source(profile: Profile, language: Language) -> str:
    return language.text(
        "profile.figure.source",
        programme=language.unit(profile.path[0] if profile.path else profile.unit),
        round=chosen_name(profile.rounds, profile.selection.round, language),
        form=chosen_name(profile.forms, profile.selection.form, language),
    )
