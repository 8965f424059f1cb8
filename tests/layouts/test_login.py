"""The sign-in page."""

import pytest

from dashboard.language import Language
from layouts.login import Refusal, page
from layouts.plain import Sheet

USERS = [("leader", "leader"), ("resource", "resource_person")]


def sheet(language: Language, *, made_up: bool = False, theme: str | None = None, address: str = "/login") -> Sheet:
    return Sheet(language, lambda name: f"/assets/{name}", address, theme, made_up)


def test_it_asks_for_name_and_password(language: Language) -> None:
    shown = page(sheet(language))
    assert f'<html lang="{language.code}">' in shown
    assert 'name="username"' in shown
    assert 'type="password"' in shown
    assert '<form method="post" action="/login">' in shown


def test_it_remembers_where_the_reader_was_going(danish: Language) -> None:
    shown = page(
        sheet(danish, address="/login?next=%2Fprofile%2F3"),
        next_address="/profile/3?round=2019&form=pupil",
        provider="Skolelogin",
    )
    assert 'name="next" value="/profile/3?round=2019&amp;form=pupil"' in shown
    assert "/language/en?next=%2Flogin%3Fnext%3D%252Fprofile%252F3" in shown
    assert 'href="/login/openid?next=%2Fprofile%2F3%3Fround%3D2019%26form%3Dpupil"' in shown


def test_what_came_from_outside_is_not_html(danish: Language) -> None:
    shown = page(sheet(danish, theme='"><i>'), next_address='"><script>', username='"><b>', provider='"><u>')
    assert not any(tag in shown for tag in ("<script>", "<b>", "<i>", "<u>"))


@pytest.mark.parametrize(("refusal", "text"), [("wrong", "er forkert"), ("wait", "Vent lidt")])
def test_a_refusal_is_announced_and_keeps_the_name(danish: Language, refusal: Refusal, text: str) -> None:
    shown = page(sheet(danish), refusal=refusal, username="birthe")
    assert 'role="alert"' in shown
    assert text in shown
    assert 'value="birthe"' in shown
    assert shown.count('aria-invalid="true"') == 2


@pytest.mark.parametrize("refusal", ["late", "provider", "unknown", "taken"])
def test_other_refusals_do_not_blame_the_fields(language: Language, refusal: Refusal) -> None:
    shown = page(sheet(language), refusal=refusal)
    assert language.text(f"login.{refusal}") in shown
    assert "aria-invalid" not in shown


def test_nothing_is_announced_at_first(danish: Language) -> None:
    assert 'role="alert"' not in page(sheet(danish))


def test_a_demonstration_has_a_button_for_every_role(danish: Language) -> None:
    shown = page(sheet(danish, made_up=True), demonstration=USERS)
    assert shown.count('name="password" value="demo"') == len(USERS)
    assert "Svarene er opdigtede" in shown
    assert 'aria-label="Log ind som Ressourceperson"' in shown


def test_a_real_store_has_no_such_buttons(danish: Language) -> None:
    shown = page(sheet(danish))
    assert "demo" not in shown
    assert "Svarene er opdigtede" not in shown


def test_another_service_is_offered_by_its_name_only_where_there_is_one(danish: Language) -> None:
    assert "Log ind med Skolelogin" in page(sheet(danish), provider="Skolelogin")
    assert "openid" not in page(sheet(danish))
