"""How the portal is: derived from the notes of the sweeps, from the outbox, and from asking the queue."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from tempfile import TemporaryFile

from django.core.cache import cache
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count, Max, Min, Q, QuerySet

from dialogue_portal.celery import EVERY, app
from dialogue_portal.formats.days import say_moment
from dialogue_portal.health.models import Sweep
from dialogue_portal.health.sweeps import NAMES
from dialogue_portal.notices.models import MailState, OutgoingMail

SILENT_AFTER = timedelta(minutes=30)
MISSED_RUNS = 3
QUEUE_PATIENCE = 2
# A page that people open all day asks the queue once in this time: a dead one would hold each of them up.
REMEMBERED = 60


@dataclass(frozen=True)
class SweepStatus:
    """How one sweep stands; `since` is when it last ended well, before its first time when the portal started."""

    name: str
    every: timedelta
    since: datetime
    finished_at: datetime | None
    failed: bool
    late: bool

    @property
    def minutes(self):
        return self.every // timedelta(minutes=1)


@dataclass(frozen=True)
class Health:
    """The state of the portal at `now`; there are no `sweeps` to tell of where the database does not answer."""

    now: datetime
    sweeps: list[SweepStatus] | None
    queue: bool

    @property
    def last_sweep(self) -> datetime | None:
        return max((sweep.finished_at for sweep in self.sweeps or [] if sweep.finished_at), default=None)

    @property
    def silent_since(self) -> datetime | None:
        """Since when the clock calls nothing any more; None while it does, or nobody can tell."""
        if not self.sweeps:
            return None
        since = self.last_sweep or min(sweep.since for sweep in self.sweeps)
        return since if abs(self.now - since) > SILENT_AFTER else None

    @property
    def reasons(self) -> list[str]:
        """What is wrong, for the office and the administrator; nothing when all is well."""
        told = []
        if self.sweeps is None:
            told.append("không đọc được cơ sở dữ liệu")
        if not self.queue:
            told.append("không nối được hàng đợi việc nền")
        if self.silent_since:
            told.append(f"việc định kỳ đã ngừng chạy từ {say_moment(self.silent_since)}")
        else:
            late = [sweep for sweep in self.sweeps or [] if sweep.late]
            told += [f"việc «{sweep.name}» chưa xong lần nào từ {say_moment(sweep.since)}" for sweep in late]
        return told


@dataclass(frozen=True)
class Letters:
    """The letters that have not left; those given up are refused ones as well."""

    waiting: int
    given_up: int
    oldest: datetime | None


def sweep_statuses(now: datetime) -> list[SweepStatus]:
    """How each task of the clock's table stands."""
    start = MigrationRecorder(connection).migration_qs.aggregate(newest=Max("applied"))["newest"]
    noted = {sweep.task: sweep for sweep in Sweep.objects.filter(task__in=EVERY)}
    return [
        _status_of(NAMES[task], timedelta(seconds=seconds), noted.get(task, Sweep()), start, now)
        for task, seconds in EVERY.items()
    ]


def _status_of(name, every, sweep, start, now):
    since = sweep.finished_at or start
    # A run that ended in the future was of a clock that was wrong: it says nothing of today.
    late = abs(now - since) > max(MISSED_RUNS * every, SILENT_AFTER)
    return SweepStatus(name, every, since, sweep.finished_at, bool(sweep.failure), late)


def unsent(letters: QuerySet[OutgoingMail]) -> Letters:
    waits = Q(delivery=MailState.WAITING)
    counted = (
        letters.filter(sent_at=None)
        .with_delivery()
        .aggregate(
            waiting=Count("pk", filter=waits),
            given_up=Count("pk", filter=~waits),
            oldest=Min("created_at", filter=waits),
        )
    )
    return Letters(**counted)


def queue_answers() -> bool:
    """Whether a task can be handed over now: a server answers, or the folder of the file queue takes a file."""
    try:
        if folder := app.conf.broker_transport_options.get("data_folder_out"):
            with TemporaryFile(dir=folder) as file:
                file.write(b"?")
        else:
            # Redis tries again by itself after each limit; the outer one ends that.
            limits = {"socket_connect_timeout": QUEUE_PATIENCE, "socket_timeout": QUEUE_PATIENCE}
            with app.connection_for_write(transport_options=limits) as queue:
                queue.ensure_connection(max_retries=1, timeout=QUEUE_PATIENCE)
    except Exception:
        # Whatever ails the queue, and each kind of queue has errors of its own, it does not answer.
        return False
    return True


def queue_answered() -> bool:
    """The same as it was up to a minute ago."""
    return cache.get_or_set("queue-answers", queue_answers, REMEMBERED)


def trouble_told_to(user, authority, now):
    """What is wrong with the portal, for the desk of somebody who can have it mended; nobody else is alarmed."""
    if not user.is_office_or_leader(authority.pk):
        return []
    return Health(now, sweep_statuses(now), queue_answered()).reasons
