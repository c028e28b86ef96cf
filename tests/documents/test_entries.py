"""What the office writes beside a paper in the register, and how the register is searched."""

from datetime import date

import pytest

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents import services
from dialogue_portal.documents.models import RegisterEntry, Validity
from dialogue_portal.records.models import Record
from tests.build import a_commune, a_member
from tests.documents.test_register import SampleNotice, SamplePlan, address, an_issued, sheet_of, shown

pytestmark = pytest.mark.django_db
FILLED = {"copies": "25", "sent_on": "10/6/2026", "receipt": "Bưu điện xã, số 17", "remark": "Gửi hỏa tốc"}


def test_the_office_fills_in_copies_day_receipt_and_remark(as_a):
    commune = a_commune()
    paper = an_issued(commune)
    desk = as_a(Role.CLERK, commune)

    answer = desk.post(address(commune, f"{paper.pk}/ghi-so/?year=2026"), FILLED)

    assert answer.url == f"{address(commune)}?year=2026#vb-{paper.pk}"
    assert desk.get(address(commune)).context["rows"][0].cells[6:] == [
        "25",
        "10/6/2026",
        "Bưu điện xã, số 17",
        "Gửi hỏa tốc",
    ]
    assert [cell.value for cell in sheet_of(desk.get(address(commune, "so-van-ban-di.xlsx")))[3]][6:] == [
        "25",
        "10/6/2026",
        "Bưu điện xã, số 17",
        "Gửi hỏa tốc",
    ]
    note = Record.objects.about(paper).get(step="enter").note
    assert "Số lượng bản: để trống → «25»" in note


def test_what_stood_there_before_is_in_the_record(as_a):
    commune = a_commune()
    paper = an_issued(commune)
    desk = as_a(Role.CLERK, commune)
    desk.post(address(commune, f"{paper.pk}/ghi-so/"), FILLED)

    desk.post(address(commune, f"{paper.pk}/ghi-so/"), FILLED | {"copies": "", "version": "1"})

    assert "«25» → để trống" in Record.objects.about(paper).filter(step="enter").latest("pk").note


def test_of_two_people_the_second_reads_that_somebody_wrote(as_a):
    commune = a_commune()
    paper = an_issued(commune)
    desk = as_a(Role.CLERK, commune)
    desk.post(address(commune, f"{paper.pk}/ghi-so/"), FILLED | {"version": "0"})

    answer = desk.post(address(commune, f"{paper.pk}/ghi-so/"), {"remark": "Khác", "version": "0"})

    assert answer.status_code == 422
    assert "Khác" in answer.content.decode()
    assert RegisterEntry.objects.get().remark == "Gửi hỏa tốc"


@pytest.mark.parametrize(
    ("field", "typed"),
    [("copies", "0"), ("copies", "9" * 5000), ("sent_on", "1/6/2026"), ("sent_on", "32/6")],
)
def test_what_cannot_be_is_refused_beside_its_field(as_a, field, typed):
    commune = a_commune()
    paper = an_issued(commune)

    answer = as_a(Role.CLERK, commune).post(address(commune, f"{paper.pk}/ghi-so/"), FILLED | {field: typed})

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {field}
    assert not RegisterEntry.objects.exists()


def test_a_leader_reads_and_does_not_write(as_a):
    commune = a_commune()
    paper = an_issued(commune)

    assert as_a(Role.CHAIR, commune).post(address(commune, f"{paper.pk}/ghi-so/"), FILLED).status_code == 403


def test_the_copies_of_a_paper_to_many_are_known():
    class Letters(SamplePlan):
        def letters(self):
            return [self.body()] * 3

    assert an_issued(a_commune(), Letters).entry.copies == 3


def test_the_register_is_searched_and_narrowed(as_a):
    commune = a_commune()
    plan, notice = an_issued(commune), an_issued(commune, SampleNotice, date(2026, 6, 12))
    services.change_status(
        plan, kind=Validity.WITHDRAWN, actor=a_member(commune, Role.CHAIR), today=date(2026, 6, 20)
    )
    desk = as_a(Role.CLERK, commune)

    def found(**asked):
        return shown(desk.get(address(commune), asked))

    assert found(words="hoi nghi doi thoai") == [notice, plan]
    assert found(words="01/KH") == [plan]
    assert found(words="không có") == []
    assert found(validity="withdrawn") == [plan]
    assert found(validity="valid") == [notice]
    assert found(validity="valid", type_code="KH") == []
