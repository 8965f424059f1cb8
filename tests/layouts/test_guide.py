"""The guided first visit: steps at parts that are on the page, for whoever has not been around."""

from dataclasses import replace

from dashboard.language import Language
from dashboard.shown_around import STEPS, Tour
from layouts import profile as layout
from layouts.pieces.guide import again, guide
from tests.layouts.tree import attribute, find, links, walk, words
from tests.layouts.values import profile

FIRST, SEEN = Tour("profile", seen=False), Tour("profile", seen=True)
PARTS = ("summary", "finding")


def test_every_step_leads_to_a_part_of_the_profile(language: Language) -> None:
    page = layout.page(profile(), language, FIRST)
    [box] = [one for one in find(page, "Section") if attribute(one, "id") == "guide"]
    ids = {attribute(part, "id") for part in walk(page)}
    found = links(box)
    assert len(found) == len(STEPS["profile"]) == 4
    assert {address.removeprefix("#") for address in found.values()} <= ids


def test_it_comes_before_the_figures_and_is_part_of_the_page(language: Language) -> None:
    ids = [attribute(part, "id") for part in walk(layout.page(profile(), language, FIRST))]
    assert ids.index("guide") < ids.index("summary") < ids.index("finding")


def test_whoever_has_been_around_sees_a_way_to_go_again_and_nothing_else(language: Language) -> None:
    page = layout.page(profile(), language, SEEN)
    assert [one for one in walk(page) if attribute(one, "id") == "guide"] == []
    assert language.text("guide.again") in words(find(page, "Details", "reading"))
    assert language.text("guide.again") not in words(layout.page(profile(), language, FIRST))


def test_where_there_are_no_figures_nobody_is_shown_around(danish: Language) -> None:
    empty = replace(profile(), factors=())
    assert danish.text("guide.title") not in words(layout.page(empty, danish, FIRST))
    assert guide(FIRST, empty.selection, ("elsewhere",), danish) == []
    assert guide(None, empty.selection, PARTS, danish) == again(None, empty.selection, danish) == []


def test_the_buttons_send_the_whole_address_along(danish: Language) -> None:
    selection = profile().selection.to(split="gender=girl", against="programme")
    for parts in (guide(FIRST, selection, PARTS, danish), again(SEEN, selection, danish)):
        sent = {attribute(one, "name"): attribute(one, "value") for one in find(parts, "Input")}
        assert sent["unit"] == str(selection.unit)
        assert (sent["split"], sent["against"]) == ("gender=girl", "programme")
