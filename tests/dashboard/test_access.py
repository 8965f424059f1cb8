"""Who sees what (design.md section 6), as a table."""

from datetime import date

import pytest

from dashboard.access import LEVELS, OPERATOR, RULES, Grant, Place, Role, Scope, Sight, is_in_force

P, M, S, T, C = 1, 2, 3, 4, 5  # one way down: programme, municipality, institution, team, child group
OTHER_M, OTHER_S, OTHER_T, OTHER_C = 12, 13, 14, 15
KINDS = {1: "programme", 2: "municipality", 3: "institution", 4: "team", 5: "child_group"}
ROUND, OTHER_ROUND = 1, 2
N, COMPARE, WHOLE, ALL = Sight.NOTHING, Sight.COMPARISON, Sight.WHOLE, Sight.EVERYTHING


def path(*units: int) -> tuple[Place, ...]:
    return tuple(Place(unit, KINDS[unit % 10]) for unit in units)


PATHS = {
    "programme": path(P),
    "municipality": path(P, M),
    "institution": path(P, M, S),
    "team": path(P, M, S, T),
    "group": path(P, M, S, T, C),
    "other team": path(P, M, S, OTHER_T),
    "other group": path(P, M, S, OTHER_T, OTHER_C),
    "other institution": path(P, M, OTHER_S),
    "other municipality": path(P, OTHER_M),
}
AT = {
    "leader": Grant(Role.LEADER, S, None, frozenset({P, M})),
    "resource_person": Grant(Role.RESOURCE_PERSON, S, None, frozenset({P, M})),
    "board": Grant(Role.BOARD, S, None, frozenset({P, M})),
    "coordinator": Grant(Role.COORDINATOR, T, S, frozenset({P, M})),
    "member": Grant(Role.MEMBER, T, S, frozenset({P, M})),
    "municipality": Grant(Role.MUNICIPALITY, M, None, frozenset({P})),
    "programme": Grant(Role.PROGRAMME, P),
    "researcher": Grant(Role.RESEARCHER, P),
    "administrator": Grant(Role.ADMINISTRATOR, P),
}
#                    programme municip. instit. team   group   o.team o.group o.inst. o.municip.
SEES = {
    "leader":          (ALL,     ALL,     ALL,    ALL,   ALL,    ALL,   ALL,    N,      N),
    "resource_person": (ALL,     ALL,     ALL,    ALL,   ALL,    ALL,   ALL,    N,      N),
    "board":           (COMPARE, COMPARE, WHOLE,  N,     N,      N,     N,      N,      N),
    "coordinator":     (COMPARE, COMPARE, WHOLE,  ALL,   ALL,    N,     N,      N,      N),
    "member":          (COMPARE, COMPARE, WHOLE,  ALL,   ALL,    N,     N,      N,      N),
    "municipality":    (ALL,     ALL,     N,      N,     N,      N,     N,      N,      N),
    "programme":       (ALL,     ALL,     N,      N,     N,      N,     N,      N,      ALL),
    "researcher":      (WHOLE,   N,       N,      N,     N,      N,     N,      N,      N),
    "administrator":   (N,       N,       N,      N,     N,      N,     N,      N,      N),
}  # fmt: skip


@pytest.mark.parametrize(("role", "place", "expected"), [
    (role, place, expected) for role, row in SEES.items() for place, expected in zip(PATHS, row, strict=True)
])  # fmt: skip
def test_a_role_sees_what_is_its_own(role: str, place: str, expected: Sight) -> None:
    assert Scope((AT[role],)).sight(PATHS[place], ROUND) is expected


#                     institut. team   group  o.institution
OPEN_ABOVE = {
    "institution only": (WHOLE, N,     N,     N),
    "with teams":       (WHOLE, WHOLE, N,     N),
}  # fmt: skip


@pytest.mark.parametrize("role", ["municipality", "programme"])
@pytest.mark.parametrize("reach", OPEN_ABOVE)
def test_what_is_open_upward_is_seen_as_a_whole_and_never_as_child_groups(role: str, reach: str) -> None:
    reader = Scope((AT[role],), opened={(ROUND, S): reach == "with teams"})
    places = ("institution", "team", "group", "other institution")
    assert tuple(reader.sight(PATHS[place], ROUND) for place in places) == OPEN_ABOVE[reach]
    assert all(reader.sight(PATHS[place], OTHER_ROUND) is N for place in places)


def test_a_class_directly_under_an_institution_is_not_open_upward() -> None:
    reader = Scope((AT["municipality"],), opened={(ROUND, S): True})
    assert reader.sight(path(P, M, S, C), ROUND) is N


def test_a_municipality_sees_nothing_that_is_open_in_another() -> None:
    reader = Scope((AT["municipality"],), opened={(ROUND, OTHER_S): True})
    assert reader.sight(path(P, OTHER_M, OTHER_S), ROUND) is N


def test_what_is_open_upward_is_open_to_no_other_role() -> None:
    opened = {(ROUND, OTHER_S): True}
    for role in set(AT) - {"municipality", "programme"}:
        assert Scope((AT[role],), opened=opened).sight(PATHS["other institution"], ROUND) is N


def test_whoever_knows_two_institutions_sees_sums_of_them_without_splits() -> None:
    """Girls of a municipality less the girls of two schools could be those of a single one."""
    other = Grant(Role.RESOURCE_PERSON, OTHER_S, None, frozenset({P, M}))
    both = Scope((AT["leader"], other))
    assert both.homes == {S, OTHER_S}
    assert both.sight(PATHS["municipality"], ROUND) is WHOLE
    assert both.sight(PATHS["institution"], ROUND) is ALL


def test_two_roles_at_one_institution_are_one_institution() -> None:
    scope = Scope((AT["leader"], AT["member"], AT["board"]))
    assert scope.homes == {S}
    assert scope.sight(PATHS["municipality"], ROUND) is ALL


def test_only_researchers_need_ten_answers_behind_a_figure() -> None:
    assert Scope((AT["researcher"],)).fewest == 10
    assert Scope((AT["researcher"], AT["administrator"])).fewest == 10
    assert Scope((AT["researcher"], AT["programme"])).fewest == Scope((AT["leader"],)).fewest == Scope().fewest == 0


def test_several_grants_add_up() -> None:
    both = Scope((AT["board"], AT["member"]))
    assert both.sight(PATHS["institution"], ROUND) is WHOLE
    assert both.sight(PATHS["team"], ROUND) is ALL


def test_nobody_without_a_grant_sees_anything() -> None:
    assert all(Scope().sight(way, ROUND) is N for way in PATHS.values())


def test_the_operator_sees_everything() -> None:
    assert all(OPERATOR.sight(way, ROUND) is ALL for way in PATHS.values())


def test_every_role_has_its_rule_and_its_level() -> None:
    assert set(RULES) == set(LEVELS) == set(Role)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(None, None, True), (date(2026, 5, 1), None, True), (date(2026, 5, 2), None, False),
     (None, date(2026, 5, 1), True), (None, date(2026, 4, 30), False)],
)  # fmt: skip
def test_a_grant_is_in_force_between_its_dates(start: date | None, end: date | None, expected: bool) -> None:
    assert is_in_force(start, end, date(2026, 5, 1)) is expected
