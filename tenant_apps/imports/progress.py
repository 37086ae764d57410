"""How far an import is. In the cache, because its transaction is open and nobody else can see into it."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.cache import cache

KEPT_SECONDS = 3600
EVERY = 2_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """Rows ``done`` of ``total``; stage is READING or SAVING."""

    done: int
    total: int
    stage: str


def tell_progress(job_id: uuid.UUID, progress: Progress) -> None:
    cache.set(f"import:{job_id}", progress, KEPT_SECONDS)


def progress_of(job_id: uuid.UUID) -> Progress | None:
    progress: Progress | None = cache.get(f"import:{job_id}")
    return progress


def counted[Row](rows: Iterable[Row], *, job_id: uuid.UUID, total: int) -> Iterator[Row]:
    """Pass the rows on and tell now and then how many there were."""
    for done, row in enumerate(rows):
        if done % EVERY == 0:
            tell_progress(job_id, Progress(done=done, total=max(total, done), stage="READING"))
        yield row
    tell_progress(job_id, Progress(done=total, total=total, stage="SAVING"))
