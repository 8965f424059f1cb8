"""Everything one user can get: the API, every page that a link or a guess leads to, the export; and what it claims."""

import json
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import permutations, product
from typing import Any
from urllib.parse import parse_qs, urlsplit

from flask.testing import FlaskClient

from callbacks.api import ANSWERS
from callbacks.demonstration import USERS
from dashboard.views import VIEWS
from tests.attack import behind, beside, explained, turnout
from tests.attack.claims import Claim, from_rows, from_tables, hidden_with_numbers, rows_of_csv
from tests.attack.pages import Page
from tests.attack.site import Site
from tests.attack.surveys import ALL
from tests.callbacks.conftest import payload
from tests.callbacks.meeting_figures import figures
from tests.callbacks.participation import asking

CALLBACK = "/_dash-update-component"
ROLES = tuple(user.name for user in USERS)
STRANGE_UNITS = 3  # numbers tried beyond the last one
MEETINGS = 3  # numbers that are tried; the worlds hold none, and tests/callbacks/meeting has some
WORKED_OUT = ("/progress/", "/focus/")  # whose figures follow from many cells at once


@dataclass
class Scraped:
    """`answers` are the bytes received, by address. `unrounded` and `strange` name what should not have been there.

    `gaps` counts the differences between informants that were told, `behind` the pages behind a factor, `turnouts` the
    numbers of who takes part.
    """

    who: str
    claims: set[Claim] = field(default_factory=set)
    answers: dict[str, bytes] = field(default_factory=dict)
    unrounded: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    gaps: int = 0
    behind: int = 0
    turnouts: int = 0


def everything(site: Site, *, pages: bool = True, roles: Sequence[str] = ROLES) -> list[Scraped]:
    """What each role can get, then what the operator can export and a thief of the web server's database read."""
    with site.serving() as sessions:
        there = [user for user in roles if user in _users(site)]
        scraped = [_Role(site, user, sessions.of(user)).scraped(pages=pages) for user in there]
    return [*scraped, _exported(site, "operator", "--all"), _stolen(site)]


def union(scraped: list[Scraped]) -> Scraped:
    """All of them together. Claims about one cell that differ are strange."""
    whole = Scraped("everybody", set().union(*(one.claims for one in scraped)))
    told: dict[tuple[str, ...], Claim] = {}
    for claim in sorted(whole.claims, key=repr):
        if claim != told.setdefault(claim.place, claim):
            whole.strange.append(f"told in two ways: {told[claim.place]} and {claim}")
    return whole


def _users(site: Site) -> set[str]:
    with site.tables() as stolen:
        return {row["name"] for row in stolen.execute("select name from account")}


def _exported(site: Site, who: str, *whose: str) -> Scraped:
    """In both formats that carry text; they must say the same."""
    found = Scraped(who)
    for key in _rounds(site):
        as_json, as_csv = (site.exported(format_, *whose, round_key=key) for format_ in ("json", "csv"))
        found.answers |= {f"export {key}.json": as_json, f"export {key}.csv": as_csv}
        rows = json.loads(as_json)
        _keep_rows(found, f"export {key}.json", rows)
        if set(from_rows(rows)) != set(from_rows(rows_of_csv(as_csv.decode()))):
            found.strange.append(f"export of {key}: CSV and JSON differ")
    return found


def _rounds(site: Site) -> list[str]:
    with site.tables() as stolen:
        return [row["key"] for row in stolen.execute("select key from round order by opened")]


def _stolen(site: Site) -> Scraped:
    with site.tables() as stolen:
        found = Scraped("thief of the database", set(from_tables(stolen)))
    for claim in found.claims:
        found.unrounded += [str(claim) for value in claim.figures if isinstance(value, float) and not _short(value, 1)]
    return found


def _keep_rows(found: Scraped, address: str, rows: list[dict[str, Any]]) -> None:
    found.claims |= set(from_rows(rows))
    found.strange += [f"{address}: {row}" for row in hidden_with_numbers(rows)]
    found.unrounded += [f"{address}: {value}" for value in too_long(rows)]


def too_long(value: Any, name: str = "") -> Iterator[Any]:
    """Numbers with more decimals than are shown: one for an item's mean, two for an indicator, three for a share."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from too_long(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from too_long(part, name)
    elif isinstance(value, float) and not _short(value, {"response_rate": 3, "mean": 1, "value": 2}.get(name, 0)):
        yield f"{name}={value}"


def _short(value: float, decimals: int) -> bool:
    return value == round(value, decimals)


class _Role:
    """One signed-in user on the way through the dashboard."""

    def __init__(self, site: Site, user: str, client: FlaskClient) -> None:
        self.site, self.client, self.found = site, client, Scraped(user)
        self.declared: set[tuple[Any, ...]] = set()
        self.behind: set[tuple[Any, ...]] = set()

    def scraped(self, *, pages: bool) -> Scraped:
        self._guard_callbacks()
        rounds = [row["round"] for row in self._ask("rounds")]
        self._ask("forms")
        self._ask("factors")
        self.units = {key: self._ask(f"units?round={key}") for key in rounds}
        for key in rounds:
            self._cells(key)
        self._changes(rounds)
        self._indicators()
        self._guard_api(rounds)
        own = _exported(self.site, self.found.who, "--as", self.found.who)
        if own.claims - self.found.claims:
            self.found.strange.append("the export tells more than the API")
        for name in ("strange", "unrounded"):
            getattr(self.found, name).extend(getattr(own, name))
        self.found.answers |= own.answers
        if pages:
            self._pages()
        return self.found

    def _guard_callbacks(self) -> None:
        """A callback that this harness does not call would go unseen."""
        known = json.loads(self.client.get("/_dash-dependencies").data)
        ours = {one["output"] for one in known if not one.get("clientside_function")}
        tried = {payload("/")["output"], asking("/")["output"], figures("/")["output"]}
        self.found.strange += [f"a callback nobody attacks: {one}" for one in sorted(ours - tried)]
        for number in range(1, 1 + MEETINGS):
            answer = self.client.post(CALLBACK, json=figures(f"/meeting/{number}"))
            if answer.status_code not in (403, 404):
                self.found.strange.append(f"figures of a meeting that nobody holds: {answer.status_code}")

    def _guard_api(self, rounds: list[str]) -> None:
        """Nor an address of the API that it does not ask; in a single round there is no change to ask for."""
        asked = {address.removeprefix("/api/v1/").partition("?")[0] for address in self.found.answers}
        missed = ANSWERS.keys() - asked - ({"change"} if len(rounds) < 2 else set())
        self.found.strange += [f"an address of the API nobody attacks: {one}" for one in sorted(missed)]

    def _indicators(self) -> None:
        """Judged by tests/access/test_indicators.py; here their bytes are kept."""
        self._ask("indicators")
        for number in self._numbers:
            self._ask(f"indicators?unit={number}")

    def _ask(self, question: str) -> Any:
        address = f"/api/v1/{question}"
        answer = self.client.get(address)
        self.found.answers[address] = answer.data
        if answer.status_code != 200:
            return []
        self.found.unrounded += [f"{address}: {value}" for value in too_long(answer.json)]
        return answer.json

    def _cells(self, key: str) -> None:
        rows = self._ask(f"cells?round={key}")
        self._keep(f"cells of {key}", rows)
        for split in sorted({row["split"] for row in rows}):
            self._keep(f"cells of {key}", self._ask(f"cells?round={key}&split={split}"))
        for number in self._numbers:
            self._keep(f"cells of {key}, {number}", self._ask(f"cells?round={key}&unit={number}&children=1"))
        self._ask(f"cells?round={key}&items=1")

    def _keep(self, address: str, rows: list[dict[str, Any]]) -> None:
        self.declared |= {(row["unit"], row["round"], row["form"], row["split"]) for row in rows}
        _keep_rows(self.found, address, rows)

    def _changes(self, rounds: list[str]) -> None:
        told = explained.Told(self.found.claims, rounds)
        codes = {unit["unit"]: unit["code"] for units in self.units.values() for unit in units}
        for number, (before, now) in product(self._numbers, permutations(rounds, 2)):
            for row in self._ask(f"change?unit={number}&from={before}&to={now}"):
                if not told.has_change(row, codes[row["unit"]]):
                    self.found.strange.append(f"change: {row}")

    @cached_property
    def _numbers(self) -> range:
        """Of all units, whoever they belong to, and some beyond."""
        with self.site.tables() as stolen:
            last = stolen.execute("select max(id) from unit").fetchone()[0]
        return range(1, last + 1 + STRANGE_UNITS)

    def _pages(self) -> None:
        """Every link from the front page on, and every view of every unit, whether linked or not."""
        guesses = [f"/{view.key}/{unit}" for view in VIEWS if view.of_unit for unit in self._numbers]
        waiting = deque(["/", *guesses, *(f"/{view.key}" for view in VIEWS if not view.of_unit and view.key != "home")])
        told, seen = explained.Told(self.found.claims, self.units), set(waiting)
        while waiting:
            address = waiting.popleft()
            page = self._open(address)
            fresh = sorted(link for link in page.links() - seen if self._is_new(link))
            seen.update(fresh)
            waiting.extend(fresh)
            if address.startswith(WORKED_OUT):
                continue  # judged by tests/access/test_noninterference.py
            if address.startswith("/participation/"):
                self._judge_turnout(page, address)
            elif address.startswith("/perspectives/") and "round=" in address:
                self._judge_beside(page, address, told)
            elif page.is_behind_a_factor:
                self._judge_behind(page, address, told)
            elif "form=" in address and not address.startswith("/comparability"):  # which holds no results
                self._judge(page, address, told)

    def _is_new(self, link: str) -> bool:
        """A form or split that the unit has no cells for gives way to others, whose pages are opened anyway. What lies
        behind a factor is opened once, whatever it is held against: the profile is, with all differences."""
        at = _Address.of(link)
        if link.startswith(WORKED_OUT):
            return at.chosen.keys() <= {"round", "section"}
        wanted = (at.unit, at.chosen.get("round"), at.chosen.get("form"), at.chosen.get("split", ALL))
        if "factor" in at.chosen and "form" in at.chosen:
            once = (*wanted, at.chosen["factor"])
            if once in self.behind:
                return False
            self.behind.add(once)
        return "form" not in at.chosen or wanted in self.declared

    def _open(self, address: str) -> Page:
        answer = self.client.post(CALLBACK, json=payload(address))
        self.found.answers[address] = answer.data
        if answer.status_code != 200:
            self.found.strange.append(f"{address}: {answer.status_code}")
            return Page(None)
        return Page(answer.json["response"]["page"]["children"])

    def _judge(self, page: Page, address: str, told: explained.Told) -> None:
        at = _Address.of(address)
        with self.site.tables() as stolen:
            self.found.strange += [f"{address}: {one}" for one in told.judge(page, at.unit, at.chosen, stolen)]
        self.found.unrounded += [f"{address}: {mark}" for mark in page.marks() if not isinstance(mark, int)]

    def _judge_turnout(self, page: Page, address: str) -> None:
        """Asked for newer numbers, the server tells what the page tells, and nothing where there is no page."""
        answer = self.client.post(CALLBACK, json=asking(address))
        self.found.answers[f"{address} again"] = answer.data
        strange = [] if answer.status_code in (200, 404) else [f"asked again: {answer.status_code}"]
        again = Page(answer.json["response"]["turnout"]["children"] if answer.status_code == 200 else None)
        if not set(again.texts()) <= set(page.texts()):
            strange.append("asked again it tells something else")
        with self.site.tables() as stolen:
            strange += turnout.judge(page, _Address.of(address).unit, stolen)
        self.found.strange += [f"{address}: {one}" for one in strange]
        self.found.turnouts += turnout.count(page)

    def _judge_behind(self, page: Page, address: str, told: explained.Told) -> None:
        at = _Address.of(address)
        with self.site.tables() as stolen:
            strange = behind.judge(told, page, at.unit, at.chosen, stolen)
            self.found.strange += [f"{address}: {one}" for one in strange]
        self.found.behind += 1

    def _judge_beside(self, page: Page, address: str, told: explained.Told) -> None:
        at = _Address.of(address)
        with self.site.tables() as stolen:
            strange = beside.judge(told, page, at.unit, at.chosen["round"], stolen)
            self.found.strange += [f"{address}: {one}" for one in strange]
        self.found.gaps += beside.count(page)
        self.found.unrounded += [f"{address}: {mark}" for mark in page.marks() if not isinstance(mark, int)]


@dataclass(frozen=True)
class _Address:
    unit: int
    chosen: dict[str, str]

    @classmethod
    def of(cls, address: str) -> "_Address":
        parts = urlsplit(address)
        unit = parts.path.rpartition("/")[2]
        chosen = {key: values[0] for key, values in parse_qs(parts.query).items()}
        return cls(int(unit) if unit.isdecimal() else 0, chosen)
