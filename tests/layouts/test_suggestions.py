"""What the library suggests beside a field: few of each kind, with what stands behind them and what they do not say."""

from dataclasses import replace

from dashboard.language import Language
from dashboard.library import AgeGroup, Entry, Evidence, Kind, Suggestions
from dashboard.library_shipped import shipped
from dashboard.mapping import Name
from dashboard.selection import Selection
from layouts.pieces.suggestions import FEW, suggestions
from tests.layouts.tree import find, links, words

ALL = Selection("library", factor="bullying")
PRACTICE = Entry(
    ("bullying",),
    Kind.PRACTICE,
    AgeGroup.SCHOOL,
    Evidence.EXPERIENCE,
    Name(da="<b>Vagt</b>"),
    {part: Name(da=part) for part in ("goal", "actions", "evaluation", "learned")},
    number=1,
    type="school",
    year=2026,
)


def found(*entries: Entry) -> Suggestions:
    return Suggestions(Name(da="Mobning", en="Bullying"), entries, ALL)


def test_nothing_stands_where_there_is_nothing(language: Language) -> None:
    assert suggestions([found()], language) == []
    assert suggestions([], language) == []


def test_every_suggestion_says_what_stands_behind_it_and_what_it_does_not_say(language: Language) -> None:
    entries = [shipped()["ttofi_2011"], shipped()["idea_map_of_places"]]
    shown = suggestions([found(*entries)], language)
    read = words(shown)
    for entry in entries:
        assert language.name(entry.parts["limits"]) in read
        assert language.text(f"library.evidence.{entry.evidence}") in read
        assert language.text(f"library.age.{entry.age_group}") in read
    assert links(shown)[language.text("library.suggestions.all", topic=language.name(found().topic))] == ALL.address


def test_few_of_each_kind_are_shown_and_the_newest_of_what_others_did(language: Language) -> None:
    practices = [replace(PRACTICE, title=Name(da=f"Nr. {number}"), number=number) for number in range(1, 8)]
    titles = [words(one) for one in find(suggestions([found(*practices)], language), "Summary")[1:]]
    assert titles == ["Nr. 7", "Nr. 6", "Nr. 5"]
    assert len(titles) == FEW


def test_what_a_team_wrote_is_shown_as_text_and_in_its_own_direction(language: Language) -> None:
    [whole] = suggestions([found(PRACTICE)], language)
    assert "<b>Vagt</b>" in words(whole)
    assert {one.dir for one in find(whole, "Dd")} == {"auto"}
    assert language.text("library.type.school") in words(whole)


def test_an_entry_may_stand_twice_on_a_page(language: Language) -> None:
    [whole] = suggestions([found(shipped()["hattie_2007"])], language)
    assert not any(getattr(one, "id", None) for kind in ("Article", "Div", "Details") for one in find(whole, kind))
