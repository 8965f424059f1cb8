"""Addresses: every look has one, and it leads back to the same look."""

import string
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.selection import Malformed, Selection

KEYS = st.text(string.ascii_letters + string.digits + "_.-=", min_size=1, max_size=40).filter(
    lambda key: key[0].isalnum()
)
CHOICES = {name: st.none() | KEYS for name in ("round", "form", "split", "against", "factor", "kind")}


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    unit = draw(st.none() | st.integers(1, 999_999_999))
    view = draw(st.sampled_from(["profile", "progress"])) if unit else draw(st.sampled_from(["home", "method"]))
    return Selection(view, unit, **{name: draw(values) for name, values in CHOICES.items()})


@given(selections())
def test_an_address_leads_back_to_its_selection(selection: Selection) -> None:
    path, _, query = selection.address.partition("?")
    assert Selection.from_address(path, query) == selection
    assert Selection.from_address(path, "?" + query) == selection


def test_the_contracts_example_is_understood() -> None:
    found = Selection.from_address("/profile/7", "?round=2017&form=pupil&split=gender%3Dgirl&against=municipality")
    assert found == Selection("profile", 7, "2017", "pupil", "gender=girl", "municipality")


def test_keys_that_others_add_are_ignored() -> None:
    assert Selection.from_address("/", "?utm_source=mail") == Selection()


@pytest.mark.parametrize(
    "path",
    ["/profile/7/8", "/profile/x", "/profile/0", "/profile/-1", "/profile/07", "/profile/1e3", "//evil", "profile/7",
     "/home", "/home/3", "/Profile/7", "/profile/9999999999", "/../etc", "/profile/%37", "/profile/７"],
)  # fmt: skip
def test_a_path_outside_the_grammar_is_malformed(path: str) -> None:
    with pytest.raises(Malformed):
        Selection.from_address(path)


@pytest.mark.parametrize(
    "query",
    ["?round=2015&round=2017", "?form=<script>", "?round=" + "x" * 200, "?split=..%2F..", "?form=%00", "?form=æ"],
)
def test_a_query_outside_the_grammar_is_malformed(query: str) -> None:
    with pytest.raises(Malformed):
        Selection.from_address("/profile/7", query)


@pytest.mark.parametrize("page", ["1", "20", "all"])
def test_a_page_is_a_number_or_all(page: str) -> None:
    assert Selection.from_address("/progress/7", f"?page={page}").page == page


@pytest.mark.parametrize("page", ["0", "-1", "All", "alle", "all1", "1all", "1e3", "9999999999"])
def test_any_other_page_is_malformed(page: str) -> None:
    with pytest.raises(Malformed):
        Selection.from_address("/progress/7", f"?page={page}")


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_an_address_or_malformed(path: str, query: str) -> None:
    with suppress(Malformed):
        assert Selection.from_address(path, query).address.startswith("/")
