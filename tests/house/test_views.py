"""A view is one line in `dashboard/views.py` and two files of its name."""

import importlib

import pytest

from dashboard.views import VIEWS
from tests.house import source

KEYS = [view.key for view in VIEWS]


@pytest.mark.parametrize("key", KEYS)
def test_a_view_has_a_page_in_layouts(key: str) -> None:
    module = importlib.import_module(f"layouts.{key}")
    assert callable(getattr(module, "page", None)), f"layouts/{key}.py needs a function `page` that builds the view"


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("function", ["show", "register"])
def test_a_view_can_be_shown_and_registered(key: str, function: str) -> None:
    module = importlib.import_module(f"callbacks.{key}")
    assert callable(getattr(module, function, None)), f"callbacks/{key}.py needs a function `{function}`"


def test_views_are_listed_once() -> None:
    source.refuse({key for key in KEYS if KEYS.count(key) > 1}, "Each view has one line in dashboard/views.py.")


def test_no_view_is_left_out_of_the_list() -> None:
    views = {
        path.stem
        for path in source.modules("callbacks")
        if path.parent == source.ROOT / "callbacks"
        and {"show", "register"} <= {function.name for function in source.public_functions(path)}
    }
    source.refuse(views - set(KEYS), "Nobody can reach these views: add their lines to dashboard/views.py.")
