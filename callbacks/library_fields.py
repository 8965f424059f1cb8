"""What forms of the library send, read as what is to be kept; whatever our own pages would not send is denied."""

from collections.abc import Collection

from callbacks.mounting import Denied, Fields
from dashboard.library import EVIDENCE, PARTS, AgeGroup, Kind
from dashboard.library_words import LONGEST_PART, LONGEST_TITLE, read, refusal
from dashboard.said import Said
from data_access.library import Written

_KEPT = ("form", "title", "topic", "age", "evidence", "link")


def written(fields: Fields, kind: Kind, topics: Collection[str]) -> Written:
    """Raises Denied."""
    title, parts, link = read(fields, kind)
    topic, age, usual = fields.get("topic", ""), fields.get("age", ""), EVIDENCE[kind][0]
    evidence = fields.get("evidence", str(usual)) if len(EVIDENCE[kind]) > 1 else str(usual)
    if topic not in topics or age not in set(AgeGroup) or evidence not in EVIDENCE[kind]:
        raise Denied
    return Written(topic, kind.value, age, evidence, title, parts, link)


def refused(found: Written, fields: Fields, names: Collection[str] = ()) -> Said | None:
    """Why it is not taken, with everything that was typed."""
    reason = refusal(Kind(found.kind), found.title, found.parts, found.link, names)
    return said(reason, fields, Kind(found.kind)) if reason else None


def said(reason: str, fields: Fields, kind: Kind) -> Said:
    kept = {name: fields.get(name, "") for name in (*_KEPT, *PARTS[kind]) if name in fields}
    limits = {"title": str(LONGEST_TITLE), "part": str(LONGEST_PART)}
    return Said(reason, limits, refused=True, kept=kept | {"why": reason})
