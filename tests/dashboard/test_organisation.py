"""The tree of units, also when the file is wrong."""

from dashboard.organisation import Unit, in_order_of_descent


def codes(*units: tuple[str, str]) -> list[str]:
    return [unit.code for unit in in_order_of_descent(Unit(code, parent, "team", code) for code, parent in units)]


def test_parents_come_before_their_children() -> None:
    assert codes(("class", "school"), ("school", "town"), ("town", "")) == ["town", "school", "class"]


def test_units_in_a_circle_are_left_out() -> None:
    assert codes(("a", "b"), ("b", "a"), ("c", "")) == ["c"]


def test_a_code_listed_twice_and_under_itself_does_not_lead_round_in_circles() -> None:
    assert codes(("a", ""), ("a", "a"), ("b", "")) == ["b"]
