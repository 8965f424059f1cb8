"""The page around Dash."""

import pytest

from dashboard.language import Language
from layouts.document import document

PARTS = {name: f"<!-- {name} -->" for name in ("metas", "css", "config", "scripts", "renderer", "app_entry", "favicon")}


def shown(language: Language, theme: str | None = None) -> str:
    return document(language, theme, "/assets/{}".format, PARTS | {"title": "Tal & tekst"})


def test_it_is_in_the_readers_language(language: Language) -> None:
    assert f'<html lang="{language.code}">' in shown(language)
    assert language.text("frame.loading") in shown(language)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_chosen_theme_is_there_before_any_script(danish: Language, theme: str) -> None:
    assert f'<html lang="da" data-bs-theme="{theme}">' in shown(danish, theme)


@pytest.mark.parametrize("theme", [None, "", '"><script>', "blue"])
def test_a_theme_we_do_not_know_is_left_out(danish: Language, theme: str | None) -> None:
    assert '<html lang="da">' in shown(danish, theme)


def test_everything_dash_needs_is_there(danish: Language) -> None:
    assert all(PARTS[name] in shown(danish) for name in ("metas", "css", "config", "scripts", "renderer"))
    assert 'id="react-entry-point"' in shown(danish)
    assert "<title>Tal &amp; tekst</title>" in shown(danish)
