"""What can be said of a focus area in sentences, each of them held against the verdict."""

from dashboard.follow_up import TOLD, Area, Later, Outcome, reached
from dashboard.language import Language
from dashboard.progress import Progress
from layouts.pieces.told import verdict_key

_KEY = "progress.follow_up"


def sentences(area: Area, progress: Progress, language: Language) -> list[str]:
    said = [_change(area, later, language) for later in area.later] or [_no_later(area, progress, language)]
    return [*said, *_aim(area, language), _work(area, language), *_corrected(area, language), _dates(area, language)]


def _change(area: Area, later: Later, language: Language) -> str:
    """Since the round in which it was chosen."""
    before, after = language.name(area.round.name), language.name(later.round.name)
    if later.difference is None or later.outcome not in TOLD:
        return language.text(f"{_KEY}.no_change.{later.outcome}", round=after)
    found = later.difference
    interval = language.text("format.interval_in_words", low=found.low, high=found.high)
    return language.text(
        f"{_KEY}.change.{verdict_key(found)}",
        before=before,
        round=after,
        change=language.signed(found.value),
        interval=interval,
    )


def _no_later(area: Area, progress: Progress, language: Language) -> str:
    """A reader who looks back at an earlier round is told that there is more to see."""
    rounds = [one.key for one in progress.rounds]
    if area.outcome is Outcome.WAITING and rounds and rounds[-1] != progress.round.key:
        return language.text(f"{_KEY}.no_change.look_later")
    return language.text(f"{_KEY}.no_change.{area.outcome}")


def _aim(area: Area, language: Language) -> list[str]:
    """Of the newest round that can be held against it."""
    if area.aim is None:
        return []
    found = [(later, where) for later in area.later if (where := reached(area.aim, later))]
    if not found:
        return [language.text(f"{_KEY}.aim.set", aim=area.aim)]
    later, where = found[-1]
    return [language.text(f"{_KEY}.aim.{where}", aim=area.aim, round=language.name(later.round.name))]


def _work(area: Area, language: Language) -> str:
    """So that nothing done and nothing gained are told apart."""
    done = "worked" if area.worked else "unworked"
    said = {later.outcome for later in area.later}
    what = "told" if said & {Outcome.BETTER, Outcome.WORSE} else "chance"
    kind = f"{done}_{what}" if said & set(TOLD) else done
    return language.text(f"{_KEY}.work.{kind}", n=area.worked)


def _corrected(area: Area, language: Language) -> list[str]:
    if area.corrected is None:
        return []
    kind = "corrected" if area.corrected.shown else "withdrawn"
    return [language.text(f"{_KEY}.{kind}", round=language.name(area.round.name))]


def _dates(area: Area, language: Language) -> str:
    since = language.date(area.since)
    if area.ended is None:
        return language.text(f"{_KEY}.since", since=since)
    return language.text(f"{_KEY}.ended", since=since, ended=language.date(area.ended))
