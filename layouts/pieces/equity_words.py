"""What has become of a gap between two groups, in words that say no more than the figures do."""

from collections.abc import Sequence

from dashboard.equity import Equity, Gap, Movement, Topic
from dashboard.language import Language
from dashboard.profile import Choice
from dashboard.progress import Progress
from dashboard.statistics.verdicts import Difference
from layouts.figures.rows import short_names
from layouts.pieces.told import verdict_key

ONE_SIDED = (Movement.SMALLER, Movement.LARGER)


def round_name(round_: Choice, progress: Progress, language: Language) -> str:
    return short_names(progress.rounds, language)[round_.key]


def topic(factor: Topic, language: Language) -> str:
    return language.factor(factor.name, turned=factor.turned)


def inside(name: Choice, language: Language) -> str:
    """A group's name in the middle of a sentence: Danish writes even peoples and languages small, English does not."""
    words = language.name(name.name)
    is_a_word = words[1:2].islower()  # and no letters that stand for words
    return words[:1].lower() + words[1:] if language.code == "da" and is_a_word else words


def who(found: Equity, language: Language) -> str:
    """Two groups by their names, more by what they are divided by."""
    if len(found.pairs) == 1:
        [(one, other)] = found.pairs
        return language.text("progress.equity.who", one=language.name(one.name), other=inside(other, language))
    return language.name(found.split.name) if found.split else ""


def pair(gap: Gap, language: Language) -> str:
    return language.text("progress.equity.between", one=language.name(gap.one.name), other=inside(gap.other, language))


def finding(found: Equity, progress: Progress, language: Language) -> str:
    """The heading of the section."""
    of, before = who(found, language), progress.before
    if before is None:
        return language.text("progress.equity.finding.no_earlier", who=of)
    told = [gap for gap in found.gaps if gap.movement]
    moved = [gap for gap in told if gap.movement is not Movement.CHANCE]
    values = {"who": of, "round": round_name(before, progress, language)}
    if not told:
        return language.text("progress.equity.finding.untold", who=of)
    if not moved:
        key = "chance" if len(found.pairs) == 1 else "chance_pairs"
        return language.text(f"progress.equity.finding.{key}", n=len(told), **values)
    total = _of(len(told), found, language)
    return language.text(f"progress.equity.finding.{_all_are(moved)}", n=len(moved), total=total, **values)


def _of(count: int, found: Equity, language: Language) -> str:
    return language.text(f"progress.equity.{'topics' if len(found.pairs) == 1 else 'distances'}", n=count)


def _all_are(moved: Sequence[Gap]) -> str:
    kinds = {gap.movement for gap in moved}
    return next((kind.value for kind in ONE_SIDED if kinds == {kind}), "moved")


def more(found: Equity, progress: Progress, language: Language) -> list[str]:
    """How the groups lie now, and what could not be compared."""
    untold = sum(gap.movement is None for gap in found.gaps)
    lines = [_now(found, progress, language)]
    if progress.before and untold:
        round_ = round_name(progress.before, progress, language)
        lines.append(language.text("progress.equity.missing", n=untold, round=round_))
    is_bare = progress.before and not any(gap.change for gap in found.gaps)
    return [*lines, language.text("progress.equity.instead")] if is_bare else lines


def _now(found: Equity, progress: Progress, language: Language) -> str:
    now = progress.round
    told = [gap for gap in found.gaps if gap.then(now.key).difference]
    clear = sum(gap.higher(now.key) is not None for gap in told)
    round_ = round_name(now, progress, language)
    if not clear:
        said = language.text(f"progress.equity.now.{'chance' if told else 'hidden'}", round=round_)
        return " ".join([said, *_doubtful(told, now.key, language)])
    return language.text("progress.equity.now.clear", round=round_, clear=clear, total=_of(len(told), found, language))


def _doubtful(told: Sequence[Gap], now: str, language: Language) -> list[str]:
    """How many have an interval that leaves 0 out, which the family does not uphold."""
    n = sum(_is_doubtful(gap.then(now).difference) for gap in told)
    return [language.text("progress.equity.now.doubtful", n=n)] if n else []


def _is_doubtful(found: Difference | None) -> bool:
    return found is not None and verdict_key(found) == "chance_in_family"


def movement(gap: Gap, progress: Progress, language: Language) -> str:
    """What the table says of a change."""
    if gap.change is None or gap.movement is None:
        return language.text("progress.equity.movement.untold")
    if gap.movement is Movement.CHANCE:
        return language.text(f"verdict.{verdict_key(gap.change)}")
    said = language.text(f"progress.equity.movement.{gap.movement}", **_names(gap, progress, language))
    return said if gap.movement is Movement.TURNED else f"{said}, {_latest(gap, progress, language)}"


def _latest(gap: Gap, progress: Progress, language: Language) -> str:
    key = "latest_clear" if gap.higher(progress.round.key) else "latest_chance"
    return language.text(f"progress.equity.movement.{key}", **_names(gap, progress, language))


def sentence(gap: Gap, progress: Progress, language: Language) -> str:
    """The takeaway of a figure."""
    factor = topic(gap.factor, language)
    if gap.movement is None or progress.before is None:
        return _latest_sentence(gap, factor, progress, language)
    before = round_name(progress.before, progress, language)
    key = verdict_key(gap.change) if gap.change and gap.movement is Movement.CHANCE else gap.movement
    return language.text(
        f"progress.equity.sentence.{key}", factor=factor, round=before, **_names(gap, progress, language)
    )


def _latest_sentence(gap: Gap, factor: str, progress: Progress, language: Language) -> str:
    found, higher = gap.then(progress.round.key).difference, gap.higher(progress.round.key)
    state = "hidden" if found is None else "clear" if higher else verdict_key(found)
    values = {"factor": factor, "round": round_name(progress.round, progress, language)}
    if higher:
        values["higher"] = language.name(higher.name)  # at the start of what is said
    return language.text(f"progress.equity.sentence.latest_{state}", **values)


def _names(gap: Gap, progress: Progress, language: Language) -> dict[str, str]:
    people = {"higher": gap.higher(progress.round.key), "gaining": gap.gaining}
    return {key: inside(one, language) for key, one in people.items() if one}
