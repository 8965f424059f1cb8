"""The pages of the ways in beside the sign-in page, and what all of them share."""

import re
from collections.abc import Callable

import pytest

from dashboard.language import Language
from layouts import invitation, login, second_factor
from layouts.plain import Sheet

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)|\son\w+=|javascript:", re.IGNORECASE)
HOSTILE = '"><img src=x onerror=alert(1)>'
KEY = "JBSW Y3DP EHPK 3PXP"


def set_up(sheet: Sheet, name: str = "birthe", **choices: bool) -> str:
    picture = f"otpauth://totp/{name}?secret=JBSWY3DPEHPK3PXP"
    return second_factor.set_up_page(sheet, picture=picture, key=KEY, **{"required": True, **choices})


PAGES: dict[str, Callable[[Sheet, str], str]] = {
    "sign-in": lambda sheet, name: login.page(sheet, username=name, next_address=name, provider=name, refusal="wrong"),
    "code": lambda sheet, _: second_factor.code_page(sheet, refusal="wrong"),
    "set-up": set_up,
    "invitation": lambda sheet, name: invitation.page(sheet, name=name, provider=name, refusal="password.short"),
    "no invitation": lambda sheet, _: invitation.over(sheet),
}


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> Callable[[Sheet, str], str]:
    return PAGES[request.param]


def sheet(language: Language, address: str = "/login/code") -> Sheet:
    return Sheet(language, lambda name: f"/assets/{name}", address)


def test_a_page_is_in_the_readers_language_with_one_heading(
    page: Callable[[Sheet, str], str], language: Language
) -> None:
    shown = page(sheet(language), "birthe")
    assert f'<html lang="{language.code}">' in shown
    assert shown.count("<h1>") == 1
    assert len(re.findall("<title>.+</title>", shown)) == 1


def test_a_page_needs_no_script_of_its_own(page: Callable[[Sheet, str], str], danish: Language) -> None:
    assert not INLINE_SCRIPT.search(page(sheet(danish), "birthe"))


def test_names_are_never_html(page: Callable[[Sheet, str], str], danish: Language) -> None:
    assert "<img" not in page(sheet(danish, HOSTILE), HOSTILE)


def test_another_language_comes_back_to_the_page(page: Callable[[Sheet, str], str], danish: Language) -> None:
    assert "/language/en?next=%2Flogin%2Fcode" in page(sheet(danish), "birthe")


def test_every_field_has_a_label(page: Callable[[Sheet, str], str], danish: Language) -> None:
    shown = page(sheet(danish), "birthe")
    fields = re.findall(r'<input class="[^"]+" id="([^"]+)"', shown)
    assert all(f'for="{field}"' in shown for field in fields)


def test_a_refusal_is_announced_where_the_field_points(danish: Language) -> None:
    shown = second_factor.code_page(sheet(danish), refusal="wrong")
    assert 'id="refusal" role="alert"' in shown
    assert 'aria-describedby="refusal"' in shown


def test_the_square_can_be_read_as_letters_too(language: Language) -> None:
    shown = set_up(sheet(language))
    assert f'role="img" aria-label="{language.text("second_factor.scan.picture", letters=KEY)}"' in shown
    assert f"<code>{KEY}</code>" in shown
    assert "<svg" in shown


def test_a_reader_is_asked_who_they_are_only_where_they_can_show_it(danish: Language) -> None:
    assert 'name="proof"' in set_up(sheet(danish), required=False, proof=True)
    assert 'name="proof"' not in set_up(sheet(danish), required=True)


def test_an_invitation_leads_to_another_service_only_where_there_is_one(danish: Language) -> None:
    own = sheet(danish, "/invitation/abc")
    assert 'href="/invitation/abc/openid"' in invitation.page(own, name="birthe", provider="Skolelogin")
    assert "openid" not in invitation.page(own, name="birthe")
