"""How many files may be open at once: where they are too few, each library would end in a way of its own."""

from __future__ import annotations

from dataclasses import dataclass

from teach_forward.util.parallel import WORKERS, cores

try:
    import resource
except ImportError:  # Windows bounds them otherwise, and highly
    resource = None  # type: ignore[assignment]

_ALONE = 40  # that a build has open at most, and some more; 27 were measured
_EACH = 2  # for each process that works beside


@dataclass(frozen=True, slots=True)
class TooFew:
    """How many files may be open, and how many are needed."""

    allowed: int
    needed: int


def allow() -> TooFew | None:
    """Let as many files be open as a command needs, as far as the system permits it; what it says where it does not."""
    if resource is None:
        return None
    needed = _ALONE + _EACH * min(cores(), WORKERS)
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if now == resource.RLIM_INFINITY or now >= needed:
        return None
    if most != resource.RLIM_INFINITY and most < needed:
        return TooFew(now, needed)
    resource.setrlimit(resource.RLIMIT_NOFILE, (needed, most))
    return None
