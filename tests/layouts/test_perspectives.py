"""The page of perspectives says what the verdicts say and nothing more, and hides what is hidden in every part."""

import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from dashboard.cells import Cell, Status
from dashboard.comparison import Side
from dashboard.language import LANGUAGES, Language
from dashboard.mapping import Name
from dashboard.perspectives import Gap, Perspectives, Voice
from layouts.figures.perspectives import figure, half_width
from layouts.perspectives import page as lay_out
from layouts.pieces.perspective_sentences import more, takeaway
from layouts.pieces.perspective_words import SIGNS
from tests.dashboard.voices import FORMS, NOT_TOLD, TOPICS, asked, page, shown, voice, worlds
from tests.layouts.tree import attribute, find, links, payload, words
from tests.statistics.made_up import some_examples

Voices = dict[str, list[Voice]]
CSS = (Path(__file__).parents[2] / "assets" / "laeringsblik.css").read_text(encoding="utf-8")
APART = re.compile(r"(\w+) ligger (\d+) point højere end (\w+), hver målt mod sit eget snit\.")
DIFFERENT = re.compile(r"^(.+): (\w+) og (\w+) ser forskelligt på det$")
DANISH = LANGUAGES["da"]


def gaps(found: Perspectives) -> list[Gap]:
    return [gap for construct in found.in_view for gap in construct.gaps]


def form(voice: Voice) -> str:
    return voice.form.name.da


def clear_pair(points: int = 560) -> list[Voice]:
    return [voice(0, shown(points, 400, 20)), voice(1, shown(500, 400, 20))]


def unclear_pair() -> list[Voice]:
    return [voice(0, shown(503), name=TOPICS["teaching"]), voice(1, shown(500), name=TOPICS["teaching"])]


def hidden_pair(cell: Cell = NOT_TOLD[0]) -> list[Voice]:
    return [voice(0, shown(503), name=TOPICS["bullying"]), voice(1, cell, name=TOPICS["bullying"])]


@given(worlds())
@some_examples
def test_every_sentence_says_what_a_verdict_says(voices: Voices) -> None:
    found = page(voices)
    if not found.constructs:
        return
    clear = {
        (form(higher), gap.distance, form(lower))
        for gap in gaps(found)
        if gap.is_clear
        for higher, lower in [gap.higher_first]
    }
    heading, sentences = takeaway(found, DANISH), more(found, DANISH)
    told = [gap for gap in gaps(found) if gap.difference]
    assert bool(DIFFERENT.match(heading)) == bool(clear)
    if match := DIFFERENT.match(heading):
        assert {match[2], match[3]} in [{one, other} for one, _, other in clear]
    for sentence in sentences:
        if match := APART.match(sentence):
            assert (match[1], int(match[2]), match[3]) in clear
            assert int(match[2]) == max(distance for _, distance, _ in clear)
    assert bool(clear) == any(APART.match(sentence) for sentence in sentences)
    if "Ingen" in heading:
        assert not clear
    if heading.endswith("kan vises"):
        assert not told
    if heading == DANISH.text("perspectives.finding.chance"):
        assert len(told) == len(gaps(found))


@given(worlds())
@some_examples
def test_every_row_of_the_table_of_gaps_says_what_its_verdict_says(voices: Voices) -> None:
    found = page(voices)
    if not found.constructs:
        return
    rows = [row for row in find(find(lay_out(found, DANISH), "Table", "gaps"), "Tr") if find(row, "Td")]
    for gap, row in zip(gaps(found), rows, strict=True):
        text = words(row)
        assert f" {form(gap.one)} mod {form(gap.other)} " in text
        if gap.difference is None:
            assert not re.search(r"\d", text)
        elif gap.is_clear:
            assert f"{form(gap.higher_first[0])} ligger tydeligt højere." in text
        else:
            assert text.endswith("kan ikke skelnes fra tilfældighed")


@given(worlds())
@some_examples
def test_the_chart_says_of_each_topic_how_clear_its_gap_is(voices: Voices) -> None:
    found = page(voices)
    if not found.constructs:
        return
    drawn = traces(figure(found, DANISH))
    told = {
        y: text for state in ("clear", "chance", "untold") for y, text in zip(*texts(drawn[f"gap{state}"]), strict=True)
    }
    expected = [
        "ikke vist"
        if one.largest is None
        else f"↔ {one.largest.distance} point"
        if one.largest.is_clear
        else "ikke tydelig"
        for one in found.in_view
    ]
    assert [text for _, text in sorted(told.items())] == expected


@given(worlds())
@some_examples
def test_chart_and_table_hold_the_same_numbers_and_none_of_a_hidden_voice(voices: Voices) -> None:
    found = page(voices)
    if not found.constructs:
        return
    shown_cells = sorted(v.cell.points or 0 for c in found.in_view for v in c.voices if v.cell.shown)
    drawn = [trace for trace in figure(found, DANISH)["data"] if trace["mode"] == "markers"]
    assert sorted(x for trace in drawn for x in trace["x"]) == shown_cells
    table = find(lay_out(found, DANISH), "Table", "voices")
    assert sorted(int(words(strong)) for strong in find(table, "Strong")) == shown_cells
    silent = find(table, "Td", "silent")
    assert len(silent) == sum(not v.cell.shown for c in found.in_view for v in c.voices)
    assert all(not re.search(r"\d", words(cell).replace("5 svar", "").replace("590", "")) for cell in silent)


def traces(drawn: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {trace["uid"]: trace for trace in drawn["data"]}


def texts(trace: dict[str, Any]) -> tuple[list[int], list[str]]:
    return trace["y"], trace["text"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_which_of_the_two_reasons_hides_a_voice_changes_no_length(code: str) -> None:
    """As everywhere: the size of an answer tells nothing."""
    language = LANGUAGES[code]
    sizes = {
        len(payload(lay_out(page({"a": clear_pair(), "b": hidden_pair(Cell(status))}), language)))
        for status in (Status.FEW, Status.PROTECT)
    }
    assert len(sizes) == 1


def test_hidden_on_one_side_hides_the_gap_and_says_so() -> None:
    found = page({"bullying": hidden_pair()})
    laid = lay_out(found, DANISH)
    assert takeaway(found, DANISH) == "Ingen forskel mellem perspektiverne kan vises"
    assert "Kan ikke vises, for her er ikke et tal fra Forældre." in words(find(laid, "Table", "gaps"))
    assert "Hvorfor er noget skjult?" in words(laid)
    assert links(laid)["Egebæk"] == "/perspectives/2?round=2019"


def test_of_gaps_that_are_partly_hidden_only_those_shown_are_spoken_of() -> None:
    found = page({"teaching": unclear_pair(), "bullying": hidden_pair()})
    assert takeaway(found, DANISH) == "Ingen af de forskelle, der kan vises, kan skelnes fra tilfældighed"
    assert more(found, DANISH) == ["1 forskel kan ikke vises, fordi en af siderne ikke har et tal."]


def test_nothing_clear_is_said_in_the_heading() -> None:
    found = page({"teaching": unclear_pair()})
    assert takeaway(found, DANISH) == "Ingen forskel mellem perspektiverne kan skelnes fra tilfældighed"


def test_the_first_sentence_says_what_the_points_are_held_against(language: Language) -> None:
    first = find(lay_out(page({"wellbeing": clear_pair()}), language), "P", "lead")[0]
    assert words(first) == language.text("perspectives.lead")
    assert re.search("mod sine egne|against its own", words(first))


def test_nobody_is_said_to_answer_higher(language: Language) -> None:
    """A gap is between two distances, never between two answers."""
    spoken = [text for key, text in language.texts.items() if key.startswith("perspectives.")]
    about_answers = [text for text in spoken if re.search(r"svarer (højere|højest)|answers? high", text)]
    assert all(re.search(r"\b(ikke|not)\b", text) for text in about_answers)


def test_the_heading_is_about_the_topic_that_was_chosen() -> None:
    voices = {"wellbeing": clear_pair(), "teaching": unclear_pair(), "bullying": hidden_pair()}
    chosen = {key: takeaway(page(voices, chosen=key), DANISH) for key in voices}
    assert chosen == {
        "wellbeing": "Trivsel: Elever og Forældre ser forskelligt på det",
        "teaching": "Undervisning: Ingen forskel, der kan vises, kan skelnes fra tilfældighed",
        "bullying": "Mobning: Ingen forskel kan vises",
    }


def test_a_chosen_topic_stands_alone_with_its_questions_open() -> None:
    laid = lay_out(page({"wellbeing": clear_pair(), "teaching": unclear_pair()}, chosen="teaching"), DANISH)
    [opened] = find(find(laid, "Section", "wordings"), "Details")
    assert words(find(opened, "Strong")) == "Undervisning"
    assert opened.open
    assert links(laid)["Trivsel"] == "/perspectives/3?round=2019&factor=wellbeing"
    assert links(laid)["Alle emner"] == "/perspectives/3?round=2019"


def test_a_topic_that_is_chosen_drops_the_form_from_the_address() -> None:
    """With a form the address would name one of that form's own factors."""
    found = page({"wellbeing": clear_pair(), "teaching": unclear_pair()})
    found = replace(found, selection=found.selection.to(form="parent"))
    told = links(lay_out(found, DANISH))
    assert told["2017"] == "/perspectives/3?round=2017&form=parent"
    assert "form" not in {part.partition("=")[0] for part in _query(find_choice(found, "Undervisning"))}


def find_choice(found: Perspectives, text: str) -> str:
    bar = find(find(lay_out(found, DANISH), "Div", "row-of-choices"), "A")
    return next(str(link.href) for link in bar if words(link) == text)


def _query(address: str) -> list[str]:
    return address.partition("?")[2].split("&")


def test_every_voice_leads_to_its_factor_on_the_profile() -> None:
    voices = {"wellbeing": [voice(0, shown(560), name=Name(da="Min trivsel")), voice(1, shown(500))]}
    table = find(lay_out(page(voices), DANISH), "Table", "voices")
    assert links(table) == {
        "Min trivsel": "/profile/3?round=2019&form=pupil&factor=pupil_own",
        "Trivsel": "/profile/3?round=2019&form=parent&factor=parent_own",
    }


def test_the_questions_stand_side_by_side() -> None:
    voices = {
        "wellbeing": [
            voice(0, shown(500), asked=asked("Jeg er glad", "Jeg har venner")),
            voice(1, shown(500), asked=asked("Mit barn er glad", scale=(1, 7))),
        ]
    }
    section = find(lay_out(page(voices), DANISH), "Section", "wordings")
    assert "De er spurgt med forskellige ord." in words(section)
    [beside] = find(section, "Div", "side-by-side")
    assert [words(find(part, "Li")) for part in beside.children] == ["Jeg er glad Jeg har venner", "Mit barn er glad"]
    assert [words(find(part, "P")) for part in beside.children] == ["Svar fra 1 til 5", "Svar fra 1 til 7"]


def test_a_turned_factor_says_so_wherever_it_is_named() -> None:
    turned = [
        replace(one, asked=asked("Jeg bliver drillet", turned=True), name=TOPICS["bullying"]) for one in clear_pair()
    ]
    found = page({"bullying": turned})
    assert takeaway(found, DANISH).startswith("Mobning (vendt): ")
    assert "<b>Mobning (vendt)</b>" in traces(figure(found, DANISH))["names"]["text"]


def test_the_same_form_has_the_same_sign_on_every_page() -> None:
    two, one = (
        page({"w": [voice(1, shown(500)), voice(2, shown(500))]}),
        page({"w": [voice(0, shown(500)), voice(2, shown(500))]}),
    )
    signs = [dict.fromkeys(traces(figure(found, DANISH))["who"]["text"]) for found in (two, one)]
    assert "◆ Personale" in signs[0]
    assert "◆ Personale" in signs[1]


def test_signs_differ_among_the_forms_of_a_round() -> None:
    assert len(set(SIGNS)) == len(SIGNS) >= len(FORMS)


def test_a_name_of_others_is_text_in_the_chart() -> None:
    evil = Name(da="<a href='https://x'>Trivsel</a>")
    voices = {"w": [voice(0, shown(500), name=evil), replace(voice(1, shown(500)), form=replace(FORMS[1], name=evil))]}
    drawn = figure(page(voices), DANISH)
    said = json.dumps([trace.get(name) for trace in drawn["data"] for name in ("text", "hovertext")])
    assert "<a" not in said
    assert "&lt;a" in said


def test_lanes_never_touch() -> None:
    drawn = traces(figure(page({"w": clear_pair(), "t": unclear_pair()}), DANISH))
    lanes = sorted([*drawn["names"]["y"], *drawn["who"]["y"], *drawn["numbers"]["y"]])
    assert all(below - above >= 16 for above, below in pairwise(lanes))


@pytest.mark.parametrize(("end", "half"), [(620, 150), (640, 200), (745, 300)])
def test_the_axis_is_the_same_until_a_number_needs_more(end: int, half: int) -> None:
    """Ends of intervals count: each lies 20 points out."""
    voices = {"w": [voice(0, shown(end)), voice(1, shown(500))], "t": unclear_pair()}
    assert half_width(page(voices)) == half_width(page(voices, chosen="t")) == half


def test_a_hidden_voice_cannot_widen_the_axis() -> None:
    far = Side(Cell(Status.EXTREME, bound=">=790"), 90, 25)
    assert half_width(page({"w": [voice(0, shown(500)), voice(1, shown(500), side=far)]})) == 150


def test_the_style_sheet_recolours_every_trace_of_the_chart() -> None:
    in_ink = {"names", "who", "numbers"}
    found = {re.sub(r"\d+$", "", uid) for uid in traces(figure(page({"w": clear_pair(), "b": hidden_pair()}), DANISH))}
    assert [uid for uid in sorted(found - in_ink) if not re.search(rf"\btrace{uid}[ ,\"]", CSS)] == []


def test_where_each_form_has_topics_of_its_own_the_page_says_so() -> None:
    laid = lay_out(page({}, alone=(TOPICS["wellbeing"],)), DANISH)
    assert "Her spørger hvert skema om sit eget emne." in words(laid)
    assert not find(laid, "Figure")
    assert links(laid)["Egebæk"] == "/perspectives/2?round=2019"


def test_where_nothing_was_asked_the_page_says_so() -> None:
    assert "Her er ingen emner, som flere grupper er spurgt om i denne runde." in words(lay_out(page({}), DANISH))


def test_topics_that_only_one_form_asks_about_are_named() -> None:
    laid = lay_out(page({"w": clear_pair()}, alone=(TOPICS["teaching"], TOPICS["bullying"])), DANISH)
    assert "Kun ét skema spørger her om: Undervisning og Mobning." in words(laid)


def test_a_page_without_a_single_number_gives_reasons_instead_of_a_chart() -> None:
    laid = lay_out(page({"b": [voice(0, NOT_TOLD[0]), voice(1, NOT_TOLD[1])]}), DANISH)
    assert not find(laid, "Graph")
    assert "Hvorfor er noget skjult?" in words(laid)


def test_what_is_withheld_is_not_offered_as_something_to_look_at_instead() -> None:
    laid = lay_out(page({"b": hidden_pair()}, withheld=frozenset({"municipality"})), DANISH)
    assert "Program for Læring" in words(find(laid, "Div", "hidden-why"))
    assert DANISH.text("hidden.withheld_more") in words(laid)


def test_the_figure_names_its_finding_its_answers_and_its_source(language: Language) -> None:
    laid = lay_out(page({"w": clear_pair()}), language)
    [drawn] = find(laid, "Figure")
    assert attribute(drawn, "aria-labelledby") == find(drawn, "H2")[0].id
    source = words(find(drawn, "P", "source"))
    assert "400" in source
    assert "Program for Læring" in source
    [chart] = find(drawn, "Div", "chart")
    assert attribute(chart, "role") == "img"
    assert str(attribute(chart, "aria-label")).startswith(words(find(drawn, "H2")))
