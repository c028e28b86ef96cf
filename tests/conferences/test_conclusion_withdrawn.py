"""A withdrawn conclusion notice is a draft again: owed anew, its points not in force, its paper readable."""

import pytest
from django.urls import reverse

from conferences.conclusion import services
from conferences.conclusion.models import ConclusionPoint
from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.notices.models import OutgoingMail
from tests import build

pytestmark = pytest.mark.django_db

REASON = "Ghi nhầm đơn vị thực hiện."


@pytest.fixture
def conclusion():
    point = build.a_point(build.a_conclusion(state="draft"))
    clerk = build.a_member(point.authority, Role.CLERK)
    submitted = services.submit(point.conclusion, actor=clerk)
    return services.issue(submitted, actor=build.a_member(point.authority, Role.CHAIR))


def withdrawn(conclusion):
    chair = build.a_member(conclusion.authority, Role.CHAIR)
    return services.withdraw(conclusion, actor=chair, note=REASON)


def test_it_is_owed_anew_and_its_points_are_not_in_force(conclusion):
    assert ConclusionPoint.objects.open().count() == 1

    row = withdrawn(conclusion)

    assert (row.state, row.document, row.met_on, row.is_open) == ("draft", None, None, True)
    assert conclusion.document.last_change.reason == REASON
    assert ConclusionPoint.objects.open().count() == 0
    assert OutgoingMail.objects.filter(subject__contains="đã bị thu hồi").exists()


def test_it_is_issued_again_under_a_new_number(conclusion):
    clerk = build.a_member(conclusion.authority, Role.CLERK)
    submitted = services.submit(withdrawn(conclusion), actor=clerk)

    again = services.issue(submitted, actor=build.a_member(conclusion.authority, Role.CHAIR))

    assert again.document.number == conclusion.document.number + 1
    assert ConclusionPoint.objects.open().count() == 1
    assert IssuedDocument.objects.about(again).count() == 2


def test_the_withdrawn_paper_stays_readable(client, conclusion):
    withdrawn(conclusion)

    answer = client.get(reverse("documents:verified_file", args=[conclusion.document.code]))

    assert answer.content == conclusion.document.pdf


def test_the_register_leads_to_the_step(as_a, conclusion):
    address = [conclusion.authority.slug, conclusion.document.pk, "withdrawn"]

    answer = as_a(Role.CHAIR, conclusion.authority).get(reverse("documents:change_status", args=address))

    assert answer.url == conclusion.step_url("withdraw")
