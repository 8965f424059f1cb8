"""Answers in three bands as readers are told them: no small share can be worked out from the two beside it."""

from dataclasses import dataclass

from dashboard.statistics.bands import TAIL

UNDER, OVER = f"<{TAIL}", f">{100 - TAIL}"
ORDER = LOW, MIDDLE, HIGH = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Share:
    """Per cent. `least` equals `most` where the share is told as a number; else it lies between them."""

    least: int
    most: int

    @property
    def is_exact(self) -> bool:
        return self.least == self.most

    @property
    def text(self) -> str:
        """As other programs get it: 35, <10, >90 or 30-40."""
        if self.is_under or self.is_over:
            return UNDER if self.is_under else OVER
        return str(self.least) if self.is_exact else f"{self.least}-{self.most}"

    @property
    def is_under(self) -> bool:
        return self == SMALL

    @property
    def is_over(self) -> bool:
        return self == LARGE


SMALL, LARGE = Share(0, TAIL), Share(100 - TAIL, 100)


@dataclass(frozen=True, slots=True)
class Bands:
    n: int
    low: Share
    middle: Share
    high: Share


def bands(n: int, low: str, middle: str, high: str) -> Bands | None:
    """From shares as they are published.

    Where one of them is told as `<10` only, the two others would give it away, so one of those becomes a range as wide.
    None where a small share would still be known to the person (trust.md SDC-5).
    """
    texts = (low, middle, high)
    small = [place for place, text in enumerate(texts) if text == UNDER]
    if len(small) == 1:
        return _with_one_small(n, texts, small[0])
    if len(small) == 2 and not _leave_it_open(n, next(text for text in texts if text != UNDER)):
        return None
    return Bands(n, *(_share(text) for text in texts))


def _with_one_small(n: int, texts: tuple[str, str, str], small: int) -> Bands | None:
    """Which of the others is told follows from where the small one is, never from which is larger."""
    exact = LOW if small == MIDDLE else MIDDLE
    share = int(texts[exact])
    fewest, most = _persons(n, share)
    lowest, highest = _of_a_number(n)
    if _room(n, n - highest - most, n - lowest - fewest) < 2:
        return None
    told = {small: SMALL, exact: Share(share, share)}
    return Bands(n, *(told.get(place, Share(max(TAIL, 100 - share - TAIL), 100 - share)) for place in ORDER))


def _leave_it_open(n: int, large: str) -> bool:
    """Whether two small shares beside a large one can each be more than one number of persons."""
    fewest, most = (_of_a_number(n)[1] + 1, n) if large == OVER else _persons(n, int(large))
    return _room(n, n - most - _under(n), n - fewest) > 1


def _room(n: int, fewest: int, most: int) -> int:
    """How many numbers of persons between the two are a small share."""
    return min(most, _under(n)) - max(fewest, 0) + 1


def _under(n: int) -> int:
    """The largest number of persons that is under ten per cent."""
    return -(-TAIL * n // 100) - 1


def _of_a_number(n: int) -> tuple[int, int]:
    """The fewest and the most persons whose share is told as a number."""
    return _under(n) + 1, (100 - TAIL) * n // 100


def _persons(n: int, share: int) -> tuple[int, int]:
    """The fewest and the most persons whose share is that number, halves being rounded upwards."""
    lowest, highest = _of_a_number(n)
    fewest, above = (-(-(2 * share + side) * n // 200) for side in (-1, 1))
    return max(fewest, lowest), min(above - 1, highest)


def _share(text: str) -> Share:
    return {UNDER: SMALL, OVER: LARGE}.get(text) or Share(int(text), int(text))
