"""Whatever is attached to a worksheet: honest files are kept, and nothing that runs, hides or bursts."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from dashboard.attachments import LONGEST_NAME, Refused, Type, name_of, type_of
from data_access import pictures
from data_access.attachments import checked
from tests.hostile.corpus import STRINGS
from tests.hostile.files import HONEST, HTML, REFUSED, excel, picture, with_place, word


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_file_is_taken(name: str) -> None:
    found = checked(name, HONEST[name])
    if found.type.is_picture:
        assert Image.open(BytesIO(found.content)).size == (60, 40)
    else:
        assert found.content == HONEST[name]


@pytest.mark.parametrize("what", REFUSED)
def test_a_hostile_file_is_refused_and_told_why(what: str) -> None:
    name, content, reason = REFUSED[what]
    with pytest.raises(Refused) as refused:
        checked(name, content)
    assert refused.value.key == f"attachment.refused.{reason}"


def test_every_reason_has_been_met() -> None:
    met = {reason for _, _, reason in REFUSED.values()} | {"many"}
    texts = {"empty", "large", "type", "differs", "broken", "bomb", "moving", "active", "cpr", "many"}
    assert met == texts


def test_a_picture_loses_its_place_its_camera_and_its_comments() -> None:
    sent = with_place()
    assert b"hemmelig" in sent
    assert Image.open(BytesIO(sent)).getexif().get_ifd(0x8825)
    kept = checked("IMG_1.jpg", sent).content
    made = Image.open(BytesIO(kept))
    assert not made.getexif()
    assert "exif" not in made.info
    assert "comment" not in made.info
    assert b"hemmelig" not in kept
    assert b"Telefon" not in kept


def test_a_picture_taken_on_its_side_stands_upright_once_its_mark_is_gone() -> None:
    assert Image.open(BytesIO(checked("a.jpg", with_place()).content)).size == (40, 60)


@pytest.mark.parametrize(("name", "form"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "WEBP")])
def test_what_hangs_behind_a_picture_is_gone(name: str, form: str) -> None:
    kept = checked(name, picture(form) + b"PK\x03\x04 and a page " + HTML).content
    assert HTML not in kept
    assert b"PK\x03\x04" not in kept


def test_what_is_written_inside_a_picture_is_gone() -> None:
    assert HTML not in checked("a.jpg", picture("JPEG", comment=HTML)).content


def test_a_see_through_picture_stays_so_and_its_small_one_is_on_white() -> None:
    made = BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(made, "PNG")
    kept = checked("a.png", made.getvalue()).content
    assert Image.open(BytesIO(kept)).convert("RGBA").getpixel((5, 5)) == (255, 0, 0, 0)
    small = Image.open(BytesIO(pictures.thumbnail(kept, Type.PNG))).convert("L")
    assert small.getextrema() == (255, 255)


def test_a_large_picture_becomes_smaller_and_keeps_its_shape() -> None:
    kept = checked("a.jpg", picture("JPEG", (4_800, 1_200))).content
    assert Image.open(BytesIO(kept)).size == (2_400, 600)
    assert max(Image.open(BytesIO(pictures.thumbnail(kept, Type.JPEG))).size) == 320


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Gæt & grin.docx", "Gæt & grin.docx"),
        (r"D:\arbejde\noter.docx", "noter.docx"),
        ("../../etc/passwd.docx", "passwd.docx"),
        ("faktura\u202excod.docx", "fakturaxcod.docx"),
        ("a\r\nSet-Cookie: x.docx", "aSet-Cookie_ x.docx"),
        ('"><img src=x>.docx', "___img src=x_.docx"),
        ("   .docx", "bilag.docx"),
        (".docx", "bilag.docx"),
        ("CON.docx", "bilag CON.docx"),
        ("a\u200bb\ufeff.docx", "ab.docx"),
        ("x" * 300 + ".docx", "x" * 100 + ".docx"),
        ("NOTAT.DOCX", "NOTAT.docx"),
    ],
)
def test_a_name_becomes_one_that_can_be_shown_and_kept_anywhere(name: str, kept: str) -> None:
    assert checked(name, word()).name == kept


@given(st.text(max_size=300) | st.sampled_from(STRINGS))
def test_whatever_a_file_is_called_its_kept_name_is_plain(name: str) -> None:
    try:
        found = name_of(f"{name}.pdf", Type.PDF)
    except Refused:
        return
    stem = found.removesuffix(".pdf")
    assert found.endswith(".pdf")
    assert 0 < len(stem) <= LONGEST_NAME
    assert found.isprintable()
    assert not set('<>:"/\\|?*') & set(found)
    assert stem == stem.strip(" .")
    found.encode()


def taken(name: str, content: bytes) -> bool:
    """Whether it is kept; anything but a refusal fails."""
    try:
        return len(checked(name, content).content) > 0
    except Refused:
        return False


@given(st.binary(max_size=400), st.sampled_from([one for one in Type if one is not Type.TXT]))
def test_no_accidental_bytes_are_taken_for_a_file(content: bytes, type_: Type) -> None:
    assert not taken(f"a.{type_}", content)


WHOLE = {"a.png": picture(), "a.docx": word(), "a.xlsx": excel(), "a.jpg": picture("JPEG"), "a.webp": picture("WEBP")}


@given(st.sampled_from(sorted(WHOLE)), st.integers(0, 40_000), st.binary(max_size=20), st.integers(0, 40))
def test_a_damaged_file_is_refused_or_taken_and_nothing_else_happens(
    name: str, at: int, put_in: bytes, left_out: int
) -> None:
    whole = WHOLE[name]
    at %= len(whole)
    damaged = whole[:at] + put_in + whole[at + left_out :]
    assert taken(name, whole)
    assert taken(name, damaged) in (True, False)


def test_a_file_is_what_it_begins_with_and_what_its_name_says() -> None:
    assert type_of("A.JPEG", picture("JPEG")) is Type.JPEG
    with pytest.raises(Refused):
        type_of("a.webp", b"RIFF\0\0\0\0WAVE")
