"""What we run on is pinned, installed as pinned, and not older than the repaired versions we know of."""

import importlib.metadata
import re

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.house import source

# The lowest versions without a hole we know of; each line says which.
FLOORS = {
    "dash": "4.4.1",  # CVE-2024-21485, and the handles of background callbacks (plotly/dash#3902)
    "Flask": "3.1.3",  # CVE-2026-27205, CVE-2023-30861, CVE-2025-47278
    "Werkzeug": "3.1.6",  # CVE-2026-21860, CVE-2026-27199, CVE-2024-34069
    "Authlib": "1.6.9",  # CVE-2025-59420, CVE-2026-28802, CVE-2026-28498, CVE-2026-27962
    "SQLAlchemy": "2.1",  # CVE-2019-7164 and what followed
}
PLOTLY_JS_FLOOR = "2.25.2"  # CVE-2023-46308
SQLITE_FLOOR = (3, 51, 3)  # the WAL-reset bug
PINNED = re.compile(r"==[\w.]+")


def _requirements(file: str) -> list[Requirement]:
    lines = ((source.ROOT / file).read_text(encoding="utf-8")).splitlines()
    meaningful = (line.partition("#")[0].strip() for line in lines)
    return [Requirement(line) for line in meaningful if line and not line.startswith("-r")]


RUNTIME = _requirements("requirements.txt")
EVERYTHING = [*RUNTIME, *_requirements("requirements-dev.txt")]


@pytest.mark.parametrize("requirement", EVERYTHING, ids=lambda requirement: requirement.name)
def test_a_package_is_pinned_and_installed_as_pinned(requirement: Requirement) -> None:
    assert PINNED.fullmatch(str(requirement.specifier)), f"pin {requirement.name} with == in its requirements file"
    if requirement.marker is None or requirement.marker.evaluate():
        installed = importlib.metadata.version(requirement.name)
        assert requirement.specifier.contains(installed), (
            f"run `make check` to install {requirement} (found {installed})"
        )


def test_nothing_is_brought_along_unpinned() -> None:
    pinned = {_plain(requirement.name) for requirement in EVERYTHING}
    found = [
        f"{name} asks for {needed}"
        for name in sorted(pinned & {_plain(one.name) for one in importlib.metadata.distributions()})
        for needed in map(Requirement, importlib.metadata.requires(name) or [])
        if needed.marker is None or needed.marker.evaluate({"extra": ""})
        if _plain(needed.name) not in pinned | {"pip", "setuptools", "wheel"}
    ]
    source.refuse(found, "Pin these too, or two installations are not the same:")


@pytest.mark.parametrize("package", FLOORS)
def test_no_package_is_older_than_its_repair(package: str) -> None:
    found = [one for one in EVERYTHING if _plain(one.name) == _plain(package)]
    older = [str(one) for one in found if Version(str(one.specifier).removeprefix("==")) < Version(FLOORS[package])]
    source.refuse(older, f"{package} must be at least {FLOORS[package]}:")


def test_workbooks_are_never_read_without_the_guard_against_entity_bombs() -> None:
    names = {_plain(one.name) for one in RUNTIME}
    assert "openpyxl" not in names or "defusedxml" in names, "openpyxl uses defusedxml when it is there: pin it"


def test_the_bundled_sqlite_has_no_wal_bug() -> None:
    pysqlite3 = pytest.importorskip(
        "pysqlite3", reason="installed on Linux only; elsewhere the rollback journal is used"
    )
    assert pysqlite3.sqlite_version_info >= SQLITE_FLOOR, "update pysqlite3, or leave WAL mode"


def test_the_shipped_plotly_is_not_older_than_its_repair() -> None:
    bundles = [path for path in source.files() if path.parts[-2] == "assets" and path.name.startswith("plotly")]
    versions = {
        path.name: re.search(r"plotly\.js[^*]*? v?(\d+\.\d+\.\d+)", path.read_text("utf-8")[:2000]) for path in bundles
    }
    unknown = [name for name, version in versions.items() if not version]
    source.refuse(unknown, "Keep the licence comment with the version at the head of the bundle:")
    older = [name for name, found in versions.items() if found and Version(found[1]) < Version(PLOTLY_JS_FLOOR)]
    source.refuse(older, f"plotly.js must be at least {PLOTLY_JS_FLOOR}:")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
