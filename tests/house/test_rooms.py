"""Who may know whom: the import rule between rooms, and which room each library belongs to."""

import pytest

from tests.house import source

MAY_IMPORT = {
    "dashboard": {"dashboard"},
    "data_access": {"data_access", "dashboard"},
    "layouts": {"layouts", "dashboard"},
    "callbacks": {"callbacks", "data_access", "layouts", "dashboard"},
}
ADVICE = {
    "dashboard": "`dashboard/` says what figures mean and knows no other room: take what you need as an argument.",
    "data_access": "`data_access/` keeps and finds: return values of `dashboard/` and let `callbacks/` hand them on.",
    "layouts": "`layouts/` lays out values it is given: ask for them in `callbacks/` and pass them to the function.",
    "callbacks": "`callbacks/` is mounted by `app.py`, never the other way round.",
}
# A library is named with the only places that may import it.
LIBRARIES = {
    "sqlalchemy": {"data_access"},
    "alembic": {"data_access"},
    "psycopg": {"data_access"},
    "pysqlite3": {"data_access"},
    "sqlite3": {"data_access"},
    "pandas": {"data_access"},
    "pyreadstat": {"data_access"},
    "openpyxl": {"data_access"},
    "fastexcel": {"data_access"},
    "polars": {"data_access", "dashboard/demonstration"},
    "dash": {"layouts", "callbacks", "app.py"},
    "dash_bootstrap_components": {"layouts", "callbacks", "app.py"},
    "flask": {"callbacks", "app.py"},
    "flask_login": {"callbacks", "app.py"},
    "plotly": set(),
    "scipy": {"dashboard/gate", "dashboard/indicators/audit"},
}


@pytest.mark.parametrize("room", source.ROOMS)
def test_a_room_imports_only_the_rooms_it_may_know(room: str) -> None:
    ours = {*source.ROOMS, "app", "tests"}
    found = [
        f"{source.name(path)}:{line} imports {imported}"
        for path in source.modules(room)
        for line, imported in source.imports(path)
        if imported.split(".")[0] in ours - MAY_IMPORT[room]
    ]
    source.refuse(found, ADVICE[room])


@pytest.mark.parametrize(("one", "other"), [("gate", "disclosure"), ("disclosure", "gate")])
def test_the_gate_and_the_mask_do_not_know_each_other(one: str, other: str) -> None:
    found = [
        f"{source.name(path)}:{line} imports {imported}"
        for path in source.modules("dashboard")
        for line, imported in source.imports(path)
        if f"dashboard/{one}/" in source.name(path) and imported.startswith(f"dashboard.{other}")
    ]
    source.refuse(found, "An audit that shares code with what it audits shares its mistakes: write it another way.")


def test_modules_are_imported_by_their_full_name() -> None:
    found = [
        f"{source.name(path)}:{line} imports {imported}"
        for path in source.own_modules()
        for line, imported in source.imports(path)
        if imported.startswith(".")
    ]
    source.refuse(found, "Write `from room.module import name`, so that a reader sees which room a name comes from.")


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_stays_in_its_room(library: str) -> None:
    found = [
        f"{source.name(path)}:{line}"
        for path in source.modules(*source.ROOMS, "app.py")
        for line, imported in source.imports(path)
        if imported.split(".")[0] == library
        and not any(
            source.name(path).split("/")[: len(place.split("/"))] == place.split("/") for place in LIBRARIES[library]
        )
    ]
    places = " or ".join(sorted(LIBRARIES[library])) or "no room (figures are plain dicts, drawn in the browser)"
    source.refuse(found, f"{library} may be imported in {places} only: put the work there and call it.")
