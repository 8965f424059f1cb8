"""What the gaps between perspectives allow to be said, in sentences built from the verdicts alone."""

from collections.abc import Sequence

from dashboard.language import Language
from dashboard.perspectives import Construct, Gap, Perspectives
from layouts.pieces.perspective_words import construct_name


def takeaway(found: Perspectives, language: Language) -> str:
    """One sentence for the chart: the largest clear gap in view, or that there is none."""
    first = found.in_view[0]
    largest = first.largest
    if largest is None:
        return _about(found, "hidden", language)
    if not largest.is_clear:
        return _about(found, "chance", language)
    one, other = largest.higher_first
    return language.text(
        "perspectives.finding.clear",
        construct=construct_name(first, language),
        one=language.name(one.form.name),
        other=language.name(other.form.name),
    )


def more(found: Perspectives, language: Language) -> list[str]:
    """How far the largest clear gap reaches, how many are clear, and how many cannot be told."""
    gaps = [gap for construct in found.in_view for gap in construct.gaps]
    told = [gap for gap in gaps if gap.difference]
    clear = [gap for gap in told if gap.is_clear]
    untold = len(gaps) - len(told)
    return [
        *([_how_far(found.in_view[0], language)] if clear else []),
        *([language.text("perspectives.finding.count", clear=len(clear), n=len(told))] if clear else []),
        *([language.text("perspectives.finding.untold", n=untold)] if untold and told else []),
    ]


def gap_sentence(gap: Gap, language: Language) -> str:
    """Only for a clear gap: which of the two stands higher, and by how much."""
    higher, lower = (language.name(voice.form.name) for voice in gap.higher_first)
    return language.text("perspectives.finding.how_far", higher=higher, lower=lower, points=gap.distance)


def _how_far(construct: Construct, language: Language) -> str:
    assert construct.largest is not None
    return gap_sentence(construct.largest, language)


def _about(found: Perspectives, key: str, language: Language) -> str:
    """Of the one construct that was chosen, or of all; where some gaps cannot be told, of the others only."""
    if found.chosen is not None:
        return language.text(f"perspectives.finding.{key}_in", construct=construct_name(found.in_view[0], language))
    if key == "chance" and not _all_told(found.in_view):
        return language.text("perspectives.finding.chance_of_told")
    return language.text(f"perspectives.finding.{key}")


def _all_told(constructs: Sequence[Construct]) -> bool:
    return all(gap.difference for construct in constructs for gap in construct.gaps)
