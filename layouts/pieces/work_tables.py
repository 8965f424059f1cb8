"""Counts of the work with results: of one institution round by round, or of those below a unit, in one round."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.language import Language, sort_key
from dashboard.profile import UnitLink
from dashboard.progress import Progress
from dashboard.work import STEP, Done, Others, Silence, Trace, Work, Worked, about
from layouts.pieces.told import table
from layouts.pieces.units import link

_KEY = "progress.work"


def own(found: Worked, language: Language) -> list[Any]:
    """A row for each kind of work, a column for each round; what each round's counts mean stands under them."""
    told = [trace for trace in found.traces if trace.named]
    if not told:
        return [html.P(language.text(f"{_KEY}.waits"), className="notice")]
    title = language.text(f"{_KEY}.own_title")
    heads = [html.Th(language.text(f"{_KEY}.column.kind"), scope="col")]
    heads += [html.Th(language.name(trace.round.name), scope="col") for trace in told]
    columns = [_counts(trace.named[0][1]) for trace in told]
    rows = [
        html.Tr([html.Th(name, scope="row"), *(html.Td(language.number(column[place])) for column in columns)])
        for place, name in enumerate(_kinds(found, language))
    ]
    words = _words(told, language)
    return [table(title, heads, rows, language), *words]


def below(trace: Trace, found: Worked, progress: Progress, language: Language) -> html.Section:
    """In alphabetical order: how much was done is no ranking."""
    title = _finding(trace, found, language)
    heads = [html.Th(language.text(f"{_KEY}.column.unit"), scope="col")]
    heads += [html.Th(name, scope="col") for name in _kinds(found, language)]
    rows = [_named(unit, done, progress, language) for unit, done in _alphabetical(trace.named, language)]
    rows += _together(trace.others, language)
    figures = [table(title, heads, rows, language)] if rows else []
    return html.Section([html.H3(title), *figures, *_notes(trace, language)])


def _finding(trace: Trace, found: Worked, language: Language) -> str:
    round_, done = language.name(trace.round.name), [done for _, done in trace.named]
    if not done:
        return language.text(f"{_KEY}.finding.nobody", round=round_)
    worked = sum(one.is_worked for one in done)
    return language.text(f"{_KEY}.finding.above", worked=worked, n=len(done), round=round_)


def _counts(done: Done) -> list[int]:
    return [done.focus_areas, *(done.of(work) for work in Work)]


def _kinds(found: Worked, language: Language) -> list[str]:
    chosen = "focus_areas" if found.is_own else "focus_areas_whole"
    return [language.text(f"{_KEY}.kind.{kind}") for kind in (chosen, *Work)]


def _words(told: Sequence[Trace], language: Language) -> list[html.P]:
    """Nothing registered, or something: the figures of the next round mean another thing in each case."""
    rounds: dict[str, list[str]] = {}
    for trace in told:
        done = trace.named[0][1]
        kind = "worked" if done.is_worked else "opened" if done.of(Work.PROFILE_OPENED) else "untouched"
        rounds.setdefault(kind, []).append(language.name(trace.round.name))
    return [
        html.P(language.text(f"{_KEY}.means.{kind}", round=language.listed(names))) for kind, names in rounds.items()
    ]


def _named(unit: UnitLink, done: Done, progress: Progress, language: Language) -> html.Tr:
    name = html.Th(link(unit, progress.selection, language), scope="row")
    return html.Tr([name, *(html.Td(language.number(count)) for count in _counts(done))])


def _together(others: Others | object, language: Language) -> list[html.Tr]:
    if not isinstance(others, Others):
        return []
    name = language.text(f"{_KEY}.others", n=others.institutions)
    cells = [html.Td(_about(count, language)) for count in _counts(others.done)]
    return [html.Tr([html.Th(name, scope="row"), *cells], className="together")]


def _about(count: int, language: Language) -> str:
    told = about(count)
    return language.text(f"{_KEY}.few", n=STEP) if told is None else language.text(f"{_KEY}.about", n=told)


def _notes(trace: Trace, language: Language) -> list[Any]:
    waiting = [language.unit(unit) for unit in _sorted(trace.waiting, language)]
    notes = [] if isinstance(trace.others, Others) else [language.text(f"{_KEY}.silence.{trace.others}")]
    if waiting:
        notes.append(language.text(f"{_KEY}.waiting", units=language.listed(waiting), n=len(waiting)))
    if trace.others is not Silence.NOBODY:
        notes.append(language.text(f"{_KEY}.missing"))
    return [html.P(note, className="about") for note in notes]


def _sorted(several: Sequence[UnitLink], language: Language) -> list[UnitLink]:
    return sorted(several, key=lambda unit: sort_key(language.unit(unit)))


def _alphabetical(named: Sequence[tuple[UnitLink, Done]], language: Language) -> list[tuple[UnitLink, Done]]:
    return sorted(named, key=lambda one: sort_key(language.unit(one[0])))
