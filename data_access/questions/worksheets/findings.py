"""What a team is shown of one factor, to be held fast; and what was held fast, for whoever may open its unit."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from sqlalchemy import Connection, Row, select

from dashboard.access import Scope, Sight
from dashboard.cells import NOT_ASKED, Cell, Status
from dashboard.disclosure.universe import ALL
from dashboard.moments import danish, utc
from dashboard.profile import Choice, FactorRow, Participation
from dashboard.quality import cautions
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Difference
from dashboard.worksheet.finding import About, Certified, Figure, Finding, Frozen, fingerprint, moved, read
from dashboard.worksheet.sheet import Sheet
from data_access import certificates, tables
from data_access.catalogue import Catalogue, Form, Round
from data_access.questions import cells, units
from data_access.questions.aggregates import telling
from data_access.questions.factors import factors
from data_access.questions.quality import quality
from data_access.questions.standpoint import standpoint
from data_access.standpoint import Standpoint
from data_access.telling import InRound

_finding = tables.finding.c


def shown(scope: Scope, store: Connection, catalogue: Catalogue, what: Selection) -> Finding | None:
    """The figures of one factor as the scope is shown them; None where there is no such figure for it."""
    at = standpoint(scope, store, catalogue, replace(what, against=None))
    if at is None or at.form is None or (at.round.key, at.form.key) != (what.round, what.form):
        return None
    at = replace(at, split=catalogue.splits[ALL])
    row = _row(scope, store, catalogue, at, what.factor)
    place = (at.round.id, at.trail)
    if row is None or row.own.status is Status.ABSENT or at.form is None:
        return None
    return Finding(
        unit=at.trail[-1].unit,
        kind=at.trail[-1].kind,
        type=units.link(scope, catalogue, at.round.id, at.trail).type,
        place=catalogue.name_of(at.trail[-1].kind, at.trail[-1].name),
        round=Choice(at.round.key, at.round.name),
        form=Choice(at.form.key, at.form.name),
        informant=at.form.informant,
        factor=Choice(row.key, row.name),
        turned=row.turned,
        k=at.round.k,
        participation=cells.responses(scope, store, [place], at.form.id).get(
            (at.trail[-1].unit, at.round.id), Participation()
        ),
        cautions=cautions(quality(scope, store, at), at.form.informant),
        figures=tuple(_figures(scope, store, catalogue, at, row)),
        certified=_certified(store, at.round),
    )


def of_sheet(scope: Scope, store: Connection, catalogue: Catalogue, sheet: Sheet) -> list[Frozen]:
    """In the order in which they were held fast; without those of units that the reader may not open in that round."""
    rows = store.execute(select(tables.finding).where(_finding.worksheet_id == sheet.number).order_by(_finding.id))
    held = [(row, read(row.content)) for row in rows.all()]
    seen = _Seen(scope, store, catalogue, [finding for _, finding in held])
    found = (_told(seen, row, finding) for row, finding in held)
    return [one for one in found if one is not None]


def _row(scope: Scope, store: Connection, catalogue: Catalogue, at: Standpoint, key: str | None) -> FactorRow | None:
    return next((row for row in factors(scope, store, catalogue, at) if row.key == key), None)


def _figures(scope: Scope, store: Connection, catalogue: Catalogue, at: Standpoint, row: FactorRow) -> Iterator[Figure]:
    """Each difference is judged in the family in which the profile judges it."""

    def difference(against: str) -> Difference | None:
        found = _row(scope, store, catalogue, replace(at, against=against), row.key)
        return found.difference if found else None

    here, unit = Choice(at.round.key, at.round.name), at.trail[-1].unit
    yield Figure(About.OWN, unit, catalogue.name_of(at.trail[-1].kind, at.trail[-1].name), here, row.own)
    for kind, trail in at.wholes.items():
        cell, name = row.comparisons[kind], catalogue.name_of(trail[-1].kind, trail[-1].name)
        yield Figure(About(kind), trail[-1].unit, name, here, cell, difference(kind))
    for other in row.earlier:
        change = difference(other.round.key) if other.comparable else None
        name = catalogue.name_of(at.trail[-1].kind, at.trail[-1].name)
        yield Figure(About.ROUND, unit, name, other.round, other.cell, change, other.comparable)


def _certified(store: Connection, round_: Round) -> Certified:
    found = certificates.newest_publication(store, round_.id)
    assert found is not None  # only published rounds are in the catalogue
    return Certified(found.id, found.rules or "", found.mask or "", utc(found.published_at))


def _told(seen: "_Seen", row: Row, finding: Finding) -> Frozen | None:
    told = [figure for figure in finding.figures if seen.may_be_told(finding, figure)]
    if finding.own not in told:
        return None
    whole = replace(finding, figures=tuple(told))
    return Frozen(
        number=row.id,
        area=row.focus_area_id,
        finding=whole,
        text=row.content if whole == finding else "",
        fingerprint=row.fingerprint,
        kept=fingerprint(row.content) == row.fingerprint,
        at=danish(row.at),
        moved=tuple(moved(whole, [seen.now(finding, figure) for figure in told])),
        published_since=seen.published_since(finding),
    )


class _Seen:
    """What the reader is told today where findings were held fast."""

    def __init__(self, scope: Scope, store: Connection, catalogue: Catalogue, findings: Collection[Finding]) -> None:
        self.scope, self.catalogue = scope, catalogue
        self.rounds = {one.key: one for one in catalogue.rounds}
        rounds = {figure.round.key for finding in findings for figure in finding.figures} & self.rounds.keys()
        units_ = {finding.unit for finding in findings}
        self.ways = {key: units.ways(scope, store, self.rounds[key].id, units_) for key in rounds}
        pairs = [(finding, figure) for finding in findings for figure in finding.figures]
        places = list(dict.fromkeys(place for pair in pairs if (place := self._place(*pair))))
        forms = sorted({form.id for finding in findings if (form := self._form(finding))})
        self.told = telling(scope, store, places, forms)
        self.cells = cells.of_forms(scope, store, places, forms, catalogue.splits[ALL])
        own = {finding.round.key for finding in findings}
        self.publications = {key: _certified(store, self.rounds[key]).publication for key in own}

    def may_be_told(self, finding: Finding, figure: Figure) -> bool:
        place, form = self._place(finding, figure), self._form(finding)
        if place is None or self.told.withholds(place, form.id if form else 0):
            return False
        return self.scope.sight(place[1], place[0]) > Sight.NOTHING

    def now(self, finding: Finding, figure: Figure) -> Cell:
        form = self._form(finding)
        factor = form and self.catalogue.factor(self.rounds[finding.round.key].id, form.id, finding.factor.key)
        if not factor:
            return NOT_ASKED
        return self.cells.get((figure.unit, factor.id, self.rounds[figure.round.key].id), NOT_ASKED)

    def published_since(self, finding: Finding) -> bool:
        return self.publications[finding.round.key] != finding.certified.publication

    def _form(self, finding: Finding) -> Form | None:
        return self.catalogue.form(self.rounds[finding.round.key].id, finding.form.key)

    def _place(self, finding: Finding, figure: Figure) -> InRound | None:
        """The figure's unit in its round; None where the reader may not open the finding's unit then."""
        round_ = self.rounds.get(figure.round.key)
        way = self.ways[round_.key].get(finding.unit) if round_ else None
        if round_ is None or way is None:
            return None
        above = (way[:depth] for depth in range(1, len(way) + 1))
        return next(((round_.id, one) for one in above if one[-1].unit == figure.unit), None)
