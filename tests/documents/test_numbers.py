"""Dãy số: where each series stands, numbers given by hand, one series or many."""

from datetime import date

import pytest
import time_machine

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import IssuedDocument, PaperType
from dialogue_portal.documents.numbering import next_number
from dialogue_portal.documents.numbers import services
from dialogue_portal.documents.numbers.series import series_of_year
from dialogue_portal.records.models import Record
from dialogue_portal.records.refusals import StepRefused
from tests.build import a_commune, a_member
from tests.documents.test_register import SampleNotice, an_issued

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 9)


@pytest.fixture(autouse=True)
def on_that_day():
    with time_machine.travel("2026-06-09T09:00:00+07:00", tick=True):
        yield


@pytest.fixture
def commune():
    return a_commune(one_series=True)


@pytest.fixture
def clerk(commune):
    return a_member(commune, Role.CLERK)


def start_at(commune, clerk, number, series=""):
    services.set_start(commune, year=2026, series=series, number=number, actor=clerk)


def outside(commune, clerk, number, **fields):
    fields = {
        "type_code": "QĐ",
        "symbol": "QĐ-UBND",
        "issued_on": DAY,
        "about": "Thành lập tổ công tác",
        "signer_name": "Lê Thị Hòa",
        "recipients": "Như Điều 3\nLưu: VT",
    } | fields
    return services.enter_outside(commune, number=number, actor=clerk, **fields)


def numbers(commune):
    return sorted(IssuedDocument.objects.of_authority(commune).values_list("number", flat=True))


def test_the_portal_goes_on_where_the_paper_register_stands(commune, clerk):
    start_at(commune, clerk, 67)

    assert an_issued(commune).symbol_text == "68/KH-UBND"
    assert "từ 0 sang 67" in Record.objects.about(commune).get(step="number_start").note


def test_a_start_that_was_typed_wrongly_is_put_right_before_a_paper_has_a_number(commune, clerk):
    start_at(commune, clerk, 76)
    start_at(commune, clerk, 67)

    assert an_issued(commune).number == 68


def test_a_start_below_a_number_in_use_gives_no_number_twice(commune, clerk):
    start_at(commune, clerk, 67)
    an_issued(commune)
    start_at(commune, clerk, 10)

    assert an_issued(commune, SampleNotice).number == 69


def test_a_number_given_by_hand_is_in_the_register_and_not_given_again(commune, clerk):
    start_at(commune, clerk, 67)
    paper = outside(commune, clerk, 68)

    assert (paper.symbol_text, paper.is_outside) == ("68/QĐ-UBND", True)
    assert an_issued(commune).number == 69


def test_a_number_that_has_a_paper_is_refused_with_the_name_of_the_paper(commune, clerk):
    an_issued(commune)

    with pytest.raises(StepRefused, match="01/KH-UBND"):
        outside(commune, clerk, 1)
    assert numbers(commune) == [1]


def test_numbers_without_a_paper_are_named_until_they_are_entered(commune, clerk):
    start_at(commune, clerk, 67)
    outside(commune, clerk, 72)
    an_issued(commune)

    (series,) = series_of_year(commune, 2026)
    assert (series.next, series.gaps_in_words) == (74, "68–71")
    for number in (70, 68, 69):
        outside(commune, clerk, number)
    (series,) = series_of_year(commune, 2026)
    assert (series.next, series.gaps_in_words) == (74, "71")


def test_each_type_has_a_series_and_a_change_in_mid_year_gives_no_number_twice(clerk, commune):
    services.set_series(commune, one_series=False, actor=clerk)
    commune.refresh_from_db()
    plan, notice = an_issued(commune), an_issued(commune, SampleNotice)
    services.set_series(commune, one_series=True, actor=clerk)
    commune.refresh_from_db()

    assert (plan.number, notice.number) == (1, 1)
    assert an_issued(commune).number == 2
    assert {series.code for series in series_of_year(commune, 2026)} == {"", "KH", "TB"}


@pytest.mark.parametrize("step", [start_at, outside])
def test_only_the_office_leads_the_numbers(commune, step):
    with pytest.raises(Exception, match="Chỉ Văn phòng"):
        step(commune, a_member(commune, Role.CHAIR), 5)


def test_the_office_does_it_on_its_pages(as_a, commune):
    page = as_a(Role.CLERK, commune)

    page.post(f"/{commune.slug}/so-van-ban/day-so/", {"series": "", "number": "67"})
    shown = page.get(f"/{commune.slug}/so-van-ban/day-so/").content.decode()
    entered = page.post(
        f"/{commune.slug}/so-van-ban/ngoai-cong/",
        {
            "type_code": "CV",
            "number": "68",
            "symbol": "68/UBND-VP",
            "issued_on": "8/6/2026",
            "about": "Trả lời kiến nghị",
            "signer_name": "Lê Thị Hòa",
            "recipients": "Ông Nguyễn Văn Tám\nLưu: VT",
            "copies": "3",
        },
        follow=True,
    )

    assert "<strong>68</strong>" in shown
    assert "Đã vào sổ văn bản số 68/UBND-VP. Số kế tiếp là 69." in entered.content.decode()
    assert next_number(commune, year=2026, series="") == 69
    register = page.get(f"/{commune.slug}/so-van-ban/").content.decode()
    assert all(
        words in register for words in ("68/UBND-VP", "Công văn: Trả lời kiến nghị", "Ban hành ngoài cổng")
    )


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("number", "9" * 5000),
        ("number", "một"),
        ("symbol", "QĐ UBND"),
        ("issued_on", "9/6/2027"),
        ("number", "0"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_kept(as_a, commune, field, typed):
    values = {
        "type_code": PaperType.PLAN,
        "number": "5",
        "symbol": "KH-UBND",
        "issued_on": "8/6/2026",
        "about": "Kế hoạch",
        "signer_name": "Lê Thị Hòa",
    } | {field: typed}

    answer = as_a(Role.CLERK, commune).post(f"/{commune.slug}/so-van-ban/ngoai-cong/", values)

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {field}
    assert typed in answer.content.decode()
    assert not IssuedDocument.objects.exists()


def test_a_paper_of_outside_has_no_print_and_is_not_public(as_a, client, commune, clerk):
    paper = outside(commune, clerk, 5)
    desk = as_a(Role.CLERK, commune)

    shown = desk.get(f"/{commune.slug}/so-van-ban/{paper.pk}/")

    assert "văn bản lấy số ngoài cổng" in shown.content.decode()
    assert desk.get(f"/{commune.slug}/so-van-ban/{paper.pk}/ban-in.pdf").status_code == 404
    assert client.get(f"/van-ban/{paper.code}/ban-in.pdf").status_code == 404
