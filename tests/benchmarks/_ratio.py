"""Two pieces of work timed in turn, so that a machine that slows down slows both."""

from collections.abc import Callable
from statistics import median
from time import perf_counter


def report(name: str, work: Callable[[], object], floor_name: str, floor: Callable[[], object], runs: int = 15) -> None:
    """Print the medians in milliseconds and how many floors the work takes."""
    work(), floor()
    pairs = [(_seconds(work), _seconds(floor)) for _ in range(runs)]
    took, least = (1000 * median(column) for column in zip(*pairs, strict=True))
    ratio = median(one / other for one, other in pairs)
    print(f"{name:<44} {took:9.2f} ms   {floor_name:<34} {least:9.2f} ms   ratio {ratio:6.2f}")


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
