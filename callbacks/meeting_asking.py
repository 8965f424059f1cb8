"""What the page of a meeting is made of: asked once for the page, its figures and its files."""

from collections.abc import Iterable

from callbacks.mounting import Denied
from callbacks.reader import Reader
from callbacks.view import Store
from dashboard.meeting import GUESS, Shows, State, agenda, may_tell_figures
from dashboard.meeting_page import MeetingPage, seconds_left, seen
from dashboard.meeting_roles import suggested
from dashboard.minutes import Minutes
from dashboard.moments import present, today
from dashboard.worksheet.finding import Finding, Frozen
from data_access import meetings as meetings_kept
from data_access import plcs
from data_access.catalogue import Catalogue
from data_access.engine import Connection
from data_access.questions.library.suggestions import of_sheet
from data_access.questions.way_of_working import newest
from data_access.questions.worksheets import findings, meetings
from data_access.questions.worksheets.as_it_stood import after_meeting, roles_before
from data_access.questions.worksheets.meetings import Over
from data_access.questions.worksheets.sheet import of_institution
from data_access.questions.worksheets.written import written


def asked(who: Reader, store: Connection, catalogue: Catalogue, number: int) -> Over:
    """The meeting and its worksheet. Raises Denied."""
    found = meetings.meeting(who.scope, store, catalogue, number)
    if found is None:
        raise Denied
    return found


def page_of(who: Reader, store: Store, number: int, *, on_paper: bool = False) -> MeetingPage | None:
    """`on_paper`: with all figures, since the paper is laid on the table step by step."""
    with store.asked() as (connection, catalogue):
        over = meetings.meeting(who.scope, connection, catalogue, number)
        return _page(who, connection, catalogue, over, on_paper=on_paper) if over else None


def writing_over(who: Reader, store: Connection, catalogue: Catalogue, number: int) -> Over:
    """The meeting, held still until the change is made, if the reader writes in its worksheet. Raises Denied."""
    if not meetings_kept.hold_still(store, number):
        raise Denied
    over = asked(who, store, catalogue, number)
    if not over.sheet.may_write:
        raise Denied(over.sheet.plc.unit)
    return over


def minutes_of(who: Reader, store: Connection, over: Over, found: Iterable[Frozen]) -> Minutes:
    """`found` are the worksheet's findings: left out as long as the team may not see them itself."""
    text = after_meeting(who.scope, store, over.sheet, over.meeting)
    guessed = bool(text.text(over.meeting.address_of(GUESS)).strip())
    told = tuple(one.finding for one in found) if may_tell_figures(over.meeting, guessed=guessed) else ()
    return Minutes(over.meeting, over.sheet, text, told)


def roles_for(who: Reader, store: Connection, catalogue: Catalogue, over: Over) -> dict[str, str]:
    """Whom each role could fall to, by all that the team has done before; not where somebody has it already."""
    sheets = of_institution(who.scope, store, catalogue, over.sheet.plc.institution)
    own = [one for one in sheets if one.plc.number == over.sheet.plc.number]
    roles, taken = agenda().roles, roles_taken(who, store, over)
    before = roles_before(who.scope, store, own, roles, over.meeting)
    free = [one for one in people(store, over) if one not in taken.values()]
    return suggested([role for role in roles if role not in taken], free, before)


def roles_taken(who: Reader, store: Connection, over: Over) -> dict[str, str]:
    """By role, the name of who has it in this meeting; roles that nobody has are left out."""
    here = written(who.scope, store, over.sheet)
    names = {role: here.text(over.meeting.address_of(role)).strip() for role in agenda().roles}
    return {role: name for role, name in names.items() if name}


def people(store: Connection, over: Over) -> list[str]:
    return [one.name for one in plcs.people(store, over.sheet.plc, today())]


def _page(who: Reader, store: Connection, catalogue: Catalogue, over: Over, *, on_paper: bool) -> MeetingPage:
    meeting, sheet = over.meeting, over.sheet
    held = findings.of_sheet(who.scope, store, catalogue, sheet)
    every: tuple[Finding, ...] = tuple(one.finding for one in held)
    shows = Shows.TOLD if on_paper else meeting.shows
    is_read = on_paper or meeting.state is State.ENDED or not sheet.may_write
    return MeetingPage(
        meeting=meeting,
        sheet=sheet,
        about=every,
        findings=seen(shows, every),
        shows=shows,
        corrected=any(one.moved for one in held),
        people=tuple(people(store, over)) if sheet.may_write else (),
        suggested=roles_for(who, store, catalogue, over) if sheet.may_write else {},
        taken=roles_taken(who, store, over),
        suggestions=of_sheet(who.scope, store, catalogue, sheet) if sheet.may_write else (),
        left=seconds_left(meeting, present()),
        minutes=minutes_of(who, store, over, held) if is_read else None,
        way=newest(who.scope, store, sheet.plc.institution),
    )
