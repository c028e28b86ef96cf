import re
from datetime import date, timedelta

import pytest
import time_machine
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from plans import services
from plans.models import Item, Section
from plans.rounds.services import fix_round
from plans.rounds.states import RoundState
from plans.states import PlanState
from tests.build import a_commune, a_plan, a_round

pytestmark = pytest.mark.django_db


def address(authority, rest=""):
    return f"/{authority.slug}/ke-hoach/{rest}"


# The list


def test_citizens_see_what_was_issued_and_no_draft(client):
    commune = a_commune()
    a_plan(commune, subject="Dự thảo kín")
    a_plan(commune, state=PlanState.ISSUED, subject="Đã công bố")
    a_plan(a_commune(), state=PlanState.ISSUED, subject="Của xã khác")

    page = client.get(address(commune)).text

    assert [subject in page for subject in ("Đã công bố", "Dự thảo kín", "Của xã khác")] == [
        True,
        False,
        False,
    ]
    assert "Nhập kế hoạch" not in page


def test_an_empty_list_says_what_will_appear_here(client):
    assert "Chưa có kế hoạch nào được ban hành" in client.get(address(a_commune())).text


def test_staff_filter_the_list_by_year_and_state(as_a):
    commune = a_commune()
    a_plan(commune, year=2025, subject="Năm trước")
    a_plan(commune, year=2026, subject="Năm nay")
    a_plan(commune, year=2026, subject="Chờ ký", state=PlanState.SUBMITTED)
    clerk = as_a(Role.CLERK, commune)

    page = clerk.get(address(commune), {"year": "2026", "state": "draft"}).text

    assert [subject in page for subject in ("Năm nay", "Năm trước", "Chờ ký")] == [True, False, False]


def test_an_invalid_year_filters_nothing(as_a):
    plan = a_plan(subject="Năm nay")

    page = as_a(Role.CLERK, plan.authority).get(address(plan.authority), {"year": "abc", "page": "x"}).text

    assert "Năm nay" in page


@pytest.mark.parametrize("role", [None, Role.CLERK])
def test_the_list_asks_the_same_number_of_questions_for_one_plan_and_for_five(
    client, as_a, role, django_assert_max_num_queries
):
    commune = a_commune()
    client = as_a(role, commune) if role else client
    counts = []
    for _ in range(5):
        a_round(a_plan(commune, state=PlanState.ISSUED))
        with django_assert_max_num_queries(9) as asked:
            client.get(address(commune))
        counts.append(len(asked))

    assert len(set(counts)) == 1


# One plan


def test_citizens_read_when_where_until_when_and_how_to_register(client):
    with time_machine.travel("2026-05-04 09:00 +0700"):
        round = a_round(held_on=date(2026, 6, 12))
        page = client.get(round.plan.get_absolute_url()).text

    assert "thứ Sáu, 12/06/2026, bắt đầu lúc 7h30" in page
    assert "Nhận phiếu đăng ký đến hết thứ Ba, 02/06/2026" in page
    assert "trước 10 ngày, tính ngược từ thứ Sáu, 12/06/2026" in page
    assert f"/dang-ky/dot/{round.pk}/" in page
    assert "Lắng nghe ý kiến của người dân." in page


@pytest.mark.parametrize(
    ("moment", "open_"), [("2026-06-02 23:59 +0700", True), ("2026-06-03 00:00 +0700", False)]
)
def test_the_button_disappears_at_the_end_of_the_last_day(client, moment, open_):
    with time_machine.travel("2026-05-04 09:00 +0700"):
        round = a_round(held_on=date(2026, 6, 12))

    with time_machine.travel(moment):
        page = client.get(round.plan.get_absolute_url()).text

    assert (f"/dang-ky/dot/{round.pk}/" in page, "Đã hết hạn nhận phiếu" in page) == (open_, not open_)


def test_a_draft_is_found_by_its_own_people_only(client, as_a):
    plan = a_plan()

    assert client.get(plan.get_absolute_url()).status_code == 404
    assert client.get(plan.get_print_url()).status_code == 404
    assert as_a(Role.CLERK, a_commune()).get(plan.get_absolute_url()).status_code == 404
    assert as_a(Role.OFFICER, plan.authority).get(plan.get_absolute_url()).status_code == 200


def test_a_plan_is_not_found_at_the_address_of_another_authority(client):
    plan = a_plan(state=PlanState.ISSUED)

    assert client.get(address(a_commune(), f"{plan.pk}/")).status_code == 404


def test_the_clerk_sees_what_was_not_recognised_and_what_to_do(as_a):
    plan = a_plan(unrecognised=[{"code": "round_time"}, {"part": "section", "words": "IV. KHÁC"}])

    page = as_a(Role.CLERK, plan.authority).get(plan.get_absolute_url()).text

    assert "Thời gian tổ chức" in page
    assert "Mục chưa rõ loại: IV. KHÁC" in page
    assert "Ghi ở «Thêm đợt» và «Ấn định ngày»." in page


def test_the_time_line_lists_what_happened_to_the_plan_and_its_rounds(as_a):
    plan = a_plan()
    round = a_round(plan, state=RoundState.PLANNED)
    day = localdate() + timedelta(days=30)
    fix_round(round, actor=plan.prepared_by, held_on=day, starts_at="07:30", place="Hội trường")
    services.submit(plan, actor=plan.prepared_by)

    page = as_a(Role.CHAIR, plan.authority).get(plan.get_absolute_url()).text

    assert page.index("Đợt 1: Ấn định ngày") < page.index("Trình lãnh đạo") < page.index("Tiếp theo:")


def test_text_from_a_plan_is_shown_as_text(client):
    plan = a_plan(state=PlanState.ISSUED, subject="<script>alert(1)</script>")

    assert "<script>alert" not in client.get(plan.get_absolute_url()).text


def test_a_plans_page_asks_the_same_number_of_questions_for_one_round_and_for_five(
    as_a, django_assert_max_num_queries
):
    plan = a_plan(state=PlanState.ISSUED)
    clerk = as_a(Role.CLERK, plan.authority)
    counts = []
    for _ in range(5):
        a_round(plan)
        with django_assert_max_num_queries(22) as asked:
            clerk.get(plan.get_absolute_url())
        counts.append(len(asked))

    # The first page of a process also looks up the content types.
    assert len(set(counts[1:])) == 1


# The print


def test_an_issued_plan_is_downloaded_as_it_was_stored(client):
    plan = a_plan(state=PlanState.ISSUED)

    response = client.get(plan.get_print_url())

    assert (response.content, response["Content-Type"]) == (plan.document.pdf, "application/pdf")
    assert plan.document.file_name in response["Content-Disposition"]


def test_a_draft_is_printed_for_its_own_people(as_a):
    plan = a_plan()

    response = as_a(Role.CHAIR, plan.authority).get(plan.get_print_url())

    assert response.content.startswith(b"%PDF")


def test_rounds_stand_in_the_order_of_their_days_and_those_that_are_over_are_folded(client):
    plan = a_plan(a_commune(), state=PlanState.ISSUED)
    today = localdate()
    for days, state in ((40, RoundState.FIXED), (20, RoundState.FIXED), (-20, RoundState.HELD)):
        a_round(plan, held_on=today + timedelta(days=days), state=state)

    page = client.get(plan.get_absolute_url()).text

    places = [page.index(words) for words in ('id="dot-2"', 'id="dot-1"', "Các đợt đã qua (1)", 'id="dot-3"')]
    assert places == sorted(places)
    assert '<details class="more">' in page


def test_a_plan_whose_rounds_are_all_over_shows_them_at_once(client):
    round = a_round(held_on=localdate() - timedelta(days=20), state=RoundState.HELD)

    page = client.get(round.plan.get_absolute_url()).text

    assert '<details class="more" open>' in page
    assert "Chưa có đợt đối thoại nào" not in page


def test_the_list_of_parts_leads_to_each_part_of_the_text(client):
    plan = a_plan(a_commune(), state=PlanState.ISSUED)

    page = client.get(plan.get_absolute_url()).text

    headings = re.findall(r'<h3 id="([^"]+)">([^<]+)</h3>', page)
    assert headings
    assert re.findall(r'<a href="#(phan-\d+)">([^<]+)</a>', page) == headings


def test_a_table_of_the_text_is_a_table_on_the_page_with_the_names_of_its_columns(client):
    plan = a_plan(a_commune(), state=PlanState.ISSUED)
    section = Section.objects.create(
        plan=plan, position=9, kind="other", level=1, label="V.", heading="SỐ NGƯỜI"
    )
    for position, text in enumerate(["TT | Thôn", "1 | Đông", "2 | Đoài"], 1):
        Item.objects.create(section=section, position=position, text=text)

    page = client.get(plan.get_absolute_url()).text

    assert '<td data-label="TT">1</td><td data-label="Thôn">Đông</td>' in page
    assert " | Đ" not in page
