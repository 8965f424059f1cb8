"""A whole worksheet to take along or to keep elsewhere: as it stands, for its team with all that was ever written."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from dashboard.attachments import Attached
from dashboard.meeting import Meeting
from dashboard.worksheet.finding import Frozen
from dashboard.worksheet.sheet import Sheet
from dashboard.worksheet.written import Written

CLOCK = "Europe/Copenhagen"  # of all times in the file


@dataclass(frozen=True, slots=True)
class Revision:
    """`base` is the revision that it was made on; `both` says that it holds what two wrote in the same place."""

    rev: int
    text: str
    author: str
    at: datetime
    base: int
    both: bool


@dataclass(frozen=True, slots=True)
class Export:
    """`history` by address, the oldest first; empty for others than the team."""

    sheet: Sheet
    findings: tuple[Frozen, ...]
    written: Written
    attached: tuple[Attached, ...]
    history: Mapping[str, Sequence[Revision]]
    meetings: tuple[Meeting, ...]


def as_json(export: Export) -> bytes:
    """Every text exactly as it was typed, in UTF-8."""
    content = {
        **_head(export.sheet),
        "clock": CLOCK,
        "fields": dict(export.written.texts),
        "history": {at: [_revision(one) for one in several] for at, several in export.history.items()},
        "files": [_file(one) for one in export.attached],
        "findings": [_finding(one) for one in export.findings],
        "meetings": [_meeting(one) for one in export.meetings],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _head(sheet: Sheet) -> dict[str, Any]:
    return {
        "worksheet": sheet.number,
        "team": sheet.plc.name,
        "unit": {"number": sheet.unit.unit, "name": sheet.unit.name},
        "round": sheet.round.key,
        "template": sheet.template,
        "status": sheet.status,
        "visibility": sheet.visibility,
        "begun": sheet.made.isoformat(),
        "previous": sheet.previous,
        "focus_areas": [
            {"number": one.number, "unit": one.unit, "form": one.form, "factor": one.factor} for one in sheet.topics
        ],
    }


def _revision(one: Revision) -> dict[str, Any]:
    return asdict(one) | {"at": one.at.isoformat()}


def _finding(one: Frozen) -> dict[str, Any]:
    """`content` is what the fingerprint, a SHA-256, was taken of; empty where the reader may not be told all of it."""
    return {"fingerprint": one.fingerprint, "at": one.at.isoformat(), "area": one.area, "content": one.text}


def _file(one: Attached) -> dict[str, Any]:
    """What is in it is not here: it is fetched by itself, and known by its fingerprint, a SHA-256."""
    told = {"row": one.row, "name": one.name, "media_type": one.media_type, "size": one.size, "removed": one.removed}
    return told | {"fingerprint": one.fingerprint, "author": one.author, "at": one.at.isoformat()}


def _meeting(one: Meeting) -> dict[str, Any]:
    times = {"planned": one.planned, "held": one.held}
    return {"row": one.row, "minutes": one.minutes} | {key: at and at.isoformat() for key, at in times.items()}
