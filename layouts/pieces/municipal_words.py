"""What the view of all factors finds, in sentences that hold however many of them are clear."""

from dashboard.language import Language
from dashboard.municipal import Entry, Municipal, total
from dashboard.profile import Choice
from dashboard.progress import Progress


def takeaway(found: Municipal, progress: Progress, language: Language) -> str:
    if progress.before is None:
        return language.text("progress.municipal.finding.no_earlier")
    before = language.name(progress.before.name)
    held = [one.since is not None for one in entries(found)]
    if not any(held):
        return language.text("progress.municipal.finding.untold", before=before)
    clear = total(form.since for form in found.forms)
    if not clear.above + clear.below:
        key = "chance" if all(held) else "chance_of_told"
        return language.text(f"progress.municipal.finding.{key}", before=before)
    key = "moved" if clear.above and clear.below else "better" if clear.above else "worse"
    n = clear.above or clear.below
    return language.text(f"progress.municipal.finding.{key}", before=before, n=n, worse=clear.below)


def sentences(found: Municipal, progress: Progress, language: Language) -> list[str]:
    """How many could be held against the earlier round, and where the unit stands beside the programme."""
    told = []
    every = entries(found)
    if progress.before is not None:
        held = sum(one.since is not None for one in every)
        before = language.name(progress.before.name)
        told.append(language.text("progress.municipal.held", held=held, total=len(every), before=before))
    beside = sum(one.against is not None for one in every)
    if beside:
        clear = total(form.against for form in found.forms)
        told.append(language.text("progress.municipal.beside", n=beside, above=clear.above, below=clear.below))
    return told


def source(progress: Progress, language: Language) -> str:
    programme = language.unit(progress.path[0] if progress.path else progress.unit)
    return language.text("progress.municipal.source", programme=programme, round=language.name(progress.round.name))


def entries(found: Municipal) -> list[Entry]:
    return [one for form in found.forms for one in form.entries]


def trend_address(progress: Progress, form: Choice, entry: Entry) -> str:
    """The unit's own way in that factor."""
    return progress.selection.to(section="trend", form=form.key, factor=entry.key).address
