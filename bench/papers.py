"""Measures how fast papers are printed, by the portal and by WeasyPrint alone, in one run; see bench/README.md.

.venv/bin/python bench/papers.py [--rounds 9]
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST_RATIO, LARGEST_FILE = 1.25, 50_000
ISSUED = {"number": 7, "issued_on": date(2026, 6, 9), "code": "ABCDEFGHJKMN"}
PARAGRAPH = (
    "Các bộ phận chuẩn bị chu đáo nội dung được giao, bảo đảm buổi đối thoại diễn ra dân chủ, công khai, đúng thời "
    "gian quy định, và mọi câu hỏi của người dân đều có người trả lời rõ ràng."
)


def set_up(folder: str) -> None:
    """Django on a new SQLite database in `folder`."""
    os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "dialogue_portal.settings.embedded"}
    sys.path.insert(0, str(ROOT))
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def a_plan_of_four_pages() -> int:
    """The key of a stored plan of many sections whose PDF has four pages."""
    from dialogue_portal.accounts.models import Authority
    from plans.models import Item, Plan, Section

    commune = Authority.objects.create(slug="tan-hoa", place="Tân Hòa", province="tỉnh Hòa Giang")
    plan = Plan.objects.create(
        authority=commune,
        year=2026,
        subject="Tổ chức hội nghị đối thoại giữa lãnh đạo Ủy ban nhân dân xã với người dân về thủ tục hành chính",
        signature_text="TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        signer_name="Lê Thị Hòa",
    )
    for number in range(1, 8):
        section = Section.objects.create(
            plan=plan, position=number, level=2, label=f"{number}.", heading="Nội dung"
        )
        Item.objects.bulk_create(
            Item(section=section, position=at, marker="-", text=PARAGRAPH) for at in range(1, 6)
        )
    return plan.pk


def from_database(key: int) -> bytes:
    """The PDF of a plan as a request makes it: from the rows to HTML to PDF."""
    from dialogue_portal.documents.rendering import pdf_of
    from plans.documents import PlanPaper
    from plans.models import Plan

    return pdf_of(PlanPaper(Plan.objects.for_page().get(pk=key)), **ISSUED)


def weasyprint_alone(html: str) -> bytes:
    """The PDF of the same HTML, by WeasyPrint itself; of ours it uses only the reading of static files."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    from dialogue_portal.documents.pdf import NOWHERE, static_content

    class Static(URLFetcher):
        def fetch(self, url, headers=None):
            return URLFetcherResponse(url, static_content(url), {"Content-Type": "text/css"})

    return HTML(string=html, base_url=NOWHERE, url_fetcher=Static()).write_pdf(pdf_variant="pdf/a-2a")


def timed(work, *args) -> tuple[float, bytes]:
    """The seconds that a piece of work takes, and its result."""
    start = time.perf_counter()
    result = work(*args)
    return time.perf_counter() - start, result


def pages_of(content: bytes) -> int:
    """The number of pages of a PDF."""
    from pdfminer.pdfpage import PDFPage

    with tempfile.TemporaryFile() as file:
        file.write(content)
        return sum(1 for _ in PDFPage.get_pages(file))


def main() -> int:
    """Returns the exit code: 0 for a pass, 1 for a fail."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=9)
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        return compare(rounds)


def compare(rounds: int) -> int:
    """Prints the figures of so many rounds; returns the exit code."""
    from plans.documents import PlanPaper
    from plans.models import Plan

    key = a_plan_of_four_pages()
    html = PlanPaper(Plan.objects.for_page().get(pk=key)).html(**ISSUED)
    ours, alone = [], []
    for _ in range(rounds + 1):
        seconds, content = timed(from_database, key)
        ours.append(seconds)
        alone.append(timed(weasyprint_alone, html)[0])
    # The first one also loads the library and the fonts.
    ours, alone = statistics.median(ours[1:]), statistics.median(alone[1:])
    print(f"plan of {pages_of(content)} pages, PDF/A-2a, {len(content) / 1000:.1f} kB, median of {rounds}:")
    print(f"  from the database {ours:.3f} s, WeasyPrint alone {alone:.3f} s, ratio {ours / alone:.3f}")
    good = ours <= LONGEST_RATIO * alone and len(content) <= LARGEST_FILE
    print("pass" if good else f"fail: at most {LONGEST_RATIO} and {LARGEST_FILE} bytes")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
