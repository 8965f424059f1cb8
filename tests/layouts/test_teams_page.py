"""The page of teams (PLF): what is proposed, who takes part where, and how the work is organised."""

from dataclasses import replace
from datetime import datetime

from dashboard.language import Language
from dashboard.plc import Plc
from dashboard.profile import UnitLink
from dashboard.teams import Person, Proposal, Team, Teams, WayOfWorking
from layouts.teams import page, proposed_name
from tests.layouts.tree import find, words
from tests.layouts.values import SCHOOL

YOUNG, OLD, CLASS = (
    UnitLink(9, "team", "Indskoling"),
    UnitLink(10, "team", "Udskoling"),
    UnitLink(11, "child_group", "9.A"),
)
PLC = Team(
    Plc(5, "PLF Indskoling", 9, SCHOOL.unit),
    YOUNG,
    (CLASS,),
    (Person("Mette", True, True), Person("Ali", False, False)),
)
WAYS = tuple(WayOfWorking(text, "Leder", datetime(2019, 11, day, 9)) for text, day in (("Nyt", 2), ("Gammelt", 1)))
FOUND = Teams(SCHOOL, (PLC,), (), (Proposal(OLD, (CLASS,)),), (YOUNG, OLD, CLASS), ("Ali", "Mette", "Sara"), WAYS)


def test_the_heading_says_how_many_there_are(danish: Language) -> None:
    assert words(find(page(FOUND, {}, danish), "H1")[0]) == "1 PLF er oprettet: Solbakkeskolen"
    none = replace(FOUND, teams=())
    assert words(find(page(none, {}, danish), "H1")[0]) == "Ingen PLF'er er oprettet endnu: Solbakkeskolen"


def test_a_proposal_names_the_team_and_what_it_holds(danish: Language) -> None:
    shown = words(page(FOUND, {}, danish))
    assert proposed_name(OLD, danish) in shown
    assert "Med 9.A" in shown


def test_only_those_who_were_named_can_be_taken_out_here(danish: Language) -> None:
    forms = [one for one in find(page(FOUND, {}, danish), "Form") if one.action == "/teams/leave"]
    hidden = [{field.name: field.value for field in find(one, "Input")} for one in forms]
    assert hidden == [{"plc": "5", "name": "Mette"}]


def test_whoever_was_named_and_has_no_role_at_the_place_is_shown_so(danish: Language) -> None:
    outside = replace(PLC, people=(Person("Mette", True, True, works_here=False),))
    assert "har ingen rolle på stedet" in words(page(replace(FOUND, teams=(outside,)), {}, danish))
    assert "har ingen rolle på stedet" not in words(page(FOUND, {}, danish))


def test_whoever_is_named_already_is_not_offered_again(danish: Language) -> None:
    [choice] = [one for one in find(page(FOUND, {}, danish), "Select") if one.name == "name"]
    assert [one["value"] for one in choice.options] == ["Ali", "Sara"]


def test_a_team_without_people_or_coordinator_says_so(danish: Language) -> None:
    empty = replace(FOUND, teams=(replace(PLC, people=()),))
    assert "Her er ingen med endnu" in words(page(empty, {}, danish))
    member = replace(FOUND, teams=(replace(PLC, people=(Person("Ali", False, False),)),))
    assert "ingen teamkoordinator" in words(page(member, {}, danish))
    assert "ingen teamkoordinator" not in words(page(FOUND, {}, danish))


def test_the_places_that_a_team_works_with_are_ticked(danish: Language) -> None:
    ticks = {one.id: one.value for one in find(page(FOUND, {}, danish), "Checkbox")}
    assert (ticks["change-5-unit-11"], ticks["change-5-unit-10"], ticks["begin-unit-11"]) == (True, False, False)
    assert "change-5-unit-9" not in ticks  # where it belongs goes without saying


def test_what_was_refused_still_stands_in_its_own_form_alone(danish: Language) -> None:
    shown = page(FOUND, {"form": "begin", "name": "PLF Trivsel", "unit-11": "on"}, danish)
    values = {
        one.id: one.value for one in [*find(shown, "Input"), *find(shown, "Checkbox")] if getattr(one, "id", None)
    }
    assert (values["begin-name"], values["begin-unit-11"], values["change-5-name"]) == (
        "PLF Trivsel",
        True,
        "PLF Indskoling",
    )


def test_everything_that_was_written_about_the_work_can_be_read(danish: Language) -> None:
    shown = page(FOUND, {}, danish)
    [field] = find(shown, "Textarea")
    assert field.value == "Nyt"
    assert "Gammelt" in words(shown)
    assert "Det stod der før: 1 gang" in words(shown)


def test_a_team_that_has_ended_is_named_and_no_more(danish: Language) -> None:
    ended = replace(FOUND, teams=(), ended=(PLC,))
    shown = page(ended, {}, danish)
    assert "Nedlagte PLF'er" in words(shown)
    assert not [one for one in find(shown, "Form") if one.action in ("/teams/join", "/teams/end")]
