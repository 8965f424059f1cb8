"""What can be said of a focus area in sentences, each of them held against the verdict."""

from dashboard.follow_up import TOLD, Area, Later, Outcome, reached
from dashboard.language import Language
from layouts.pieces.told import verdict_key

_KEY = "progress.follow_up"


def sentences(area: Area, language: Language) -> list[str]:
    said = [told for later in area.later if (told := _change(area, later, language))]
    said += [] if area.later else [language.text(f"{_KEY}.no_change.{area.outcome}")]
    return [*said, *_aim(area, language), *_work(area, language), *_corrected(area, language), _dates(area, language)]


def _change(area: Area, later: Later, language: Language) -> str:
    """What neither the heading nor the table says: why there is no verdict, or why a clear number is none."""
    after = language.name(later.round.name)
    if later.difference is None or later.outcome not in TOLD:
        return language.text(f"{_KEY}.no_change.{later.outcome}", round=after)
    if verdict_key(later.difference) != "chance_in_family":
        return ""
    return language.text(f"{_KEY}.chance_in_family", before=language.name(area.round.name), round=after)


def _aim(area: Area, language: Language) -> list[str]:
    """Of the newest round that can be held against it."""
    if area.aim is None:
        return []
    found = [(later, where) for later in area.later if (where := reached(area.aim, later))]
    if not found:
        return [language.text(f"{_KEY}.aim.set", aim=area.aim)]
    later, where = found[-1]
    return [language.text(f"{_KEY}.aim.{where}", aim=area.aim, round=language.name(later.round.name))]


def _work(area: Area, language: Language) -> list[str]:
    """So that nothing done and nothing gained are told apart."""
    if area.worked is None:
        return []
    done = "worked" if area.worked else "unworked"
    said = {later.outcome for later in area.later}
    what = "told" if said & {Outcome.BETTER, Outcome.WORSE} else "chance"
    kind = f"{done}_{what}" if said & set(TOLD) else done
    return [language.text(f"{_KEY}.work.{kind}", n=area.worked)]


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
