"""The forms of a round drafted side by side, since they share nobody."""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from threadpoolctl import threadpool_limits

from dashboard.gate.narrowing import Narrowing
from dashboard.gate.standing import Standing
from dashboard.statistics.points import Constants
from data_access.drafting import Drafting
from data_access.history import History

WORTH_IT = 2_000  # atoms of a round: below, starting processes takes longer than they save


@dataclass(frozen=True)
class Draft:
    """What may be published of a form, and the figures in which nobody was found."""

    standing: Standing
    narrowing: Narrowing


def drafts(forms: Sequence[tuple[History, Mapping[str, Constants]]]) -> list[Draft]:
    """In the order of the forms. Raises NotSafe."""
    sizes = [len(history.newest.counted.units) for history, _ in forms]
    processes = min(os.cpu_count() or 1, len(forms))
    if sum(sizes) < WORTH_IT or processes < 2:
        return [_draft(*form) for form in forms]
    largest_first = sorted(range(len(forms)), key=lambda place: -sizes[place])
    # Spawned, not forked: libraries with threads of their own do not survive a fork.
    with ProcessPoolExecutor(processes, get_context("spawn"), _on_one_thread) as pool:
        waiting = {place: pool.submit(_draft, *forms[place]) for place in largest_first}
        return [waiting[place].result() for place in range(len(forms))]


def _on_one_thread() -> None:
    threadpool_limits(limits=1)


def _draft(history: History, constants: Mapping[str, Constants]) -> Draft:
    drafting = Drafting(history, constants)
    return Draft(drafting.safe(), drafting.narrowing)
