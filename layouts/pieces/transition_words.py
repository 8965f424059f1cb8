"""What is said of school start: where children stand before and after, each against the mean of its own round."""

from collections.abc import Iterable, Sequence

from dashboard.language import Language
from dashboard.profile import Choice, Clear
from dashboard.progress import Progress
from dashboard.transition import Crossing, Route, Side, Standing, Transition


def both_rounds(found: Transition, progress: Progress, language: Language) -> str:
    rounds = [language.name(choice.name) for choice in (found.before, found.now) if choice]
    return " · ".join([*rounds, language.unit(progress.unit)])


def takeaway(found: Transition, progress: Progress, language: Language) -> str:
    """Of the whole where the page is about it, else of the unit's own groups."""
    if not _is_of(found.whole, progress):
        return _own(found, progress, language)
    counts = _counts(found.whole)
    if counts is None:
        return language.text("progress.transition.finding.plain")
    n, then, now = counts
    return language.text("progress.transition.finding.whole", n=n, then=then.above, now=now.above)


def sentences(found: Transition, progress: Progress, language: Language) -> list[str]:
    """What the heading leaves out: how many lie under the mean."""
    counts = _counts(found.whole) if _is_of(found.whole, progress) else None
    if counts is None:
        return []
    n, then, now = counts
    return [language.text("progress.transition.finding.below", n=n, then=then.below, now=now.below)]


def _is_of(whole: Route | None, progress: Progress) -> bool:
    return whole is not None and whole.then.place.unit == progress.unit.unit


def _own(found: Transition, progress: Progress, language: Language) -> str:
    positions = [one.position for one in found.own(progress.unit.unit) if one.position]
    if not positions:
        return language.text("progress.transition.finding.no_groups")
    clear, n = Clear.of(positions), len(positions)
    key = "own" if clear.above + clear.below else "own_chance"
    return language.text(f"progress.transition.finding.{key}", n=n, above=clear.above, below=clear.below)


def _counts(whole: Route | None) -> tuple[int, Clear, Clear] | None:
    """How many are told on both sides, and what is clear before and after; None where there is nothing beside them."""
    both = _held(whole.crossings) if whole else []
    if not both:
        return None
    then, now = (Clear.of(side.position for side in sides if side.position) for sides in zip(*both, strict=True))
    return len(both), then, now


def _held(crossings: Iterable[Crossing]) -> list[tuple[Standing, Standing]]:
    """Those that stand beside the programme on both sides."""
    return [(one.then, one.now) for one in crossings if one.then.position and one.now.position]


def asked(found: Transition, language: Language) -> str:
    crossings = [one for pair in _all(found) for one in pair.crossings]
    then = _forms([one.then for one in crossings], language)
    now = _forms([one.now for one in crossings], language)
    return language.text("progress.transition.asked", then=then, now=now)


def lines(found: Transition, language: Language) -> str:
    """What the lines of the drawings are: the programme itself has no thick one."""
    sides = [side for pair in _all(found) for one in pair.crossings for side in (one.then, one.now)]
    return language.text(f"progress.transition.{'key' if any(side.position for side in sides) else 'key_alone'}")


def _forms(standings: Sequence[Standing], language: Language) -> str:
    forms: dict[str, Choice] = {one.form.key: one.form for one in standings}
    return language.listed([language.name(form.name) for form in forms.values()])


def _all(found: Transition) -> list[Route]:
    return [*([found.whole] if found.whole else []), *found.pairs]


def source(found: Transition, progress: Progress, language: Language) -> str:
    programme = language.unit(progress.programme)
    rounds = language.listed([language.name(choice.name) for choice in (found.before, found.now) if choice])
    return language.text("progress.transition.source", programme=programme, rounds=rounds)


def side_name(side: Side, when: str, language: Language) -> str:
    """`when` is then or now. A class or room with the place it lies in; all of them together for the whole."""
    if side.whole:
        return language.text(f"progress.transition.all.{when}", place=language.unit(side.place))
    if side.home is None:
        return language.unit(side.place)
    return language.text("progress.transition.group", group=side.place.name, home=side.home.name)
