"""The contents of the minutes of a meeting, once for the page, the Word file and the PDF."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dashboard.language import Language
from dashboard.meeting import Shows, Step, agenda
from dashboard.minutes import Minutes
from dashboard.worksheet.finding import About, Figure, Finding
from dashboard.worksheet.form import Field, field, sections
from layouts.pieces.hidden import instead_of_points
from layouts.pieces.meeting_words import about, moment, when
from layouts.pieces.worksheet_values import value


@dataclass(frozen=True, slots=True)
class Said:
    """A field: what it asks for, and what the team wrote."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A table; the first column names the row."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


Block = Said | Rows


@dataclass(frozen=True, slots=True)
class Part:
    """A step of the meeting with what it has left behind."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """`about` are the lines under the title; `note` says from when the texts are."""

    title: str
    about: tuple[str, ...]
    parts: tuple[Part, ...]
    note: str


def contents(minutes: Minutes, language: Language) -> Contents:
    """Steps in which nothing was written are left out."""
    parts = [_part(step, minutes, language) for step in agenda().steps]
    return Contents(
        title=language.text("meeting.minutes_title", place=minutes.meeting.place, team=minutes.sheet.plc.name),
        about=_about(minutes, language),
        parts=tuple(part for part in parts if part.blocks),
        note=_note(minutes, language),
    )


def _about(minutes: Minutes, language: Language) -> tuple[str, ...]:
    sheet, round_ = minutes.sheet, language.name(minutes.sheet.round.name)
    lines = [when(minutes.meeting, language), f"{language.unit(sheet.unit)} · {round_}"]
    topics = [language.factor(one.name, turned=one.turned) for one in sheet.topics]
    if topics:
        lines.append(language.text("meeting.minutes_areas", n=len(topics), areas=language.listed(topics)))
    return tuple(lines)


def _note(minutes: Minutes, language: Language) -> str:
    if minutes.meeting.ended is None or minutes.meeting.step is not None or not minutes.sheet.with_past:
        return language.text("meeting.minutes_now")
    return language.text("meeting.minutes_then", at=moment(minutes.meeting.ended, language))


def _part(step: Step, minutes: Minutes, language: Language) -> Part:
    """The figures belong to the step that first looks at them."""
    figures = [_figures(one, language) for one in minutes.findings] if step.shows is Shows.PLAIN else []
    fields = [one for address in step.addresses(minutes.meeting.row) for one in _said(address, minutes, language)]
    rows = [one for section, keys in step.rows.items() for one in _rows(section, keys, minutes, language)]
    return Part(language.text(f"meeting.step.{step.key}.title"), (*figures, *fields, *rows))


def _said(address: str, minutes: Minutes, language: Language) -> Iterator[Said]:
    found, text = field(address), minutes.text(address)
    if found is not None and text:
        yield Said(_label(found, language), value(found, text, language))


def _rows(section: str, keys: Collection[str], minutes: Minutes, language: Language) -> Iterator[Rows]:
    """Columns in which nothing stands are left out."""
    written = minutes.written.rows(section)
    fields = [one for one in sections()[section].fields if one.key in keys]
    used = [one for one in fields if any(row.text(one.key).strip() for row in written)]
    if used:
        rows = tuple(tuple(value(one, row.text(one.key), language) for one in used) for row in written)
        yield Rows(language.text(f"worksheet.section.{section}"), tuple(_label(one, language) for one in used), rows)


def _label(found: Field, language: Language) -> str:
    return language.text(f"worksheet.field.{found.section}.{found.key}")


def _figures(finding: Finding, language: Language) -> Rows:
    """As they were seen, without what they may mean."""
    columns = ("what", "points", "interval", "n")
    heads = tuple(language.text(f"factor_page.column.{column}") for column in columns)
    rows = tuple(_figure(one, finding, language) for one in finding.figures)
    return Rows(about(finding, language), heads, rows, language.name(finding.round.name))


def _figure(one: Figure, finding: Finding, language: Language) -> tuple[str, ...]:
    name = language.name(one.round.name if one.about is About.ROUND else one.name)
    cell = one.cell
    if not cell.shown:
        return (name, instead_of_points(cell, finding.k, language).strip(), "", "")
    interval = language.interval(cell.low or 0, cell.high or 0)
    return (name, language.points(cell.points or 0), interval, language.number(cell.n or 0))
