"""The conclusion notice: drafted, submitted, sent back, issued."""

import hashlib
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from conferences.conclusion import services as conclusion_services
from conferences.conclusion.documents import first_draft
from conferences.conclusion.models import Conclusion, ConclusionPoint
from conferences.conclusion.states import ConclusionState
from conferences.hall import services as hall_services
from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import IssuedDocument, PaperType
from dialogue_portal.formats.fingerprints import fingerprint
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.flow import StepRefused
from tests.build import a_department, a_member
from tests.conferences.hall import DAY, Hall, a_closed_hall, a_drafted_notice, an_open_hall

pytestmark = pytest.mark.django_db


def letters(kind):
    found = OutgoingMail.objects.filter(key__startswith=f"{kind}:").order_by("pk")
    return list(found.values_list("to", flat=True))


def test_the_first_draft_tells_what_was_noted_and_names_no_citizen():
    hall = an_open_hall()
    hall_services.check_in(
        hall.conference, **hall.by(hall.clerk), officials=18, citizens=1064, organisations=5
    )
    hall.note(hall.question())
    hall.ask()
    hall.close(closing_words="Các đơn vị trả lời đúng hạn.")

    text = first_draft(hall.conference.conclusion)

    assert text.splitlines() == [
        "Dự hội nghị có 1.087 người (đại biểu, cán bộ, công chức: 18; người dân: 1.064; tổ chức, doanh nghiệp: 05).",
        (
            "Hội nghị đã xem xét 02 ý kiến, gồm 01 ý kiến đăng ký trước và 01 ý kiến nêu trực tiếp tại hội nghị. "
            "Đã trả lời 01 ý kiến."
        ),
        "Còn 01 ý kiến được trả lời bằng văn bản đến từng người nêu:",
        "- Phòng Kinh tế: 01 ý kiến, chậm nhất ngày 22/6/2026.",
        "Các đơn vị trả lời đúng hạn.",
    ]


def test_an_empty_notice_is_not_submitted():
    hall = a_closed_hall()

    with pytest.raises(StepRefused, match="chưa có nội dung"):
        conclusion_services.submit(hall.conference.conclusion, **hall.by(hall.clerk))

    assert Conclusion.objects.get().state == ConclusionState.DRAFT


def test_a_newer_text_is_never_overwritten():
    hall = a_closed_hall()
    conclusion = hall.conference.conclusion
    conclusion_services.edit(conclusion, **hall.by(hall.clerk), text="Bản mới.")

    with pytest.raises(StepRefused, match="Người khác vừa sửa"):
        conclusion_services.edit(conclusion, **hall.by(hall.clerk), text="Bản cũ.", seen=fingerprint(""))

    assert Conclusion.objects.get().text == "Bản mới."


def test_a_point_is_not_due_in_the_past():
    hall = a_closed_hall()

    with pytest.raises(StepRefused) as refusal:
        conclusion_services.add_point(
            hall.conference.conclusion,
            **hall.by(hall.clerk),
            text="Niêm yết.",
            department=hall.department,
            due_on=DAY - timedelta(days=1),
        )

    assert refusal.value.field == "due_on"


def test_a_point_is_not_given_to_another_communes_department():
    hall = a_closed_hall()

    with pytest.raises(StepRefused, match="không thuộc cơ quan"):
        conclusion_services.add_point(
            hall.conference.conclusion,
            **hall.by(hall.clerk),
            text="Niêm yết.",
            department=a_department(Hall().commune),
            due_on=DAY,
        )

    assert not ConclusionPoint.objects.exists()


def test_a_point_sent_twice_is_one_point():
    conclusion = a_drafted_notice(hall := a_closed_hall())
    point = ConclusionPoint.objects.get()

    with pytest.raises(StepRefused, match="đã có trong thông báo"):
        conclusion_services.add_point(
            conclusion,
            **hall.by(hall.clerk),
            text=point.text,
            department=point.department,
            due_on=point.due_on,
        )

    assert ConclusionPoint.objects.get() == point


def test_a_point_can_be_dropped():
    conclusion = a_drafted_notice(hall := a_closed_hall())

    conclusion_services.drop_point(conclusion, **hall.by(hall.clerk), point=conclusion.points.get())

    assert not ConclusionPoint.objects.exists()


def test_issuing_numbers_and_freezes_the_notice_and_meets_its_deadline():
    hall = a_closed_hall()
    conclusion = conclusion_services.submit(a_drafted_notice(hall), **hall.by(hall.clerk))

    conclusion = conclusion_services.issue(conclusion, actor=hall.chair, today=date(2026, 6, 23))

    document = conclusion.document
    assert (document.symbol_text, document.signer_name) == ("01/TB-UBND", str(hall.chair))
    assert hashlib.sha256(document.pdf).hexdigest() == document.sha256
    assert (conclusion.state, conclusion.met_on, conclusion.late) == (
        ConclusionState.ISSUED,
        date(2026, 6, 23),
        False,
    )


def test_a_notice_issued_a_day_late_says_so():
    hall = a_closed_hall()
    conclusion = conclusion_services.submit(a_drafted_notice(hall), **hall.by(hall.clerk))

    conclusion = conclusion_services.issue(conclusion, actor=hall.chair, today=date(2026, 6, 24))

    assert conclusion.late is True


def test_nobody_issues_their_own_draft():
    hall = a_closed_hall()
    hall.clerk = a_member(hall.commune, Role.CLERK, Role.VICE_CHAIR)
    conclusion = conclusion_services.submit(a_drafted_notice(hall), **hall.by(hall.clerk))

    with pytest.raises(PermissionDenied):
        conclusion_services.issue(conclusion, **hall.by(hall.clerk))

    assert not IssuedDocument.objects.filter(type_code=PaperType.NOTICE).exists()


def test_a_leader_of_another_commune_issues_nothing():
    hall = a_closed_hall()
    conclusion = conclusion_services.submit(a_drafted_notice(hall), **hall.by(hall.clerk))

    with pytest.raises(PermissionDenied):
        conclusion_services.issue(conclusion, **hall.by(Hall().chair))


def test_the_leaders_are_notified_that_a_notice_waits():
    hall = a_closed_hall()
    vice = a_member(hall.commune, Role.VICE_CHAIR)

    conclusion_services.submit(a_drafted_notice(hall), **hall.by(hall.clerk))

    assert letters("ConclusionSubmitted") == [hall.chair.email, vice.email]


def test_sending_back_needs_a_reason_that_the_office_reads():
    hall = a_closed_hall()
    conclusion = conclusion_services.submit(a_drafted_notice(hall), **hall.by(hall.clerk))
    with pytest.raises(StepRefused, match="lý do"):
        conclusion_services.send_back(conclusion, **hall.by(hall.chair), note=" ")

    conclusion = conclusion_services.send_back(conclusion, **hall.by(hall.chair), note="Ghi rõ hạn niêm yết.")

    mail = OutgoingMail.objects.get(key__startswith="ConclusionSentBack:")
    assert (conclusion.state, mail.to) == (ConclusionState.DRAFT, hall.clerk.email)
    assert "Ghi rõ hạn niêm yết." in mail.body


def test_sending_back_twice_writes_two_letters():
    hall = a_closed_hall()
    conclusion = a_drafted_notice(hall)

    for reason in ("Ghi rõ hạn.", "Ghi rõ đơn vị."):
        conclusion = conclusion_services.submit(conclusion, **hall.by(hall.clerk))
        conclusion = conclusion_services.send_back(conclusion, **hall.by(hall.chair), note=reason)

    assert letters("ConclusionSentBack") == [hall.clerk.email] * 2
