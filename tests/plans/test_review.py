"""A plan is sent back with comments on its lines; the author mends each, the leader sees which are mended."""

import pytest
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from plans.models import ReviewComment
from plans.states import PlanState
from tests import build

pytestmark = pytest.mark.django_db
LINE = "Lắng nghe ý kiến của người dân."


@pytest.fixture
def plan():
    return build.a_plan(state=PlanState.SUBMITTED)


@pytest.fixture
def row(plan):
    return f"i{plan.sections.get().items.get().pk}"


def sent_back(as_a, plan, **typed):
    return as_a(Role.CHAIR, plan.authority).post(plan.step_url("send_back"), {"note": "Chưa đủ.", **typed})


def test_the_leader_sees_every_line_to_comment_on(as_a, plan):
    page = as_a(Role.CHAIR, plan.authority).get(plan.step_url("send_back")).text

    assert "Đánh dấu chỗ cần sửa" in page and LINE in page


def test_comments_are_stored_with_their_lines_and_stand_in_the_letter(as_a, plan, row):
    sent_back(as_a, plan, **{f"mark-{row}": "on", f"why-{row}": "Ghi rõ ai trả lời."})

    [comment] = ReviewComment.objects.all()
    letter = OutgoingMail.objects.get().body
    assert (comment.plan, comment.row_id, comment.quote, comment.note, comment.settled_on) == (
        plan,
        row,
        LINE,
        "Ghi rõ ai trả lời.",
        None,
    )
    assert LINE in letter and "Ghi rõ ai trả lời." in letter


def test_an_open_comment_from_an_earlier_time_stands_in_the_next_letter(as_a, plan, row):
    sent_back(as_a, plan, **{f"why-{row}": "Ghi rõ ai trả lời."})
    plan.flow.take("submit", build.a_round(plan).plan, actor=plan.prepared_by)

    sent_back(as_a, plan, note="Vẫn chưa đủ.")

    letter = OutgoingMail.objects.order_by("pk").last().body
    assert ("Vẫn chưa đủ." in letter, "Ghi rõ ai trả lời." in letter) == (True, True)


def test_a_note_alone_selects_its_line_and_nothing_selects_none(as_a, plan, row):
    sent_back(as_a, plan, **{f"why-{row}": "Viết lại."})
    other = build.a_plan(plan.authority, PlanState.SUBMITTED)
    sent_back(as_a, other)

    assert [comment.note for comment in ReviewComment.objects.all()] == ["Viết lại."]


def test_without_a_reason_what_was_typed_stays_on_the_page(as_a, plan, row):
    page = sent_back(as_a, plan, note=" ", **{f"why-{row}": "Viết lại."})

    assert (page.status_code, 'value="Viết lại."' in page.text, ReviewComment.objects.count()) == (
        422,
        True,
        0,
    )


def test_the_author_settles_a_comment_and_the_leader_reads_both_wordings(client, as_a, plan, row):
    sent_back(as_a, plan, **{f"mark-{row}": "on"})
    comment = ReviewComment.objects.get()
    client.force_login(plan.prepared_by)
    editor = client.get(reverse("plans:editor", args=[plan.authority.slug, plan.pk])).text
    comment.item.text = "Giải đáp cho dân."
    comment.item.save()

    client.post(reverse("plans:settle", args=[plan.authority.slug, plan.pk, comment.pk]))
    plan.flow.take("submit", build.a_round(plan).plan, actor=plan.prepared_by)
    page = as_a(Role.CHAIR, plan.authority).get(plan.get_absolute_url()).text

    assert "Xin xem lại dòng này." in editor
    assert [words in page for words in (LINE, "Nay: Giải đáp cho dân.", "Mọi chỗ đã được ghi là đã sửa")] == [
        True
    ] * 3


def test_open_comments_are_counted_before_the_plan_is_submitted_again(client, as_a, plan, row):
    sent_back(as_a, plan, **{f"mark-{row}": "on"})
    client.force_login(plan.prepared_by)

    page = client.get(plan.get_absolute_url()).text
    desk = client.get(f"/{plan.authority.slug}/viec/").text

    assert "Còn 1 chỗ chưa ghi là đã sửa" in page and "Bị trả lại" in desk


def test_a_leader_settles_nothing(as_a, plan, row):
    sent_back(as_a, plan, **{f"mark-{row}": "on"})

    url = reverse("plans:settle", args=[plan.authority.slug, plan.pk, ReviewComment.objects.get().pk])

    assert as_a(Role.CHAIR, plan.authority).post(url).status_code == 403
    assert ReviewComment.objects.get().settled_on is None
