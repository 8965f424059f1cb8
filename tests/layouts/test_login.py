"""The sign-in page."""

import re

import pytest

from dashboard.language import Language
from layouts.login import Refusal, page

USERS = [("leader", "leader"), ("resource", "resource_person")]
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)|\son\w+=|javascript:", re.IGNORECASE)


def asset(name: str) -> str:
    return f"/assets/{name}"


def test_it_asks_for_name_and_password(language: Language) -> None:
    shown = page(language, asset=asset)
    assert f'<html lang="{language.code}">' in shown
    assert 'name="username"' in shown
    assert 'type="password"' in shown
    assert '<form method="post" action="/login">' in shown


def test_it_remembers_where_the_reader_was_going(danish: Language) -> None:
    shown = page(danish, asset=asset, next_address="/profile/3?round=2019&form=pupil")
    assert 'name="next" value="/profile/3?round=2019&amp;form=pupil"' in shown
    assert "/language/en?next=%2Flogin%3Fnext%3D%252Fprofile%252F3" in shown


def test_what_came_from_outside_is_not_html(danish: Language) -> None:
    shown = page(danish, asset=asset, next_address='"><script>', username='"><b>', theme='"><i>')
    assert not any(tag in shown for tag in ("<script>", "<b>", "<i>"))


@pytest.mark.parametrize(("refusal", "text"), [("wrong", "er forkert"), ("wait", "Vent lidt")])
def test_a_refusal_is_announced_and_keeps_the_name(danish: Language, refusal: Refusal, text: str) -> None:
    shown = page(danish, asset=asset, refusal=refusal, username="birthe")
    assert 'role="alert"' in shown
    assert text in shown
    assert 'value="birthe"' in shown


def test_nothing_is_announced_at_first(danish: Language) -> None:
    assert 'role="alert"' not in page(danish, asset=asset)


def test_a_demonstration_has_a_button_for_every_role(danish: Language) -> None:
    shown = page(danish, asset=asset, demonstration=USERS)
    assert shown.count('name="password" value="demo"') == len(USERS)
    assert "Svarene er opdigtede" in shown
    assert 'aria-label="Log ind som Ressourceperson"' in shown


def test_a_real_store_has_no_such_buttons(danish: Language) -> None:
    shown = page(danish, asset=asset)
    assert "demo" not in shown
    assert "Svarene er opdigtede" not in shown


def test_no_script_stands_in_the_page_itself(danish: Language) -> None:
    assert not INLINE_SCRIPT.search(page(danish, asset=asset, demonstration=USERS))
