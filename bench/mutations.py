"""Changes Word and PDF files at random and has each read: no reader may crash or take long; see bench/README.md.

.venv/bin/python bench/mutations.py [2700] [--first 0]
"""

import argparse
import logging
import multiprocessing
import os
import signal
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# In seconds of computing: the limit for one file, and when a reader that goes on without end is stopped.
MOST_SECONDS, ENDLESS = 2.0, 20
SOURCES: dict[str, list[bytes]] = {}


def set_up() -> None:
    """Fill SOURCES with the files that are changed; among them a print of the portal's own."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "dialogue_portal.settings.embedded"
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from dialogue_portal.documents.rendering import pdf_of
    from tests.documents.samples import a_plan_paper, an_outline
    from tests.plans.mutations import pdf_files, word_files

    logging.disable()
    SOURCES.update(word=word_files(), pdf=[*pdf_files(), pdf_of(a_plan_paper(an_outline(20)))])


def _stop(*_):
    raise TimeoutError


def outcome(seed: int) -> tuple[int, str, str, float, float]:
    """Return of a mutation: its seed, its kind, what came of it, and the seconds of computing and by the clock."""
    from plans.reading import NotAPlan, read
    from plans.reading.markers import BULLET
    from plans.sourcefiles.worker import answer_to
    from tests.plans.mutations import a_mutation

    try:
        kind, how, content = a_mutation(SOURCES, seed)
    except Exception as error:  # noqa: BLE001  the change itself made no file
        return seed, "no file", type(error).__name__, 0, 0
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, ENDLESS)
    began, computed = time.perf_counter(), time.process_time()
    try:
        answer = answer_to(kind, content, BULLET.pattern)
        result = "refused" if "refused" in answer else "read"
    except BaseException as error:  # noqa: BLE001  whatever it is, it is a fault
        result = f"CRASH {type(error).__name__}: {error}"
    signal.setitimer(signal.ITIMER_PROF, 0)
    took = time.process_time() - computed, time.perf_counter() - began
    if result == "read":
        try:
            read(answer["text"])
        except NotAPlan:
            result = "read, no plan"
        except Exception as error:  # noqa: BLE001  the same
            result = f"CRASH of plans.reading {type(error).__name__}: {error}"
    return seed, f"{how} {kind}", result, *took


def main() -> None:
    """Print how many files of each kind were read and refused, the slowest, and every crash."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=2700)
    parser.add_argument("--first", type=int, default=0, help="the seed of the first mutation")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    set_up()
    counts: Counter[tuple[str, str]] = Counter()
    slowest, crashes = (0.0, 0.0, 0), []
    with multiprocessing.get_context("fork").Pool(options.processes) as pool:
        seeds = range(options.first, options.first + options.count)
        for seed, kind, result, computed, waited in pool.imap_unordered(outcome, seeds, 20):
            crashed = result.startswith("CRASH")
            counts[kind, "crash" if crashed else result] += 1
            slowest = max(slowest, (computed, waited, seed))
            if crashed:
                crashes.append(f"{seed} {kind}: {result}")
    for (kind, result), number in sorted(counts.items()):
        print(f"{kind:12} {result:24} {number}")
    print(f"slowest: {slowest[0]:.2f} s of computing, {slowest[1]:.2f} s by the clock (seed {slowest[2]})")
    print("\n".join(crashes[:40]) or "no crash")
    print("fail" if crashes or slowest[0] > MOST_SECONDS else "pass")


if __name__ == "__main__":
    main()
