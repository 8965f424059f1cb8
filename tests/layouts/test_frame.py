"""What stands round every page."""

import pytest

from dashboard.language import Language
from layouts import failure, not_found
from layouts.frame import Entry, page
from tests.layouts.tree import attribute, find, links, words

HERE = "/profile/3?round=2019&form=pupil"


@pytest.mark.parametrize("made_up", [True, False])
def test_made_up_answers_are_said_to_be_made_up(danish: Language, made_up: bool) -> None:
    assert ("Svarene er opdigtede" in words(page("", danish, made_up=made_up))) is made_up


def test_the_first_link_leads_past_the_menus_to_the_content(danish: Language) -> None:
    shown = page("content", danish, menu=[Entry("/", "Forside")])
    first = find(shown, "A")[0]
    [main] = find(shown, "Main")
    assert first.href == f"#{main.id}"
    assert words(main) == "content"


def test_another_language_comes_back_to_the_same_page(language: Language) -> None:
    [link] = [link for link in find(page("", language, address=HERE), "A") if attribute(link, "hrefLang")]
    assert link.lang != language.code
    assert link.href == f"/language/{link.lang}?next=%2Fprofile%2F3%3Fround%3D2019%26form%3Dpupil"


def test_only_a_reader_who_is_signed_in_can_sign_out(danish: Language) -> None:
    assert links(page("", danish, reader="birthe"))["Log ud"] == "/logout"
    assert "birthe" in words(page("", danish, reader="birthe"))
    assert "Log ud" not in links(page("", danish))


def test_the_menu_marks_the_page_that_is_shown(danish: Language) -> None:
    menu = [Entry("/", "Forside", current=True), Entry("/method", "Metode")]
    [nav] = find(page("", danish, menu=menu), "Nav", "menu")
    assert [words(link) for link in find(nav, "A") if attribute(link, "aria-current") == "page"] == ["Forside"]


def test_every_group_of_links_has_a_name_of_its_own(danish: Language) -> None:
    entries = [Entry("/", "Forside")]
    names = [attribute(nav, "aria-label") for nav in find(page("", danish, menu=entries, footer=entries), "Nav")]
    assert len(names) == len(set(names)) == 2


def test_the_promise_leads_a_signed_in_reader_to_its_certificate(language: Language) -> None:
    [footer] = find(page("", language, reader="birthe"), "Footer")
    assert "/certificate" in links(footer).values()
    assert words(footer).startswith(language.text("frame.promise"))


def test_a_reader_finds_the_way_to_a_second_factor_but_not_in_a_demonstration(language: Language) -> None:
    for made_up in (False, True):
        [footer] = find(page("", language, reader="birthe", made_up=made_up), "Footer")
        assert ("/second-factor" in links(footer).values()) is not made_up


def test_a_stranger_reads_the_promise_without_a_way_in(language: Language) -> None:
    [footer] = find(page("", language), "Footer")
    assert words(footer) == language.text("frame.promise")
    assert not links(footer)


def test_the_way_to_the_certificate_is_marked_on_the_certificate(danish: Language) -> None:
    for address, mark in (("/certificate?round=2017", "page"), ("/profile/3", None)):
        [footer] = find(page("", danish, reader="birthe", address=address), "Footer")
        assert attribute(find(footer, "A")[0], "aria-current") == mark


def test_a_missing_page_leads_home(language: Language) -> None:
    shown = not_found.page(language)
    assert len(find(shown, "H1")) == 1
    assert list(links(shown).values()) == ["/"]


def test_a_failure_names_the_line_of_the_log_and_leads_back(danish: Language) -> None:
    shown = failure.page(danish, HERE, "8f31c2")
    assert "8f31c2" in words(shown)
    assert links(shown) == {"Prøv igen": HERE}
    assert "nummer" not in words(failure.page(danish, HERE))
