"""What does not fit in conclusion notices and minutes before they are signed."""

from datetime import date

import pytest

from conferences.conclusion import services as conclusions
from conferences.conclusion.before_signing import NAMES_SOMEBODY, findings_of_conclusion
from conferences.conclusion.models import ConclusionPoint
from conferences.minutes import services as minutes
from conferences.minutes.before_signing import findings_of_minutes
from conferences.models import Conference
from dialogue_portal.documents.decisions.findings import Weight
from dialogue_portal.records.flow import StepRefused
from tests.build import a_department, a_registration
from tests.conferences.hall import DAY, Hall, a_closed_hall, a_drafted_notice

pytestmark = pytest.mark.django_db
REFUSE, TICK, NOTE = Weight.REFUSE, Weight.TICK, Weight.NOTE


@pytest.fixture
def hall():
    return a_closed_hall()


def found(conclusion, today=DAY):
    return [(one.weight, one.words) for one in findings_of_conclusion(conclusion, today)]


def test_a_notice_in_which_all_fits_has_no_findings(hall):
    assert found(a_drafted_notice(hall)) == []


@pytest.mark.parametrize(
    ("text", "weight", "said"),
    [
        ("Các đơn vị báo cáo trước ngày …/…/2026.", REFUSE, "Chỗ trống"),
        ("Các đơn vị báo cáo trước ngày 31/6/2026.", REFUSE, "Lịch không có ngày 31/6/2026"),
        ("Hội nghị tổ chức ngày 11/6/2026 đã kết thúc tốt đẹp.", TICK, "12/6/2026"),
        ("Thực hiện theo chương trình công tác năm 2025.", TICK, "của năm 2026"),
        ("Danh sách kèm theo thông báo này.", TICK, "không có phụ lục nào"),
    ],
)
def test_its_text_is_compared_with_what_is_known(hall, text, weight, said):
    conclusion = conclusions.edit(a_drafted_notice(hall), **hall.by(hall.clerk), text=text)

    ((found_weight, words),) = found(conclusion)

    assert found_weight == weight and said in words


@pytest.mark.parametrize("agrees", [False, True])
def test_whoever_did_not_agree_is_not_named_in_public_unseen(hall, agrees):
    a_registration(hall.round, full_name="Đỗ Thị Kín", phone="0912345678", named_in_public=agrees)
    text = "Hội nghị đã xem xét các ý kiến.\nGiải quyết việc của bà ĐỖ THỊ KÍN (điện thoại 0912.345.678)."
    conclusion = conclusions.edit(a_drafted_notice(hall), **hall.by(hall.clerk), text=text)

    said = found(conclusion)

    assert said == ([] if agrees else [(TICK, f"Dòng 2 của nội dung {NAMES_SOMEBODY}")])


def test_a_point_whose_last_day_is_past_is_refused_also_in_the_service(hall):
    conclusion = a_drafted_notice(hall)
    ConclusionPoint.objects.update(due_on=date(2026, 6, 11))

    ((weight, words),) = found(conclusion)

    assert weight == REFUSE and "hẹn xong chậm nhất thứ Năm, 11/06/2026, đã qua khi ký" in words
    with pytest.raises(StepRefused, match="đã qua khi ký"):
        conclusions.submit(conclusion, **hall.by(hall.clerk))


def test_a_point_that_is_due_on_a_sunday_needs_a_tick(hall):
    conclusion = a_drafted_notice(hall)
    ConclusionPoint.objects.update(due_on=date(2026, 6, 21))

    assert found(conclusion) == [(TICK, "Việc 1 hẹn xong Chủ nhật, 21/06/2026: không phải ngày làm việc.")]


def test_a_point_for_a_unit_in_which_nobody_receives_it_needs_a_tick(hall):
    conclusion = a_drafted_notice(hall)
    ConclusionPoint.objects.update(department=a_department(hall.commune, "Phòng Trống", staffed=False))

    ((weight, words),) = found(conclusion)

    assert weight == TICK and "giao Phòng Trống, nơi chưa có công chức nào" in words


def test_a_notice_without_points_is_told(hall):
    conclusion = conclusions.edit(hall.conference.conclusion, **hall.by(hall.clerk), text="Xong việc.")

    assert found(conclusion) == [(NOTE, "Thông báo không giao việc nào cho đơn vị nào.")]


def test_minutes_without_a_name_are_refused_also_in_the_service(hall):
    Conference.objects.update(secretary_name="")
    conference = Conference.objects.get()

    assert [(one.weight, one.words) for one in findings_of_minutes(conference)] == [
        (REFUSE, "Biên bản chưa ghi thư ký."),
        (TICK, "Biên bản chưa ghi số người dự: bản in để dấu chấm ở chỗ ấy."),
    ]
    with pytest.raises(StepRefused, match="chưa ghi thư ký"):
        minutes.sign_minutes(conference, **hall.by(hall.chair))


def test_somebody_else_than_the_named_chair_signs_minutes_only_with_a_tick(hall):
    hall.conference.chair_name = "Ông Lê Minh Đức, Chủ tịch UBND xã"
    hall.chair.full_name = "Vũ Thị Hạnh"

    ((weight, words),) = [
        (one.weight, one.words)
        for one in findings_of_minutes(hall.conference, hall.chair)
        if "chủ tọa" in one.words
    ]

    assert weight == TICK and "chủ tọa Ông Lê Minh Đức" in words and "Vũ Thị Hạnh" in words


@pytest.mark.parametrize("name", ["Lê Minh Đức", "LÊ MINH ĐỨC", "đồng chí Lê Minh Đức – Chủ tịch UBND xã"])
def test_the_named_chair_signs_them_without(hall, name):
    hall.conference.chair_name, hall.chair.full_name = name, "Lê Minh Đức"

    found = findings_of_minutes(hall.conference, hall.chair)

    assert [one for one in found if "chủ tọa" in one.words] == []


def test_minutes_that_repeat_a_denunciation_or_a_number_are_asked_about():
    hall = Hall()
    hall.open()
    hall.note(hall.question(), said="Cán bộ đã ghi số căn cước 001085012345.")
    hall.ask(text="Tôi tố cáo việc thu tiền.")
    hall.close()

    words = [one.words for one in findings_of_minutes(hall.conference) if one.weight == TICK]

    assert any("Ý kiến 1 trong biên bản: có số căn cước" in said for said in words)
    assert any("Ý kiến 2 trong biên bản: giống đơn tố cáo" in said for said in words)
