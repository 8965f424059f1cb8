"""How many have answered and how many are missing, in words; what is hidden says why."""

from collections.abc import Sequence
from datetime import datetime

from dashboard.cells import Status
from dashboard.language import Language, sort_key
from dashboard.participation import FormTurnout, Group, Participating, Turnout

MOST_NAMED = 12


def finding(one: FormTurnout, found: Participating, language: Language) -> str:
    """Of one form: what is known, and how far it is to the aim."""
    form, turnout = language.name(one.form.name), one.turnout
    if turnout.status is not Status.SHOWN:
        return f"{form}: {hidden(turnout, one, found, language)}"
    told = language.text("participation.finding", form=form, answered=answers(turnout, language))
    return " ".join(filter(None, (told, aim(one, found, language))))


def answers(turnout: Turnout, language: Language) -> str:
    """214 of 260 (82 %), as far as it is known."""
    if turnout.answered is None or not turnout.invited or turnout.rate is None:
        return language.number(turnout.answered or 0)
    told = language.text("participation.answers", answered=turnout.answered, invited=turnout.invited)
    return f"{told} ({language.percent(turnout.rate)})"


def aim(one: FormTurnout, found: Participating, language: Language) -> str:
    """Empty where there is no aim, or nothing to hold it against."""
    missing = one.turnout.missing
    if one.aim == "all" and missing is not None:
        key = "missing" if found.is_open else "unanswered"
        return language.text(f"participation.{key}", n=missing) if missing else language.text("participation.reached")
    return language.text("participation.aim_in_words.most") if one.aim == "most" and found.is_open else ""


def hidden(turnout: Turnout, one: FormTurnout, found: Participating, language: Language) -> str:
    if turnout.withheld:
        return language.text("participation.hidden.withheld")
    adults = "_adults" if one.about_others else ""
    if turnout.together:
        return language.text(f"participation.hidden.together{adults}")
    if turnout.status is Status.FEW:
        return language.text(f"participation.hidden.few{adults}", k=found.k)
    return language.text(f"participation.hidden.{turnout.status}")


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


def below_aim(groups: Sequence[Group], found: Participating, language: Language) -> str:
    """Names those in which somebody is missing, as long as they can be taken in at a glance."""
    informants = {one.form.key: one.informant for one in found.forms}
    below = [group for group in groups if group.is_below_aim(informants)]
    state = "open" if found.is_open else "published"
    if not below:
        return language.text(f"participation.groups.reached.{state}")
    if len(below) > MOST_NAMED:
        return language.text(f"participation.groups.many.{state}", n=len(below), of=len(groups))
    names = sorted((language.unit(group.unit) for group in below), key=sort_key)
    return language.text(f"participation.groups.missing.{state}", groups=language.listed(names))


def about_others(found: Participating, language: Language) -> list[str]:
    """Said once of every form that an adult fills in for several children."""
    forms = [language.name(one.form.name) for one in found.forms if one.about_others]
    return [language.text("participation.about_others", forms=language.listed(forms))] if forms else []
