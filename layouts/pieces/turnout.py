"""How many have answered and how many are missing, in words; what is hidden says why."""

from collections.abc import Sequence
from datetime import datetime

from dashboard.cells import Status
from dashboard.language import Language
from dashboard.participation import FormTurnout, Group, Participating, Turnout

MOST_NAMED = 12


def finding(one: FormTurnout, k: int, language: Language) -> str:
    """Of one form: what is known, and how far it is to the aim."""
    form, turnout = language.name(one.form.name), one.turnout
    if turnout.status is not Status.SHOWN:
        return f"{form}: {hidden(turnout, k, language)}"
    told = language.text("participation.finding", form=form, answered=answers(turnout, language))
    return " ".join(filter(None, (told, aim(one, language))))


def answers(turnout: Turnout, language: Language) -> str:
    """214 of 260 (82 %), as far as it is known."""
    if turnout.answered is None or not turnout.invited or turnout.rate is None:
        return language.number(turnout.answered or 0)
    told = language.text("participation.answers", answered=turnout.answered, invited=turnout.invited)
    return f"{told} ({language.percent(turnout.rate)})"


def aim(one: FormTurnout, language: Language) -> str:
    """Empty where there is no aim, or nothing to hold it against."""
    missing = one.turnout.missing
    if one.aim == "all" and missing is not None:
        return language.text("participation.missing", n=missing) if missing else language.text("participation.reached")
    return language.text("participation.aim_in_words.most") if one.aim == "most" else ""


def hidden(turnout: Turnout, k: int, language: Language) -> str:
    if turnout.withheld:
        return language.text("participation.hidden.withheld")
    return language.text(f"participation.hidden.{turnout.status}", k=k)


def moment(at: datetime, language: Language) -> str:
    """Day and time of day."""
    time = language.text("participation.time", hour=f"{at:%H}", minute=f"{at:%M}")
    return language.text("participation.moment", day=language.date(at), time=time)


def standing(found: Participating, language: Language) -> str:
    """Where the round is, and what the numbers are."""
    closed = language.date(found.closed)
    if not found.is_open:
        return language.text("participation.standing.published")
    key = "open" if found.still_answering else "waiting"
    latest = moment(found.newest, language) if found.newest else ""
    return language.text(f"participation.standing.{key}", closed=closed, latest=latest)


def below_aim(groups: Sequence[Group], forms: Sequence[FormTurnout], language: Language) -> str:
    """Names those in which somebody is missing, as long as they can be taken in at a glance."""
    informants = {one.form.key: one.informant for one in forms}
    found = [group for group in groups if group.is_below_aim(informants)]
    if not found:
        return language.text("participation.groups.reached")
    if len(found) > MOST_NAMED:
        return language.text("participation.groups.many", n=len(found), of=len(groups))
    return language.text("participation.groups.missing", groups=language.listed([language.unit(g.unit) for g in found]))
