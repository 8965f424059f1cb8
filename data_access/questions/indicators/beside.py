"""What the mapping's own factors tell of the construct that an indicator is about, round by round."""

from sqlalchemy import Connection

from dashboard.access import Scope
from dashboard.comparison import against_round
from dashboard.disclosure.universe import ALL
from dashboard.indicators.beside import Beside, Voice
from dashboard.profile import Choice
from dashboard.trend import Stop, There, courses
from data_access.catalogue import Catalogue, Factor, Form, Round
from data_access.questions import cells, units
from data_access.questions.units import Trail
from data_access.trend_lines import Visit, lines, stops


def beside(scope: Scope, store: Connection, catalogue: Catalogue, unit: int, construct: str) -> Beside | None:
    """None where the unit was not asked about it in its newest round."""
    trails = units.trails(scope, store, unit)
    rounds = [one for one in catalogue.rounds if one.id in trails]
    if not rounds:
        return Beside(construct, open=False)
    now = rounds[-1]
    asked = cells.forms_asked(scope, store, (now.id, trails[now.id]))
    about = [
        (form, factor)
        for form in catalogue.forms.get(now.id, ())
        for factor in catalogue.factors_of(now.id, form.id)
        if factor.construct == construct and form.id in asked
    ]
    voices = [_voice(scope, store, catalogue, trails, rounds, form, factor) for form, factor in about]
    return Beside(construct, tuple(voices)) if voices else None


def _voice(
    scope: Scope,
    store: Connection,
    catalogue: Catalogue,
    trails: dict[int, Trail],
    rounds: list[Round],
    form: Form,
    factor: Factor,
) -> Voice:
    """Judged with all factors of the form, as on the page of progress, so that both say the same."""
    visits = [Visit(one, trails[one.id]) for one in rounds]
    told = cells.of(scope, store, [(one.id, trails[one.id]) for one in rounds], form.id, catalogue.splits[ALL])
    passed, now = stops(visits, (), named=False), len(rounds) - 1
    before = _before(passed, now)
    found = courses(lines(catalogue, form, visits, rounds[-1], {}, told), passed, now, before, against_round)
    course = next(one for one in found if one.line.key == factor.key)
    return Voice(Choice(form.key, form.name), passed, course, now, before, rounds[-1].k)


def _before(passed: tuple[Stop, ...], now: int) -> int | None:
    """The round before the newest."""
    return next((place for place in range(now - 1, -1, -1) if passed[place].there is There.OPEN), None)
