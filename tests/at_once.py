"""Many people who press at the same moment."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connections


def all_at_once(work, everything, threads):
    """Calls `work` for all of it in threads, each with a connection of its own; gives the results in order."""

    def one(given):
        try:
            return work(given)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(threads) as people:
        return list(people.map(one, everything))
