"""What constructs, voices and the gaps between them are called, the same in chart, tables and sentences."""

from dashboard.language import Language
from dashboard.perspectives import Construct, Gap, Perspectives, Voice

# Plotly's symbol, and the letter that looks like it; forms of a round beyond the last begin again.
SIGNS = (
    ("circle", "●"),
    ("square", "■"),
    ("diamond", "◆"),
    ("triangle-up", "▲"),
    ("triangle-down", "▼"),
    ("star", "★"),
    ("cross", "✚"),
)


def construct_name(construct: Construct, language: Language) -> str:
    """The name that its first form gives it, and like that marked where higher answers are worse."""
    return voice_name(construct.voices[0], language)


def voice_name(voice: Voice, language: Language) -> str:
    return language.factor(voice.name, turned=voice.asked.turned)


def sign_of(voice: Voice, found: Perspectives) -> int:
    """By the form's place in the round, so that it is the same on every page."""
    return [form.key for form in found.forms].index(voice.form.key) % len(SIGNS)


def labelled(voice: Voice, found: Perspectives, language: Language) -> str:
    """Sign and name of the form."""
    return f"{SIGNS[sign_of(voice, found)][1]} {language.name(voice.form.name)}"


def gap_state(gap: Gap | None) -> str:
    if gap is None or gap.difference is None:
        return "untold"
    return "clear" if gap.is_clear else "chance"


def gap_in_short(gap: Gap | None, language: Language) -> str:
    points = gap.distance if gap else 0
    return language.text(f"perspectives.gap.{gap_state(gap)}", points=points)


def without_number(gap: Gap, language: Language) -> str:
    """The sides that keep a gap from being told."""
    return language.listed([language.name(one.form.name) for one in (gap.one, gap.other) if not one.cell.shown])
