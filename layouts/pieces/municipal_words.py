"""What the view of all factors finds, in sentences that hold however many of them are clear."""

from dashboard.language import Language
from dashboard.municipal import Entry, Municipal, total
from dashboard.profile import Choice
from dashboard.progress import Progress
from layouts.figures.rows import short_names


def takeaway(found: Municipal, progress: Progress, language: Language) -> str:
    """Where the unit stands beside the programme, and what has moved."""
    return " ".join([*_beside(found, progress, language), _moved(found, progress, language)])


def _beside(found: Municipal, progress: Progress, language: Language) -> list[str]:
    held = sum(one.against is not None for one in entries(found))
    if not held:
        return []
    clear = total(form.against for form in found.forms)
    key = "both" if clear.above and clear.below else "above" if clear.above else "below" if clear.below else "chance"
    values: dict[str, str | int] = {"unit": language.unit(progress.unit), "total": held}
    return [language.text(f"progress.municipal.finding.beside.{key}", above=clear.above, below=clear.below, **values)]


def _moved(found: Municipal, progress: Progress, language: Language) -> str:
    if progress.before is None:
        return language.text("progress.municipal.finding.no_earlier")
    before = round_name(progress.before, progress, language)
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
    """How many could be held against the earlier round."""
    if progress.before is None:
        return []
    every = entries(found)
    held = sum(one.since is not None for one in every)
    before = round_name(progress.before, progress, language)
    return [language.text("progress.municipal.held", held=held, total=len(every), before=before)]


def round_name(round_: Choice, progress: Progress, language: Language) -> str:
    return short_names(progress.rounds, language)[round_.key]


def source(progress: Progress, language: Language) -> str:
    programme = language.unit(progress.programme)
    return language.text("progress.municipal.source", programme=programme, round=language.name(progress.round.name))


def entries(found: Municipal) -> list[Entry]:
    return [one for form in found.forms for one in form.entries]


def trend_address(progress: Progress, form: Choice, entry: Entry) -> str:
    """The unit's own way in that factor."""
    return progress.selection.to(section="trend", form=form.key, factor=entry.key).address
