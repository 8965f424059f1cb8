"""The entries of the library as they stand, and how each came to be: what is shipped, and what was written since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Row, select

from dashboard.access import Scope
from dashboard.library import PARTS, AgeGroup, Entry, Evidence, Kind, Version
from dashboard.library_shipped import shipped
from dashboard.mapping import Name
from dashboard.moments import danish
from dashboard.plc import Plc, Visibility, access
from data_access import library, plcs, rounds, tables
from data_access.library import Kept, as_written


@dataclass(frozen=True, slots=True)
class Source:
    """Where a practice comes from. `reached`: the reader reaches into the worksheet."""

    plc: Plc
    type: str
    reached: bool


@dataclass(frozen=True, slots=True)
class Story:
    """An entry as it stands, and all its versions with the newest first; none for one that is as it was shipped."""

    entry: Entry
    versions: tuple[Version, ...] = ()
    source: Source | None = None


def stories(scope: Scope, store: Connection) -> list[Story]:
    """Everything that is shipped or was ever written, withdrawn or not; proposals too."""
    written = library.histories(store)
    sources = _sources(scope, store, {one.written.worksheet_id for lines in written for one in lines})
    found = [_story(lines, sources) for lines in written]
    changed = {story.entry.shipped for story in found}
    return [Story(one) for key, one in shipped().items() if key not in changed] + found


def standing(scope: Scope, store: Connection) -> list[Entry]:
    """What everybody may read."""
    return [one.entry for one in stories(scope, store) if not one.entry.withdrawn]


def institution_type(scope: Scope, store: Connection, institution: int) -> str:
    """As in units.csv: "" where it is not told."""
    return _types(store, [institution]).get(institution, "")


def _story(lines: list[Kept], sources: Mapping[int, Source]) -> Story:
    source = sources.get(lines[-1].written.worksheet_id or 0)
    versions = [Version(_entry(one, source), one.author, danish(one.at)) for one in reversed(lines)]
    return Story(versions[0].entry, tuple(versions), source)


def _entry(one: Kept, source: Source | None) -> Entry:
    written = one.written
    original = shipped().get(written.shipped or "")
    kind = Kind(written.kind)
    is_original = original is not None and as_written(original) == written
    return Entry(
        topics=original.topics if original else (written.topic,),
        kind=kind,
        age_group=AgeGroup(written.age_group),
        evidence=Evidence(written.evidence),
        title=original.title if original and is_original else Name(da=written.title),
        parts=original.parts if original and is_original else {one: Name(da=written.parts[one]) for one in PARTS[kind]},
        link=written.link,
        number=one.number,
        shipped=written.shipped,
        type=source.type if source else "",
        year=danish(one.at).year,
        worksheet=written.worksheet_id if source and source.reached else None,
        withdrawn=one.withdrawn,
    )


def _sources(scope: Scope, store: Connection, worksheets: Iterable[int | None]) -> dict[int, Source]:
    """By worksheet."""
    sheet, plc = tables.worksheet.c, tables.plc.c
    wanted = select(sheet.id.label("sheet"), sheet.visibility, tables.plc).join(tables.plc, plc.id == sheet.plc_id)
    rows = store.execute(wanted.where(sheet.id.in_([one for one in worksheets if one is not None]))).all()
    types = _types(store, {row.institution_id for row in rows})
    return {row.sheet: _source(scope, row, types) for row in rows}


def _source(scope: Scope, row: Row, types: Mapping[int, str]) -> Source:
    plc = plcs.of(row, row.id)
    return Source(plc, types.get(row.institution_id, ""), bool(access(scope, plc, Visibility(row.visibility))))


def _types(store: Connection, institutions: Iterable[int]) -> dict[int, str]:
    """As the newest round that has them knows them."""
    here = tables.unit_in_round
    wanted = select(here.c.unit_id, here.c.type).join(tables.round_).where(here.c.unit_id.in_(institutions))
    return {row.unit_id: row.type for row in store.execute(wanted.order_by(*rounds.oldest_first()))}
