"""Notes as they are laid out: text stays text, what may be done is offered, nothing else is."""

from dataclasses import replace
from datetime import datetime

from dashboard.access import Role
from dashboard.language import Language
from dashboard.mapping import Name
from dashboard.notes import Audience, FactorNotes, Note, Thread, UnitNotes
from dashboard.paging import PER_PAGE
from dashboard.profile import Choice
from dashboard.selection import Selection
from layouts.pieces.note_panel import note_panel
from layouts.pieces.notes import notes
from tests.layouts.tree import attribute, find, links, walk, words
from tests.layouts.values import FORMS, ROUNDS, SCHOOL

PAGE = Selection("profile", SCHOOL.unit, "2019", "pupil", split="gender=girl", factor="wellbeing")
FACTOR = Choice("wellbeing", Name(da="Trivsel", en="Wellbeing"))
HOSTILE = "<b>fed</b>\n  & {n} 'anførsel'"


def note(number: int = 1, text: str | None = HOSTILE, *, may_withdraw: bool = False) -> Note:
    return Note(number, "Birthe", Role.MEMBER, datetime(2026, 11, 22, 9, 30), text, may_withdraw)


def thread(number: int = 1, *answers: Note, audience: Audience = Audience.ALL) -> Thread:
    about = Selection("profile", SCHOOL.unit, "2019", "pupil", factor="wellbeing")
    return Thread(number, about, ROUNDS[-1], FORMS[0], FACTOR, audience, (note(number), *answers))


def beside(*threads: Thread, audiences: tuple[Audience, ...] = tuple(Audience)) -> FactorNotes:
    return FactorNotes(PAGE, threads, audiences)


def test_nothing_is_said_to_who_does_not_take_part(language: Language) -> None:
    assert notes(None, {}, language) == []


def test_a_text_is_one_string_as_it_was_written(language: Language) -> None:
    [said] = find(notes(beside(thread()), {}, language), "P", "words")
    assert said.children == HOSTILE
    assert attribute(said, "dir") == "auto"


def test_it_is_signed_with_name_role_and_day(danish: Language) -> None:
    [signed] = find(notes(beside(thread()), {}, danish), "P", "signed")
    assert " ".join(words(signed).split()) == "Birthe Medarbejder , 22-11-2026"


def test_withdrawing_is_offered_for_what_may_be_withdrawn(danish: Language) -> None:
    mine, others = note(2, may_withdraw=True), note(3)
    shown = notes(beside(thread(1, mine, others)), {}, danish)
    numbers = [attribute(one, "value") for one in find(shown, "Input") if attribute(one, "name") == "note"]
    assert numbers == ["2"]


def test_a_withdrawn_beginning_shows_no_word_of_it(danish: Language) -> None:
    gone = replace(thread(1, note(2, "Svaret")), notes=(note(1, None), note(2, "Svaret")))
    shown = notes(beside(gone), {}, danish)
    assert [one.children for one in find(shown, "P", "words")] == ["Svaret"]
    assert "Noten er trukket tilbage." in words(shown)


def test_whoever_has_one_audience_is_asked_for_none(danish: Language) -> None:
    shown = notes(beside(audiences=(Audience.ALL,)), {}, danish)
    assert find(shown, "Select") == []
    assert ("audience", "all") in {(attribute(one, "name"), attribute(one, "value")) for one in find(shown, "Input")}
    assert danish.text("notes.whose.above") in words(shown)
    assert len(find(notes(beside(), {}, danish), "Select")) == 1


def test_what_was_refused_is_filled_in_where_it_was_typed_and_nowhere_else(danish: Language) -> None:
    kept = {"form": "note-2", "text": "x" * 5000, "audience": "", "why": "notes.refused.long"}
    shown = notes(beside(thread(1), thread(2)), kept, danish)
    filled = {attribute(one, "id"): attribute(one, "value") for one in find(shown, "Textarea")}
    assert filled == {"note-1-text": "", "note-2-text": "x" * 5000, "note-new-text": ""}
    assert [attribute(one, "open") for one in find(shown, "Details", "answer")] == [False, True]
    assert "4.000" in words(find(shown, "P", "why"))


def test_every_form_comes_back_to_the_page_as_it_was(danish: Language) -> None:
    for form in find(notes(beside(thread(1, note(2, may_withdraw=True))), {}, danish), "Form"):
        sent = {attribute(one, "name"): attribute(one, "value") for one in find(form, "Input")}
        assert sent.items() >= {"unit": "3", "split": "gender=girl", "factor": "wellbeing"}.items()


def test_ids_are_told_apart(language: Language) -> None:
    threads = tuple(thread(number, note(100 + number, may_withdraw=True)) for number in range(1, 5))
    ids = [attribute(part, "id") for part in walk(notes(beside(*threads), {}, language)) if attribute(part, "id")]
    assert len(ids) == len(set(ids))


def test_a_long_list_is_read_page_by_page(danish: Language) -> None:
    every = tuple(thread(number) for number in range(PER_PAGE + 3, 0, -1))
    found = UnitNotes(Selection("profile", 3, section="notes"), SCHOOL, every)
    first, second = note_panel(found, {}, danish), note_panel(_on(found, "2"), {}, danish)
    assert [len(find(page, "Article")) for page in (first, second)] == [PER_PAGE, 3]
    assert [len(find(note_panel(_on(found, page), {}, danish), "Article")) for page in ("3", "999")] == [3, 3]
    assert f"{PER_PAGE + 3} samtaler" in words(find(first, "H1"))


def test_threads_about_one_figure_stand_together_and_lead_to_it(danish: Language) -> None:
    other = replace(thread(3), selection=thread().selection.to(round="2017"), round=ROUNDS[1])
    panel = note_panel(UnitNotes(PAGE.to(section="notes"), SCHOOL, (thread(4), other, thread(2))), {}, danish)
    sections = find(panel, "Section")
    assert [len(find(section, "Article")) for section in sections] == [2, 1]
    assert [links(section)["Trivsel"] for section in sections] == [thread().selection.address, other.selection.address]


def _on(found: UnitNotes, page: str) -> UnitNotes:
    return replace(found, selection=found.selection.to(page=page))
