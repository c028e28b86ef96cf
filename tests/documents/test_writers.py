"""Nobody signs what they wrote: asked from the records of the paper, not from who wrote last."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate

from conferences.conclusion import services as conclusions
from conferences.minutes import services as minutes
from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from plans import services as plans
from plans.editor import services as editor
from plans.models import PaperKind
from plans.outline.text import text_of
from plans.roundpapers import services as roundpapers
from plans.rounds.services import add_round
from tests import build
from tests.conferences.hall import a_closed_hall, a_drafted_notice

pytestmark = pytest.mark.django_db
BOTH = (Role.CLERK, Role.CHAIR)


def a_plan_with_a_round(commune, **fields):
    plan = build.a_plan(commune, **fields)
    build.a_round(plan)
    return plan


def rewrite(plan, actor):
    plans.edit(plan, actor=actor, text=text_of(plan), version=plan.version)


def correct_facts(plan, actor):
    plans.set_facts(plan, actor=actor, hotline="02030000009")


def work_in_the_editor(plan, actor):
    editor.write_subject(plan, "Tổ chức đối thoại về thủ tục hành chính", actor=actor)


def add_a_round(plan, actor):
    add_round(plan, actor=actor, today=localdate(), planned_month=12, planned_year=plan.year + 1)


@pytest.mark.parametrize("write", [rewrite, correct_facts, work_in_the_editor, add_a_round])
def test_a_clerk_who_is_also_chairman_does_not_rewrite_submit_and_sign_a_plan(commune, write):
    plan, both = a_plan_with_a_round(commune), build.a_member(commune, *BOTH)

    write(plan, both)
    plan = plans.submit(plan, actor=both)

    assert "issue" not in {step.name for step in plan.flow.available(plan, both)}
    with pytest.raises(PermissionDenied):
        plans.issue(plan, actor=both)


def test_another_leader_signs_what_a_leader_wrote(commune):
    plan, both = a_plan_with_a_round(commune), build.a_member(commune, *BOTH)
    chair = build.a_member(commune, Role.CHAIR)

    correct_facts(plan, both)
    plan = plans.submit(plan, actor=both)

    assert plans.issue(plan, actor=chair).signed_by == chair


def test_the_last_hand_does_not_wash_the_first_on_a_conclusion():
    hall = a_closed_hall()
    both = build.a_member(hall.commune, *BOTH)
    conclusion = conclusions.edit(
        hall.conference.conclusion, **hall.by(both), text="Các đơn vị trả lời đúng hạn."
    )
    conclusion = conclusions.edit(conclusion, **hall.by(hall.clerk), text="Các đơn vị trả lời hết ý kiến.")
    conclusion = conclusions.submit(conclusion, **hall.by(hall.clerk))

    with pytest.raises(PermissionDenied):
        conclusions.issue(conclusion, **hall.by(both))


def test_the_last_hand_does_not_wash_the_first_on_a_notice(commune):
    round = build.a_round(build.a_plan(commune, state="issued"))
    both, clerk = build.a_member(commune, *BOTH), build.a_member(commune, Role.CLERK)
    paper = roundpapers.draft(round, kind=PaperKind.NOTICE, actor=both, today=localdate())
    paper = roundpapers.edit(paper, actor=clerk, remarks="Mang theo căn cước.")
    paper = roundpapers.submit(paper, actor=clerk)

    with pytest.raises(PermissionDenied):
        roundpapers.issue(paper, actor=both)


def test_whoever_kept_the_minutes_does_not_sign_them():
    hall = a_closed_hall()
    both = build.a_member(hall.commune, Role.SECRETARY, Role.VICE_CHAIR)
    names = {"chair_name": "Lê Minh Đức", "secretary_name": str(both)}
    hours = {"opened_at": hall.conference.opened_at, "closed_at": hall.conference.closed_at}
    conference = minutes.amend(hall.conference, **hall.by(both), **names, **hours, closing_words="Xong.")

    with pytest.raises(PermissionDenied):
        minutes.sign_minutes(conference, **hall.by(both))
    assert minutes.sign_minutes(conference, **hall.by(hall.chair)).document


def test_a_substitute_who_wrote_does_not_sign_for_the_absent_leader(commune):
    chair, vice = build.a_member(commune, Role.CHAIR), build.a_member(commune, Role.CLERK, Role.VICE_CHAIR)
    build.an_absence(chair, vice, localdate(), localdate() + timedelta(days=3))
    plan = a_plan_with_a_round(commune)

    correct_facts(plan, vice)
    plan = plans.submit(plan, actor=vice)

    with pytest.raises(PermissionDenied):
        plans.issue(plan, actor=vice)


def test_deciding_is_not_writing(commune):
    plan, chair = a_plan_with_a_round(commune), build.a_member(commune, Role.CHAIR)
    clerk = build.a_member(commune, Role.CLERK)

    plan = plans.send_back(plans.submit(plan, actor=clerk), actor=chair, note="Xin xem lại.")
    plan = plans.issue(plans.submit(plan, actor=clerk), actor=chair)

    assert plan.signed_by == chair


def test_no_letter_asks_somebody_to_sign_what_they_wrote(commune):
    plan, both = a_plan_with_a_round(commune), build.a_member(commune, *BOTH)
    chair = build.a_member(commune, Role.CHAIR)
    correct_facts(plan, both)

    plans.submit(plan, actor=both)

    assert list(OutgoingMail.objects.values_list("to", flat=True)) == [chair.email]


def test_what_somebody_wrote_is_on_no_pile_of_papers_to_sign(client, commune):
    plan, both = a_plan_with_a_round(commune), build.a_member(commune, *BOTH)
    correct_facts(plan, both)
    plans.submit(plan, actor=both)

    def pile(user):
        client.force_login(user)
        return "Kế hoạch chờ ký" in client.get(f"/{commune.slug}/viec/").text

    assert (pile(both), pile(build.a_member(commune, Role.CHAIR))) == (False, True)


def test_writing_before_the_last_signature_is_no_writing_on_the_next_paper():
    hall = a_closed_hall(date(2026, 6, 12))
    conclusion = a_drafted_notice(hall)
    before = set(conclusion.writers)

    conclusion = conclusions.submit(conclusion, **hall.by(hall.clerk))
    conclusion = conclusions.issue(conclusion, **hall.by(hall.chair))

    assert (before, conclusion.writers) == ({hall.clerk.pk}, {})
