"""Measures how much faster two processes print a paper to a hundred people than one; see bench/README.md.

.venv/bin/python bench/letters.py [--letters 100]
"""

import argparse
import sys
import tempfile
from datetime import date, time

from papers import ISSUED, set_up, timed

LARGEST_SHARE = 0.6


def a_batch(letters: int):
    """Invitations of a round to so many people; only what printing needs is stored."""
    from dialogue_portal.accounts.models import Authority
    from plans.models import Invitee, Plan, Round, RoundPaper
    from plans.roundpapers.documents import InvitationPaper

    commune = Authority.objects.create(slug="tan-hoa", place="Tân Hòa", hotline="02030000001")
    plan = Plan.objects.create(authority=commune, year=2026, subject="Tổ chức hội nghị đối thoại")
    round = Round.objects.create(
        authority=commune, plan=plan, position=1, planned_month=6, planned_year=2026,
        held_on=date(2026, 6, 12), starts_at=time(7, 30), place="Hội trường UBND xã Tân Hòa",
    )  # fmt: skip
    paper = RoundPaper.objects.create(
        authority=commune, round=round, kind="invitation", contents="Thủ tục hành chính."
    )
    Invitee.objects.bulk_create(
        Invitee(paper=paper, position=number, name=f"Ông Nguyễn Văn {number}", office="Trưởng thôn")
        for number in range(letters)
    )
    return InvitationPaper(paper)


def load_fonts() -> None:
    """Prints once, because the first print of a process also loads the library."""
    from dialogue_portal.documents import pdf

    pdf.render('<html lang="vi"><title>Một</title><p>Một</p></html>')


def printed_by(paper, processes: int) -> bytes:
    """The PDF of a paper, printed by so many processes."""
    from dialogue_portal.documents import print_shares

    shares = print_shares.shares(paper.copies(), processes)
    return print_shares.render([paper.html(**ISSUED, letters=share) for share in shares], archival=True)


def main() -> int:
    """Returns the exit code: 0 for a pass, 1 for a fail."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--letters", type=int, default=100)
    letters = options.parse_args().letters
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        paper = a_batch(letters)
        load_fonts()
        alone, _ = timed(printed_by, paper, 1)
        shared, content = timed(printed_by, paper, 2)
    print(f"{letters} letters, PDF/A-2a, {len(content) / 1000:.0f} kB:")
    print(f"  one process {alone:.2f} s, two {shared:.2f} s, ratio {shared / alone:.3f}")
    good = shared <= LARGEST_SHARE * alone
    print("pass" if good else f"fail: at most {LARGEST_SHARE}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
