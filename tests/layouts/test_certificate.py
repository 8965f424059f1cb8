"""The certificate page tells people who do not reckon themselves what is promised and what was tested."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from dashboard.certificate import Finding, Protection
from dashboard.language import LANGUAGES, Language
from layouts.certificate import page, title
from layouts.pieces.proof import duration
from layouts.pieces.protection_table import share, total
from tests.layouts.protections import MASK, STATES, certificate, line, protection
from tests.layouts.test_language import HARDEST, PLACE, lix
from tests.layouts.tree import attribute, find, links, payload, words

KEY = re.compile(r"\b(?:certificate|frame|profile|hidden)\.[a-z_]+")


@pytest.fixture(params=STATES)
def any_protection(request: pytest.FixtureRequest) -> Protection:
    return STATES[request.param]


def test_every_state_is_told_in_words(any_protection: Protection, language: Language) -> None:
    shown = page(any_protection, language)
    assert not KEY.search(payload(shown))
    assert not re.search(r"\{\w*\}", words(shown))


@pytest.mark.parametrize(
    ("state", "finding"),
    [
        ("kept", "Ingen kan genkendes i tallene fra Kortlægning 2017"),
        ("broken", "Tallene fra Kortlægning 2017 holder ikke løftet"),
        ("untested", "Tallene fra Kortlægning 2017 er ikke prøvet endnu"),
        ("nothing", "Her er ingen tal at beskytte endnu"),
    ],
)
def test_the_heading_says_the_finding(danish: Language, state: str, finding: str) -> None:
    assert [words(heading) for heading in find(page(STATES[state], danish), "H1")] == [finding]


@pytest.mark.parametrize("rule", ["groups", "persons", "institutions"])
def test_a_single_finding_breaks_the_promise(rule: str) -> None:
    assert protection(certificate(**{rule: 1})).finding is Finding.BROKEN


def test_headings_leave_out_no_level(any_protection: Protection, language: Language) -> None:
    shown = page(any_protection, language)
    assert len(find(shown, "H1")) == 1
    assert not [heading for kind in ("H3", "H4") for heading in find(shown, kind)]


def test_the_day_of_the_test_stands_under_the_heading(danish: Language) -> None:
    [day] = find(page(protection(certificate()), danish), "P", "meta")
    assert words(day) == "Prøvet den 22-11-2017"
    assert not find(page(protection(None), danish), "P", "meta")


def test_each_promise_stands_with_what_the_test_of_it_found(danish: Language) -> None:
    [cards] = find(page(protection(certificate(groups=1)), danish), "Ul", "promises")
    found = [words(find(card, "P", "found")) for card in find(cards, "Li")]
    assert [" ".join(text.split()) for text in found] == [
        "5 svar er det færreste bag et tal",
        "1 gruppe kan regnes ud",
        "0 personers svar kan snævres ind",
        "0 institutioner kan regnes ud",
    ]
    assert [card.className for card in find(cards, "Li")] == ["kept", "broken", "kept", "kept"]


@pytest.mark.parametrize(("smallest", "state"), [(4, "broken"), (5, "kept")])
def test_a_number_on_too_few_answers_is_seen(danish: Language, smallest: int, state: str) -> None:
    shown = page(protection(certificate(line(smallest=9), line("parent", smallest=smallest))), danish)
    [cards] = find(shown, "Ul", "promises")
    assert find(cards, "Li")[0].className == state


def test_an_untested_round_promises_but_claims_nothing(language: Language) -> None:
    shown = page(protection(None), language)
    [cards] = find(shown, "Ul", "promises")
    assert [card.className for card in find(cards, "Li")] == ["untested"] * 4
    assert not find(shown, "P", "found")
    assert not find(shown, "Table")
    assert MASK[:12] not in payload(shown)


@pytest.mark.parametrize("k", [3, 5])
def test_the_smallest_group_is_the_rounds_own(danish: Language, k: int) -> None:
    shown = words(page(protection(certificate(k=k), k=k), danish))
    assert f"svar fra mindst {k} personer" in shown
    assert f"mindst {k - 1} andre" in shown
    assert f"Færre end {k} svar" in shown


def test_rounds_are_links_to_their_own_certificate(danish: Language) -> None:
    shown = page(protection(certificate()), danish)
    assert {name: address for name, address in links(shown).items() if name.isdecimal()} == {
        year: f"/certificate?round={year}" for year in ("2015", "2017", "2019")
    }
    assert [words(link) for link in find(shown, "A") if attribute(link, "aria-current")] == ["2017"]


def test_there_is_no_choice_of_one_round(danish: Language) -> None:
    assert not find(page(STATES["one round"], danish), "Nav")


def test_the_table_holds_a_row_for_every_form_in_the_forms_order_and_one_for_all(danish: Language) -> None:
    [table] = find(page(protection(certificate(line("parent", smallest=7), line())), danish), "Table")
    assert len(find(table, "Caption")) == 1
    assert {attribute(head, "scope") for head in find(table, "Th")} == {"col", "row"}
    rows = [[words(cell) for cell in [*find(row, "Th"), *find(row, "Td")]] for row in find(table, "Tr")[1:]]
    same = ["91\u00a0%", "99\u00a0%"]
    assert rows == [
        ["Elever", *same, "1.000", "870", "30", "60", "20", "20", "5"],
        ["Forældre", *same, "1.000", "870", "30", "60", "20", "20", "7"],
        ["Hele runden", *same, "2.000", "1.740", "60", "120", "40", "40", "5"],
    ]


def test_the_table_stands_under_its_finding(danish: Language) -> None:
    shown = page(protection(certificate(line(), line("parent", shown=370, few=560))), danish)
    assert "66\u00a0% af tallene kan ses" in [words(heading) for heading in find(shown, "H2")]


def test_one_form_needs_no_sum(danish: Language) -> None:
    [table] = find(page(STATES["one form"], danish), "Table")
    assert not find(table, "Tfoot")


def test_a_form_that_shows_nothing_has_no_fewest_answers(danish: Language) -> None:
    [row] = find(page(STATES["nothing shown"], danish), "Tr")[1:]
    assert words(find(row, "Td")[0]) == "0\u00a0%"
    assert words(find(row, "Td")[-1]) == "– intet tal"


def test_the_whole_rounds_fewest_answers_are_those_of_the_forms_that_show_any() -> None:
    assert total([line(smallest=None), line(smallest=8), line(smallest=6)]).smallest == 6
    assert total([line(smallest=None)]).smallest is None


@pytest.mark.parametrize(
    ("part", "whole", "told"), [(999, 1000, 0.99), (1000, 1000, 1.0), (0, 7, 0.0), (29, 100, 0.29)]
)
def test_a_share_is_never_rounded_up(part: int, whole: int, told: float) -> None:
    assert share(part, whole) == told


def test_a_share_of_nothing_is_no_share() -> None:
    assert share(0, 0) is None


def test_the_table_can_be_reached_and_scrolled_by_keyboard(danish: Language) -> None:
    [frame] = find(page(protection(certificate()), danish), "Div", "scroller")
    assert (frame.role, frame.tabIndex) == ("region", 0)
    assert attribute(frame, "aria-label")


def test_the_fingerprint_is_short_until_it_is_opened(danish: Language) -> None:
    [details] = find(page(protection(certificate()), danish), "Details")
    [summary] = find(details, "Summary")
    assert (words(summary), summary.title) == (MASK[:12], MASK)
    assert [words(code) for code in find(details, "Code", "whole")] == [MASK]


def test_two_publications_of_the_same_figures_on_a_day_have_the_same_page(language: Language) -> None:
    first = certificate()
    second = replace(first, seconds=first.seconds + 3.7, told_at=first.told_at + timedelta(minutes=11))
    assert payload(page(protection(first), language)) == payload(page(protection(second), language))


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.2, "minute"), (59.9, "minute"), (60, "twenty_minutes"), (1200, "hour"), (3599, "hour"), (3600, "longer")],
)
def test_the_time_is_told_coarsely(seconds: float, told: str) -> None:
    assert duration(seconds) == told


@pytest.mark.parametrize("state", ["kept", "broken", "untested"])
def test_the_page_says_what_no_test_covers(danish: Language, state: str) -> None:
    [limits] = find(page(STATES[state], danish), "Section", "limits")
    assert len(find(limits, "Li")) == 7


def test_a_store_without_rounds_says_what_to_wait_for(danish: Language) -> None:
    shown = page(STATES["nothing"], danish)
    assert "Når svarene fra en kortlægning er læst ind" in words(shown)
    assert not find(shown, "Ul")


def test_the_tab_names_the_round(danish: Language) -> None:
    assert title(protection(certificate()), danish) == "Beskyttelse af svar – Kortlægning 2017"
    assert title(STATES["nothing"], danish) == "Beskyttelse af svar"


def test_a_parent_can_read_the_certificate() -> None:
    texts = [text for key, text in LANGUAGES["da"].texts.items() if key.startswith(("certificate.", "hidden."))]
    prose = [PLACE.sub("5", text) for text in texts if text.endswith(".")]
    assert lix(" ".join(prose)) <= HARDEST
