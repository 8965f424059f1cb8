"""How carelessly was answered, told of an institution in a word for each mark, so that nobody learns how one answered.

A mark counts c of n respondents, and n is known. Its words share out 0 … n at cuts: with c >= cut the next word begins.
They are told only at cuts with k < cut <= n - k; without any, nothing is told, so that silence depends on n alone.

*Nobody is found out.* Let somebody know all about k - 1 of the others, and let x be one of the n - k + 1 left. If some
left are caught and some are not, x can be either: exchange x with one who is the other, and every count stays. If none
left is caught, c <= k - 1, so that c + 1 is below every cut and x may be caught under the same word. If all left are,
c >= n - k + 1, so that c - 1 is at or above every cut and x may not be.

*The marks of a form together.* Whoever is caught by less is possible, so that taking a mark away is. Adding one to x
may forbid x one other mark: fewer than half of the items and all alike (where the form is so short that these exclude
each other), or no item at all and too fast. Then exchange x first with one left who lacks the other mark. If all left
have it, its count is at least n - k + 1, and x can lose it under the same word. `straight` and `top` would bind each
other on forms that turn no question; so young children are told of by `top`, and all others by `straight`.

*Only of whole institutions, and once.* Groups within each other, or one answer more, would be told of by the
difference. Forms in which one respondent answers many times are not told of: their rows come in bundles, of which the
above knows nothing.
"""

from collections.abc import Iterator

from dashboard.levels import depth, lowest_level
from dashboard.mapping import Form
from dashboard.publication.sums import Sums
from dashboard.quality import YOUNG, Marks, Word
from dashboard.statistics.atoms import QUALITY, UNCOUNTED
from dashboard.statistics.quality import STRAIGHT_FROM, TOP_FROM

SOME_FROM, MANY_FROM = 10, 25  # per cent
FEWEST = 20  # screened answers; of fewer, one answer more or less is another word


def told(form: Form, sums: Sums, k: int) -> Iterator[tuple[int, Marks]]:
    """Institutions by their position, and what may be told of them the first time that anything is."""
    wanted = marks_of(form) if sums.has_answers else ()
    for unit in sums.tree.of_kind("institution").tolist() if wanted else ():
        *counts, n = sums.quality[unit].tolist()
        words = {name: word(count, n, k) for name, count in zip(QUALITY, counts, strict=True) if name in wanted}
        if any(words.values()):
            yield unit, Marks(words.get("straight"), words.get("fast"), words.get("few"), words.get("top"))


def marks_of(form: Form) -> tuple[str, ...]:
    """Those that can be told of a form: where nobody could be caught, a word would be empty."""
    if form.respondent_column or depth(lowest_level(form.informant)) < depth("institution"):
        return ()
    items, is_young = len(form.item_keys), form.informant == YOUNG
    possible = {
        "straight": items >= STRAIGHT_FROM and not is_young,
        "fast": form.duration_column is not None,
        "few": items > 1,
        "top": items >= TOP_FROM and is_young,
    }
    return tuple(name for name, is_possible in possible.items() if is_possible)


def word(count: int, n: int, k: int) -> Word | None:
    """None where there are too few answers, or where they were not counted."""
    if n < FEWEST or count == UNCOUNTED:
        return None
    cuts = [cut for cut in (_of(n, SOME_FROM), _of(n, MANY_FROM)) if k < cut <= n - k]
    words = {0: (None,), 1: (Word.NOT_MANY, Word.MANY), 2: (Word.NONE, Word.SOME, Word.MANY)}[len(cuts)]
    return words[sum(count >= cut for cut in cuts)]


def _of(n: int, per_cent: int) -> int:
    """The smallest count that is so large a share of n."""
    return -(-n * per_cent // 100)
