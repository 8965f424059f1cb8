"""The Plotly in assets/ is the one its name promises and the one the installed packages were made for."""

import hashlib
import json
from pathlib import Path

from plotly.offline import get_plotlyjs_version

ROOT = Path(__file__).parents[2]
AGAIN = "build it again: see deploy/plotly-bundle/README.md"
LARGEST = 1_200_000  # bytes; the full bundle has four times as many


def bundles() -> list[Path]:
    return sorted((ROOT / "assets").glob("plotly-*.min.js"))


def versions() -> dict[str, str]:
    return json.loads((ROOT / "deploy/plotly-bundle/package.json").read_text(encoding="utf-8"))["devDependencies"]


def test_its_name_is_the_hash_of_its_contents() -> None:
    [bundle] = bundles()
    expected = hashlib.sha256(bundle.read_bytes()).hexdigest()[:10]
    assert bundle.name == f"plotly-{expected}.min.js", AGAIN


def test_it_is_the_version_that_the_python_package_speaks_to() -> None:
    assert versions()["plotly.js"] == get_plotlyjs_version(), AGAIN
    assert f"plotly.js {get_plotlyjs_version()} " in bundles()[0].read_text(encoding="utf-8")[:200], AGAIN


def test_it_is_small() -> None:
    assert bundles()[0].stat().st_size <= LARGEST, AGAIN


def test_it_knows_danish_months() -> None:
    assert "Oktober" in bundles()[0].read_text(encoding="utf-8"), AGAIN


def test_bootstrap_is_shipped_as_pinned_and_with_its_licence() -> None:
    head = (ROOT / "assets/bootstrap.min.css").read_text(encoding="utf-8")[:400]
    assert f"v{versions()['bootstrap']} " in head, AGAIN
    assert "Licensed under MIT" in head
