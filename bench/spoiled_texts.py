"""Reads many spoiled texts of plans and says how many failed or were slow; see bench/README.md.

.venv/bin/python bench/spoiled_texts.py [--texts 30000] [--first 0] [FOLDER …]
"""

import argparse
import collections
import sys
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST_SECONDS = 2


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from plans.reading import NotAPlan
    from plans.reading.as_json import as_json
    from plans.reading.reader import read
    from plans.reading.summary import summary
    from tests.plans.mutated import mutated

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "tests/plans/own"])
    parser.add_argument("--texts", type=int, default=30_000)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    texts = [file.read_text() for folder in options.folders for file in sorted(folder.glob("*.txt"))]
    counts: collections.Counter[str] = collections.Counter()
    longest = (0.0, 0)
    for seed in range(options.first, options.first + options.texts):
        text, started = mutated(texts, seed), time.process_time()
        try:
            plan = read(text)
            summary(plan.sections, plan.subject)
            as_json(plan, [])
            counts["read"] += 1
        except NotAPlan:
            counts["refused with a sentence"] += 1
        except Exception as error:  # noqa: BLE001  # every kind of fault is counted
            counts[f"FAULT {type(error).__name__}"] += 1
            where = traceback.extract_tb(error.__traceback__)[-1]
            print(f"seed {seed}: {type(error).__name__} in {where.filename}:{where.lineno}", flush=True)
        seconds = time.process_time() - started
        longest = max(longest, (seconds, seed))
        if seconds > LONGEST_SECONDS:
            counts["SLOW"] += 1
            print(f"seed {seed}: {seconds:.1f} s", flush=True)
    print(f"{len(texts)} plans, {options.texts} spoiled texts: {dict(counts)}")
    print(f"longest {longest[0]:.2f} s (seed {longest[1]})")
    failed = any(name.startswith(("FAULT", "SLOW")) for name in counts)
    print("fail" if failed else "pass")
    sys.exit(failed)


if __name__ == "__main__":
    main()
