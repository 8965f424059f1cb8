"""Files that somebody might attach to a worksheet: honest ones of every kind, and such as wish no good."""

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docx import Document
from openpyxl import Workbook
from PIL import Image

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
OUTSIDE = (
    b'<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
    b' Target="https://elsewhere.invalid/t.dotm" TargetMode="External"/>'
)
CLICKED = (
    b'<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"'
    b' Target="https://example.org/" TargetMode="External"/>'
)


def picture(form: str = "PNG", size: tuple[int, int] = (60, 40), **saved: object) -> bytes:
    """Red on the left and blue on the right, so that turning it shows."""
    made, points = BytesIO(), Image.new("RGB", size, "blue")
    points.paste("red", (0, 0, size[0] // 2, size[1]))
    points.save(made, form, **saved)
    return made.getvalue()


def with_place() -> bytes:
    """As a telephone takes it: lying on its side, with place, camera and a comment."""
    exif = Image.Exif()
    exif[0x0110], exif[0x0112], exif[0x9286] = "Telefon 12", 6, "hemmelig"
    exif.get_ifd(0x8825).update({1: "N", 2: (55.0, 40.0, 33.0), 3: "E", 4: (12.0, 34.0, 6.0)})
    return picture("JPEG", exif=exif, comment=b"hemmelig")


def moving() -> bytes:
    made, frames = BytesIO(), [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(made, "PNG", save_all=True, append_images=frames[1:])
    return made.getvalue()


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of a few bytes that says it is very large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + _chunk(b"IEND")


def _chunk(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def word(*paragraphs: str) -> bytes:
    made, document = BytesIO(), Document()
    for text in paragraphs or ("Vi talte med børnene.",):
        document.add_paragraph(text)
    document.save(made)
    return made.getvalue()


def excel(*texts: str | float) -> bytes:
    made, book = BytesIO(), Workbook()
    for text in texts or ("Uge 40", "Uge 41"):
        book.active.append([text])
    book.save(made)
    return made.getvalue()


def with_member(archive: bytes, name: str, content: bytes) -> bytes:
    """The same archive with one more in it, or with another content of that name."""
    made = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for one in old.infolist():
            if one.filename != name:
                new.writestr(one, old.read(one))
        new.writestr(name, content)
    return made.getvalue()


def with_relation(archive: bytes, relation: bytes) -> bytes:
    return with_member(archive, "word/_rels/settings.xml.rels", _RELATIONS % relation)


def archive(members: Mapping[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name, content in members.items():
            new.writestr(name, content)
    return made.getvalue()


def zip_bomb() -> bytes:
    """A few hundred kilobytes that unpack to far more than anybody would write."""
    return with_member(word(), "word/media/picture.xml", b"\0" * (80 * 1024 * 1024))


def lying_bomb() -> bytes:
    """As before, and the archive says of it that it is small."""
    honest = zip_bomb()
    return honest.replace(struct.pack("<I", 80 * 1024 * 1024), struct.pack("<I", 100))


def locked() -> bytes:
    found = bytearray(word())
    at = found.find(b"PK\x01\x02")
    while at >= 0:
        found[at + 8] |= 1
        at = found.find(b"PK\x01\x02", at + 4)
    return bytes(found)


def climbing() -> bytes:
    return with_member(word(), "../../etc/passwd", b"x")


def many_members() -> bytes:
    made = BytesIO(word())
    with ZipFile(made, "a", ZIP_STORED) as new:
        for number in range(1_200):
            new.writestr(ZipInfo(f"word/media/{number}.xml"), b"")
    return made.getvalue()


HONEST: dict[str, bytes] = {
    "billede.png": picture(),
    "billede.jpg": picture("JPEG"),
    "BILLEDE.JPEG": picture("JPEG"),
    "billede.webp": picture("WEBP"),
    "notat.pdf": PDF,
    "notat.docx": word(),
    "link.docx": with_relation(word(), CLICKED),
    "optælling.xlsx": excel(),
    "tal.xlsx": excel(1 / 3, 0.1234567891, 20191103, 12345678),
    "rækker af tal.docx": word("1234", "5678", "9012", "3456"),
    "noter.txt": "Vi så 5 < 6 børn i gården.\r\nDet var godt.".encode(),
    "gamle noter.txt": "Børnene løb på græsset.".encode("cp1252"),
}
# Why each is refused, as the end of the text's key.
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "nothing": ("a.png", b"", "empty"),
    "too large": ("a.txt", b"a" * (5 * 1024 * 1024 + 1), "large"),
    "a page": ("a.html", HTML, "type"),
    "a drawing that runs": ("a.svg", SVG, "type"),
    "a program": ("a.exe", b"MZ\x90\0", "type"),
    "a macro document": ("a.docm", word(), "type"),
    "an old document": ("a.doc", b"\xd0\xcf\x11\xe0", "type"),
    "no ending": ("README", b"hej", "type"),
    "an ending hidden behind another": ("a.png.html", picture(), "type"),
    "a page called a picture": ("a.png", HTML, "differs"),
    "a drawing called a picture": ("a.jpg", SVG, "differs"),
    "a moving GIF called PNG": ("a.png", b"GIF89a" + b"\0" * 40, "differs"),
    "a picture of another kind": ("a.png", picture("JPEG"), "differs"),
    "a page called text": ("a.txt", HTML, "differs"),
    "a page called text, behind a mark": ("a.txt", b"\xef\xbb\xbf  \n" + HTML, "differs"),
    "a drawing called text": ("a.txt", b"hej\n" + SVG, "differs"),
    "bytes called text": ("a.txt", b"hej\0hej", "differs"),
    "a page before a PDF": ("a.pdf", HTML + PDF, "differs"),
    "a PDF that does not end": ("a.pdf", PDF[:-6] + b" " * 2000, "differs"),
    "a PDF with a program behind it": ("a.pdf", PDF + b"MZ" * 2000, "differs"),
    "half a picture": ("a.png", picture()[:70], "broken"),
    "the beginning of a picture, then a page": ("a.png", picture()[:8] + HTML, "broken"),
    "a bomb of a picture": ("a.png", bomb(), "bomb"),
    "a picture that moves": ("a.png", moving(), "moving"),
    "an archive called Word": ("a.docx", archive({"a.txt": b"a"}), "broken"),
    "Excel called Word": ("a.docx", excel(), "broken"),
    "half a document": ("a.docx", word()[:500], "broken"),
    "a locked document": ("a.docx", locked(), "broken"),
    "a document that climbs out": ("a.docx", climbing(), "broken"),
    "a document that unpacks to too much": ("a.docx", zip_bomb(), "bomb"),
    "one that lies about it": ("a.docx", lying_bomb(), "broken"),
    "one of too many members": ("a.docx", many_members(), "bomb"),
    "macros": ("a.docx", with_member(word(), "word/vbaProject.bin", b"x"), "active"),
    "macros under another name": (
        "a.docx",
        with_member(word(), "[Content_Types].xml", b"<Types>application/vnd.ms-word.document.macroEnabled</Types>"),
        "active",
    ),
    "an embedded object": ("a.docx", with_member(word(), "word/embeddings/oleObject1.bin", b"x"), "active"),
    "an embedded page": ("a.docx", with_member(word(), "word/afchunk.html", HTML), "active"),
    "a template from elsewhere": ("a.docx", with_relation(word(), OUTSIDE), "active"),
    "one behind a link": ("a.docx", with_relation(word(), CLICKED + OUTSIDE), "active"),
    "a control in a sheet": ("a.xlsx", with_member(excel(), "xl/activeX/activeX1.xml", b"<x/>"), "active"),
    "a number of somebody in text": ("a.txt", b"010190-1234", "cpr"),
    "one in a document": ("a.docx", word("Barnet 010190-1234"), "cpr"),
    "one in a document, in two halves": (
        "a.docx",
        with_member(word(), "word/footnotes.xml", b"<w:p><w:r><w:t>010190</w:t></w:r><w:r><w:t>1234</w:t></w:r></w:p>"),
        "cpr",
    ),
    "one in a sheet": ("a.xlsx", excel("010190 1234"), "cpr"),
    "one that a sheet takes for a number": ("a.xlsx", excel(101901234), "cpr"),
    "one as the name": ("010190-1234.png", picture(), "cpr"),
}
