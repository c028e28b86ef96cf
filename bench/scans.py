"""Files a hundred made-up scans by their QR codes: how many find their paper, none a wrong one (bench/README.md).

.venv/bin/python bench/scans.py [100] [--seed 1]
"""

import argparse
import os
import random
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OWN, FOREIGN = "K7QM29XDABC{}", "ZZZZ29XDABC{}"


def set_up() -> None:
    """Prepare Django for printing."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "dialogue_portal.settings.embedded"
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()


def kinds(seed: int) -> list:
    """Each kind of scan: its name, how many of a hundred, and what makes it of a page."""
    from tests.documents import scanned

    chance = random.Random(seed)
    jpeg, scan = scanned.as_jpeg, scanned.as_scan

    def small_angle(page):
        return scan([scanned.turned(page, chance.uniform(-8, 8))])

    def right_angle(page):
        return scan([page.rotate(chance.choice((90, 180, 270)), expand=True)])

    def photo(page):
        return jpeg(
            scanned.askew(scanned.turned(page, chance.uniform(-12, 12)), chance.uniform(0.05, 0.2)), 70
        )

    def dark_photo(page):
        askew = scanned.askew(page, chance.uniform(0, 0.1))
        return jpeg(scanned.blurred(scanned.dark(askew, chance.uniform(0.25, 0.6), chance), 0.8), 60)

    def poor_photo(page):
        small = page.resize((page.width * 11 // 16, page.height * 11 // 16))
        return jpeg(
            scanned.blurred(scanned.dark(small, chance.uniform(0.3, 0.7), chance), chance.uniform(0.8, 2.2)),
            35,
        )

    def torn_off(page):
        return scan([page.crop((0, 0, page.width, page.height // 3))])

    return [
        ("straight", 15, lambda page: scan([page]), OWN),
        ("low quality, 100 dpi", 8, lambda page: scan([page.resize((827, 1169))], 40), OWN),
        ("small angle", 12, small_angle, OWN),
        ("90, 180, 270 degrees", 15, right_angle, OWN),
        ("photo from the side", 12, photo, OWN),
        ("dark photo", 14, dark_photo, OWN),
        ("small, dark, out of focus", 8, poor_photo, OWN),
        ("another portal's paper", 8, lambda page: scan([page]), FOREIGN),
        ("code torn off", 8, torn_off, OWN),
    ]


def main() -> None:
    """Make the scans, have each looked at, compare the code with that of the paper."""
    parser = argparse.ArgumentParser()
    parser.add_argument("number", nargs="?", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    set_up()
    from dialogue_portal.documents.scanfiles.apart import look_at
    from tests.documents import scanned

    chance = random.Random(options.seed)
    letters = "23456789ABCDEFGH"
    prints = {
        code: scanned.signed_and_stamped(scanned.drawn(scanned.a_print(code, 3)), chance)
        for form in (OWN, FOREIGN)
        for code in (form.format(letter) for letter in letters[:4])
    }
    known = {code for code in prints if code.startswith(OWN[:4])}
    results, slowest = Counter(), 0.0
    for name, share, make, form in kinds(options.seed):
        here = Counter()
        for place in range(max(1, round(share * options.number / 100))):
            code = form.format(letters[place % 4])
            file = make(prints[code])
            began = time.perf_counter()
            found = [one for one, _ in look_at([file]).found]
            slowest = max(slowest, time.perf_counter() - began)
            here[outcome(found, code, known)] += 1
        print(f"{name:28} {dict(here)}")
        results += here
    print(f"{dict(results)}; slowest {slowest:.1f} s")
    print("pass" if not results["filed wrong"] else "fail")


def outcome(found: list[str], code: str, known: set[str]) -> str:
    """What the portal does with a scan on which these codes were found; `code` is that of its paper."""
    if not found:
        return "left to the hand"
    if len(found) > 1 or found[0] not in known:
        return "refused"
    return "filed right" if found[0] == code else "filed wrong"


if __name__ == "__main__":
    main()
