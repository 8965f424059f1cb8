"""The library: what it begins with, whom its entries fit, and what may be written into it."""

import pytest

from dashboard.access import Grant, Role, Scope
from dashboard.language import LANGUAGES
from dashboard.library import EVIDENCE, PARTS, SHOWN, AgeGroup, Evidence, Kind, about, age_of, fits, may_write
from dashboard.library_shipped import shipped, topic_names
from dashboard.library_words import LONGEST_LINK, LONGEST_PART, LONGEST_TITLE, read, refusal
from dashboard.talk import talk

IDEA = {"title": "Ud hver dag", "says": "Gå en tur.", "limits": "Det kan regne.", "link": ""}
PRACTICE = {"title": "Ro", "goal": "Ro", "actions": "Vi øvede.", "evaluation": "Mere ro.", "learned": "Tålmod."}


def refused(kind: Kind, typed: dict[str, str], *names: str) -> str | None:
    reason = refusal(kind, *read(typed, kind), names)
    return reason.removeprefix("library.refused.") if reason else None


def test_everything_it_begins_with_says_in_both_languages_what_it_tells_and_what_it_does_not() -> None:
    for entry in shipped().values():
        for name in (entry.title, *(entry.parts[part] for part in PARTS[entry.kind])):
            assert name.da.strip()
            assert name.en.strip()
            assert max(len(name.da), len(name.en)) <= LONGEST_PART
        danish = {part: one.da for part, one in entry.parts.items()}
        assert refusal(entry.kind, entry.title.da, danish, entry.link) is None
        assert entry.evidence in EVIDENCE[entry.kind]
        assert set(entry.topics) <= set(topic_names())


def test_a_reference_leads_to_its_source_and_an_idea_claims_none() -> None:
    for entry in shipped().values():
        is_reference = entry.kind is Kind.REFERENCE
        assert entry.link.startswith("https://doi.org/10.") is is_reference
        assert (entry.evidence is Evidence.NONE) is not is_reference


def test_there_is_something_about_every_topic_that_a_team_can_talk_about() -> None:
    covered = {topic for entry in shipped().values() for topic in entry.topics}
    assert covered == set(topic_names())
    fallback = talk(None, "pupil")
    assert all(talk(topic, "pupil") != fallback for topic in covered)


@pytest.mark.parametrize(
    ("type_", "fitting"),
    [
        ("daycare", {AgeGroup.DAYCARE, AgeGroup.ALL, AgeGroup.ADULTS}),
        ("childminding", {AgeGroup.DAYCARE, AgeGroup.ALL, AgeGroup.ADULTS}),
        ("school", {AgeGroup.SCHOOL, AgeGroup.ALL, AgeGroup.ADULTS}),
        ("", set(AgeGroup)),
        ("other", set(AgeGroup)),
    ],
)
def test_only_what_is_about_children_of_that_age_fits(type_: str, fitting: set[AgeGroup]) -> None:
    ages = {entry.age_group: fits(entry, age_of(type_)) for entry in shipped().values()}
    assert ages.keys() == set(AgeGroup)
    assert {age for age, is_fitting in ages.items() if is_fitting} == fitting


def test_research_comes_before_ideas_and_ideas_before_what_others_did() -> None:
    kinds = [entry.kind for entry in about(reversed(shipped().values()), {"bullying", "teaching", "mastery"})]
    assert kinds == sorted(kinds, key=SHOWN.index)
    assert set(kinds) == {Kind.REFERENCE, Kind.IDEA}


def test_only_the_programme_writes() -> None:
    assert [role for role in Role if may_write(Scope((Grant(role, 1),)))] == [Role.PROGRAMME]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"title": " \n "}, "empty"), ({"says": ""}, "empty"), ({"limits": " \x00"}, "empty"),
        ({"title": "x" * (LONGEST_TITLE + 1)}, "long"), ({"limits": "x" * (LONGEST_PART + 1)}, "long"),
        ({"link": "https://x.dk/" + "x" * LONGEST_LINK}, "long"), ({"says": "010190 1234"}, "cpr"),
        ({"link": "https://doi.org/10.1111/j.1467-8624.2010.01564.x"}, None), ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "//x.dk"}, "link"), ({"link": "https://x.dk\" onclick="}, "link"), ({"link": "x.dk"}, "link"),
        ({"link": "https://doi.org/10.1016/j.tate.2007.01.004"}, None), ({"says": "80 % kan lide det"}, None),
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_written_is_taken_or_refused(wrong: dict[str, str], reason: str | None) -> None:
    assert refused(Kind.IDEA, IDEA | wrong) == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Det gik godt hos Vibeager Skole.", "name"), ("VIBEAGER SKOLES gård", "name"), ("Hos Mette Holm", "name"),
        ("Mette Holm's idé", "name"), ("Vibeager Skolebestyrelse", None), ("Holm var der", None),
        ("Øen er lille", None),
        ("Vi steg til 512 point.", "figure"), ("fra 40% til mere", "figure"), ("12 Points", "figure"),
        ("Vi øvede i 3 uger med 24 børn.", None), ("Et pointsystem", None),
    ],
)  # fmt: skip
def test_a_practice_names_nobody_and_tells_no_figures(text: str, reason: str | None) -> None:
    names = ("Vibeager Skole", "Mette Holm", "Øen")
    for part in ("title", "learned", "goal"):
        assert refused(Kind.PROPOSAL, PRACTICE | {part: text}, *names) == reason
        assert refused(Kind.PRACTICE, PRACTICE | {part: text}, *names) == reason


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_kind_age_and_evidence_has_words(code: str) -> None:
    language = LANGUAGES[code]
    wanted = [f"kind.{one}" for one in SHOWN] + [f"age.{one}" for one in AgeGroup]
    wanted += [f"evidence.{one}" for one in Evidence] + [f"was.{one}" for one in Kind]
    wanted += [f"part.{kind}.{part}" for kind in SHOWN for part in PARTS[kind]]
    assert [key for key in wanted if not language.has(f"library.{key}")] == []
