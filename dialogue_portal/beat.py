"""The clock's process."""

from celery.beat import PersistentScheduler


class Scheduler(PersistentScheduler):
    """Celery's own; but a machine's clock that went ahead and was put right does not stop it until that day comes."""

    def tick(self, *args, **options):
        ahead = [entry for entry in self.schedule.values() if entry.last_run_at > entry.default_now()]
        for entry in ahead:
            entry.last_run_at = entry.default_now()
        if ahead:
            self._heap = None  # it is in the order of those days; Celery makes it anew
        return super().tick(*args, **options)
