"""The state of the portal: from the notes of the sweeps, the outbox, the check of the records, and the queue."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from tempfile import TemporaryFile

from django.core.cache import cache
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count, Max, Min, Q

from dialogue_portal.celery import EVERY, app
from dialogue_portal.formats.days import say_moment
from dialogue_portal.health.models import Sweep
from dialogue_portal.health.sweeps import NAMES
from dialogue_portal.notices.models import MailState, OutgoingMailQuerySet
from dialogue_portal.records.models import SealCheck

SILENT_AFTER = timedelta(minutes=30)
MISSED_RUNS = 3
QUEUE_PATIENCE = 2
# In seconds: a page that people open all day asks the queue once in this time, for a dead queue makes it slow.
REMEMBERED = 60


@dataclass(frozen=True)
class SweepStatus:
    """The state of one sweep; `since` is when it last ended well, before its first run when the portal was set up."""

    name: str
    every: timedelta
    since: datetime
    finished_at: datetime | None
    failed: bool
    late: bool

    @property
    def rhythm(self) -> str:
        """How often it runs: "10 phút một lần"."""
        return f"{self.every // timedelta(minutes=1)} phút một lần"


@dataclass(frozen=True)
class Health:
    """The state of the portal at `now`.

    `sweeps` is None where the database does not answer, `seals` also before the first check of the records.
    """

    now: datetime
    sweeps: list[SweepStatus] | None
    queue: bool
    seals: SealCheck | None = None

    @property
    def last_sweep(self) -> datetime | None:
        """When any sweep last ended well."""
        return max((sweep.finished_at for sweep in self.sweeps or [] if sweep.finished_at), default=None)

    @property
    def silent_since(self) -> datetime | None:
        """Since when no sweep runs any more; None while they run, or where the database does not answer."""
        if not self.sweeps:
            return None
        since = self.last_sweep or min(sweep.since for sweep in self.sweeps)
        return since if abs(self.now - since) > SILENT_AFTER else None

    @property
    def reasons(self) -> list[str]:
        """What is wrong, in clauses for the office and the administrator; empty when all is well."""
        found = []
        if self.sweeps is None:
            found.append("không đọc được cơ sở dữ liệu")
        if not self.queue:
            found.append("không nối được hàng đợi việc nền")
        if self.silent_since:
            found.append(f"việc định kỳ đã ngừng chạy từ {say_moment(self.silent_since)}")
        else:
            late = [sweep for sweep in self.sweeps or [] if sweep.late]
            found += [f"việc «{sweep.name}» chưa xong lần nào từ {say_moment(sweep.since)}" for sweep in late]
        if self.seals and self.seals.broken_no:
            found.append(
                f"nhật ký xử lý đã bị sửa hoặc bị xóa, hỏng từ dòng số {self.seals.broken_no} "
                f"(kiểm tra lúc {say_moment(self.seals.checked_at)})"
            )
        return found


@dataclass(frozen=True)
class Letters:
    """The letters that have not left; `given_up` counts the refused ones as well."""

    waiting: int
    given_up: int
    oldest: datetime | None


def sweep_statuses(now: datetime) -> list[SweepStatus]:
    """The state of each sweep, in the order of their table."""
    start = MigrationRecorder(connection).migration_qs.aggregate(newest=Max("applied"))["newest"]
    noted = {sweep.task: sweep for sweep in Sweep.objects.filter(task__in=EVERY)}
    return [
        _status_of(NAMES[task], timedelta(seconds=seconds), noted.get(task, Sweep()), start, now)
        for task, seconds in EVERY.items()
    ]


def latest_check() -> SealCheck | None:
    """The latest check of the records."""
    return SealCheck.objects.first()


def _status_of(name, every, sweep, start, now):
    since = sweep.finished_at or start
    # A run that ended in the future was noted while the computer's clock was wrong: it proves nothing for today.
    late = abs(now - since) > max(MISSED_RUNS * every, SILENT_AFTER)
    return SweepStatus(name, every, since, sweep.finished_at, bool(sweep.failure), late)


def unsent(letters: OutgoingMailQuerySet) -> Letters:
    """Counts those of `letters` that have not left."""
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
    except Exception:  # noqa: BLE001 — each kind of queue has errors of its own; with any of them it does not answer
        return False
    return True


def queue_answered() -> bool:
    """The answer of `queue_answers`, up to a minute old."""
    return bool(cache.get_or_set("queue-answers", queue_answers, REMEMBERED))


def trouble_for(user, authority, now) -> list[str]:
    """What is wrong with the portal, for the desk of the office and the leaders; empty for everybody else."""
    if not user.is_office_or_leader(authority.pk):
        return []
    return Health(now, sweep_statuses(now), queue_answered(), latest_check()).reasons
