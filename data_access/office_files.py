"""Word and Excel files, looked through before they are kept: no bombs, no macros, nothing that fetches or runs."""

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from dashboard.attachments import Refused, Type
from data_access.office_words import is_read, names_somebody

MOST_MEMBERS = 1_000
LARGEST_UNPACKED = 60 * 1024 * 1024  # bytes, of all members together
LARGEST_MEMBER_TOLD = 16 * 1024 * 1024  # bytes of a member whose words are looked through
_PIECE = 64 * 1024
_HEART = {Type.DOCX: "word/document.xml", Type.XLSX: "xl/workbook.xml"}
_CONTENT = "[Content_Types].xml"
_ACTIVE = "vbaproject|vbadata|activex|oleobject|macrosheets|customui"
_RUNS = re.compile(rf"{_ACTIVE}|\.(?:bin|exe|dll|js|vbs|hta|html?|svg)$", re.IGNORECASE)
_HARMLESS = re.compile(r"(?:^|/)printersettings\d*\.bin$", re.IGNORECASE)
_OUTSIDE = rb"attachedTemplate|oleObject|frame[\"']|subDocument|externalLinkPath|TargetMode\s*=\s*[\"']External"
_FETCHES = re.compile(_OUTSIDE, re.IGNORECASE)
_LINK = re.compile(rb"<Relationship\b[^>]*?/hyperlink[\"'][^>]*?>", re.IGNORECASE)


def look_through(content: bytes, type_: Type) -> None:
    """Raises Refused."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            _refuse_names(archive, type_)
            parts = _unpacked(archive, type_)
    except Refused:
        raise
    except (BadZipFile, LargeZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise Refused("broken") from error
    relations = [one for name, one in parts.items() if name.endswith(".rels")]
    if b"macroEnabled" in parts[_CONTENT] or any(_fetches(one) for one in relations):
        raise Refused("active")
    if names_somebody({name: one for name, one in parts.items() if is_read(name, type_)}, type_):
        raise Refused("cpr")


def _refuse_names(archive: ZipFile, type_: Type) -> None:
    members = archive.infolist()
    names = [one.filename for one in members]
    if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > LARGEST_UNPACKED:
        raise Refused("bomb")
    if not {_HEART[type_], _CONTENT} <= set(names) or len(set(names)) < len(names):
        raise Refused("broken")
    if any(_is_odd(one) for one in members):
        raise Refused("broken")
    if any(_RUNS.search(name) and not _HARMLESS.search(name) for name in names):
        raise Refused("active")


def _is_odd(member: ZipInfo) -> bool:
    """Locked, or with a name that leads out of the archive."""
    name = member.filename
    return bool(member.flag_bits & 1) or name.startswith("/") or "\\" in name or ".." in name.split("/")


def _unpacked(archive: ZipFile, type_: Type) -> dict[str, bytes]:
    """Every member is unpacked, since what an archive says of their size need not be true. Gives those looked into."""
    left, parts = LARGEST_UNPACKED, dict[str, bytes]()
    for member in archive.infolist():
        name = member.filename
        is_kept = name == _CONTENT or name.endswith(".rels") or is_read(name, type_)
        size, content = _read(archive, member, left, LARGEST_MEMBER_TOLD if is_kept else 0)
        left -= size
        if is_kept:
            parts[name] = content
    return parts


def _read(archive: ZipFile, member: ZipInfo, left: int, kept: int) -> tuple[int, bytes]:
    """How large it is, and its content where it is to be kept."""
    size, pieces = 0, list[bytes]()
    with archive.open(member) as opened:
        while piece := opened.read(_PIECE):
            size += len(piece)
            if size > left or (kept and size > kept):
                raise Refused("bomb")
            if kept:
                pieces.append(piece)
    return size, b"".join(pieces)


def _fetches(relations: bytes) -> bool:
    """A link that somebody may click is none."""
    return _FETCHES.search(_LINK.sub(b"", relations)) is not None
