"""Danh mục thông tin đã công khai: what was published in a quarter, for the page and to be posted."""

import io
from datetime import date

import pytest
import time_machine
from docx import Document

from conferences.results.states import ResultsState
from desk.published.listing import ON_PORTAL, days_of, published_in
from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import IssuedDocument
from plans.models import PaperKind
from plans.roundpapers.states import RoundPaperState
from plans.states import PlanState
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune():
    """A commune that has issued a plan and an invitation, which is no public paper, on 10 August 2026."""
    with time_machine.travel("2026-08-10T09:00:00+07:00", tick=True):
        plan = build.a_plan(state=PlanState.ISSUED)
        build.a_round_paper(build.a_round(plan), PaperKind.INVITATION, RoundPaperState.ISSUED)
    return plan.authority


def address(commune, rest=""):
    return f"/{commune.slug}/da-cong-khai/{rest}?year=2026&quarter=3"


def test_a_quarter_has_three_months():
    assert days_of(2026, 3) == (date(2026, 7, 1), date(2026, 10, 1))
    assert days_of(2026, 4) == (date(2026, 10, 1), date(2027, 1, 1))


def test_public_papers_are_listed_in_their_quarter_and_others_are_not(commune):
    (listed,) = published_in(commune, 2026, 3)

    paper = IssuedDocument.objects.get(type_code="KH")
    assert (listed.way, listed.on) == (ON_PORTAL, date(2026, 8, 10))
    assert paper.symbol_text in listed.what and paper.about in listed.what
    assert published_in(commune, 2026, 2) == []
    assert published_in(build.a_commune(), 2026, 3) == []


def test_results_stand_there_once_for_each_way_on_its_day():
    results = build.results_owed(
        state=ResultsState.PUBLISHED,
        start=date(2026, 10, 2),
        channels={"media": "2026-09-29", "posted": "2026-09-28", "hamlets": "2026-10-02"},
    )

    listed = {
        quarter: [
            (one.way, one.on)
            for one in published_in(results.authority, 2026, quarter)
            if "Kết quả" in one.what
        ]
        for quarter in (3, 4)
    }

    media, posted, hamlets = results.channel_days
    assert listed == {3: [posted, media], 4: [hamlets]}


def test_the_list_is_a_page_and_a_file_to_be_posted(as_a, commune):
    desk = as_a(Role.CLERK, commune)
    paper = IssuedDocument.objects.get(type_code="KH")

    page = desk.get(address(commune)).content.decode()
    word = Document(io.BytesIO(desk.get(address(commune, "danh-muc.docx")).content))
    pdf = desk.get(address(commune, "danh-muc.pdf"))

    assert paper.symbol_text in page and "10/08/2026" in page
    words = " ".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    assert paper.symbol_text in words.replace("\u2060", "")
    assert pdf.content.startswith(b"%PDF")


@pytest.mark.parametrize("asked", ["", "year=abc&quarter=9", "year=1&quarter=0", f"year={'9' * 1000}"])
def test_whatever_is_asked_for_there_is_a_list(as_a, commune, asked):
    answer = as_a(Role.CHAIR, commune).get(f"/{commune.slug}/da-cong-khai/?{asked}")

    assert answer.status_code == 200


def test_officers_do_not_read_it(as_a, commune):
    assert as_a(Role.OFFICER, commune).get(address(commune)).status_code == 403
