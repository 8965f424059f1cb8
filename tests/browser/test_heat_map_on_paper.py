"""More rows than stand on one page of the site, printed whole: every row, and the head again on every sheet."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from data_access import releases, tables
from data_access.engine import open_store, writing
from tests.attack.worlds import make
from tests.browser.opening import opened
from tests.services import application

SCHOOLS = ["NA", *(f"N{number}" for number in range(1, 60))]
TABLE = "table.heat-map"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a municipality of sixty schools, all of them released in both rounds."""
    folder = tmp_path_factory.mktemp("sixty")
    data = folder / "store"
    data.mkdir()
    for year in (2015, 2017):
        package = make(dict.fromkeys(SCHOOLS, (9, 8)), year, seed=year).write(folder / str(year))
        application.succeed("import", package, data=data)
    release_all(data)
    with application.serving(data) as address:
        yield address


def release_all(data: Path) -> None:
    here = tables.unit_in_round.c
    engine = open_store(f"sqlite:///{data / 'laeringsblik.db'}")
    with writing(engine) as store:
        schools = select(here.round_id, here.unit_id).where(here.kind == "institution")
        for round_id, unit in store.execute(schools).all():
            releases.look(store, round_id, unit, "anna")
            releases.release(store, round_id, unit, "anna", with_teams=False)
    engine.dispose()


def sheets(paper: bytes) -> list[list[str]]:
    """Of each sheet of a PDF, the addresses that are linked to on it."""
    parts = {int(number): part for number, part in re.findall(rb"\n(\d+) 0 obj\s(.*?)endobj", paper, re.DOTALL)}
    listed = [re.search(rb"/Annots \[(.*?)\]", part, re.DOTALL) for part in parts.values() if b"/MediaBox" in part]
    marks = [re.findall(rb"(\d+) 0 R", found[1]) if found else [] for found in listed]
    linked = [[re.search(rb"/URI \(([^)]*)\)", parts[int(number)]) for number in on_sheet] for on_sheet in marks]
    return [[found[1].decode() for found in on_sheet if found] for on_sheet in linked]


def test_all_rows_are_printed_with_the_head_on_every_sheet(signed_in: Callable[[str], Page]) -> None:
    page = signed_in("programme")
    municipality = next(one for one in page.request.get("/api/v1/units").json() if one["kind"] == "municipality")
    opened(page, f"/progress/{municipality['unit']}?section=changes&kind=institution")
    rows = page.locator(f"{TABLE} tbody:not(.whole) th a")
    expect(rows).to_have_count(50)
    page.get_by_role("link", name="Vis alle 60 på én side").click()
    expect(rows).to_have_count(60)
    schools = set(rows.evaluate_all("links => links.map(one => one.href)"))
    page.emulate_media(media="print")
    printed = sheets(page.pdf(prefer_css_page_size=True))
    with_rows = [links for links in printed if schools & set(links)]
    assert len(with_rows) >= 2
    assert {link for links in with_rows for link in links} >= schools
    assert all(sum("order=size" in link for link in links) == 1 for links in with_rows)
