"""The scheduler of `celery beat`."""

from celery.beat import PersistentScheduler


class Scheduler(PersistentScheduler):
    """Celery's own scheduler, which also goes on when the computer's clock was ahead and is put back.

    Celery waits until the stored time of the last run lies in the past. A stored time in the future would stop a task
    until then; here the task counts as run just now instead.
    """

    def tick(self, *args, **options):
        """Runs the next due task; returns after how many seconds it wants to be called again."""
        ahead = [entry for entry in self.schedule.values() if entry.last_run_at > entry.default_now()]
        for entry in ahead:
            entry.last_run_at = entry.default_now()
        if ahead:
            self.populate_heap()
        return super().tick(*args, **options)
