"""The administrator's look into the audit log: searching, drawing a sample to keep, asking whether it is whole."""

import csv
import io
import re

from callbacks.mounting import Denied, Fields, File, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Store
from dashboard.administration import Section
from dashboard.log_page import Line
from dashboard.moments import present
from dashboard.said import Said
from dashboard.selection import Selection
from dashboard.spreadsheet import safe
from data_access import audit_chain, audit_log
from data_access.engine import reading
from data_access.questions import log as questions
from data_access.questions import sites
from layouts.pieces import log_search
from layouts.pieces.log_lines import account_name, detail_text, event_name

_MONTH = re.compile(r"20[0-9]{2}-(?:0[1-9]|1[0-2])")


def register(on: Mounted) -> None:
    on.form("check", check)
    on.file("sample.csv", sample_file)


def show_log(who: Reader, store: Store, selection: Selection) -> object:
    with store.asked() as (connection, _):
        found_sites = sites.matching(who.scope, connection, selection.place) if selection.place else None
        units = None if found_sites is None else [site.unit for site in found_sites]
        found = questions.search(who.scope, connection, selection, units)
    return log_search.log(found, selection, store.audit_months, who.language)


def show_sample(who: Reader, store: Store, selection: Selection) -> object:
    with store.asked() as (connection, _):
        months = questions.months(who.scope, connection)
        chosen = selection.to(month=selection.month or _usual(months))
        lines = questions.sample(who.scope, connection, chosen.month) if chosen.month else ()
    running = chosen.month == f"{present():%Y-%m}"
    return log_search.sample(lines, chosen, months, who.language, running=running)


def sample_file(who: Reader, store: Store, fields: Fields) -> File:
    month = fields.get("month", "")
    if not _MONTH.fullmatch(month):
        raise Denied
    with store.asked() as (connection, _):
        lines = questions.sample(who.scope, connection, month)
    return File(f"log-{month}.csv", _as_csv(lines, who).encode("utf-8-sig"), "text/csv", {"month": month})


def check(who: Reader, store: Store, fields: Fields) -> Answer:
    """Reads the log from its beginning to its end."""
    store.log.flush()
    with reading(store.engine) as connection:
        broken, (number, hash_) = audit_chain.verify(connection), audit_log.head(connection)
    address = Selection("administration", section=Section.LOG.value).address
    if broken is not None:
        return Answer(address, Said("audit_log.broken", {"number": str(broken)}, refused=True))
    return Answer(address, Said("audit_log.whole", {"number": str(number), "hash": hash_[:16]}))


def _usual(months: list[str]) -> str | None:
    """The month before this one, since its sample changes no more; this one where there is no other."""
    return months[1] if len(months) > 1 else next(iter(months), None)


def _as_csv(lines: tuple[Line, ...], who: Reader) -> str:
    """Semicolons, as Danish spreadsheets expect; texts that look like formulas are kept from being any."""
    out, language = io.StringIO(), who.language
    writer = csv.writer(out, delimiter=";")
    columns = ("number", "at", "account", "event", "site", "institution", "detail")
    writer.writerow([language.text(f"audit_log.column.{name}") for name in columns])
    for line in lines:
        told = [line.number, line.at.isoformat(timespec="seconds"), account_name(line.account, language)]
        told += [event_name(line.event, language), line.site, line.institution, detail_text(line.detail, language)]
        writer.writerow([safe(value) for value in told])
    return out.getvalue()
