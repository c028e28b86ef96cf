"""Letters to an absent officer go to their substitute."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from responses.directing import services
from tests import build

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days_until_away", "recipient"), [(0, "substitute"), (1, "officer")])
def test_the_letter_about_a_new_question_goes_to_the_substitute_of_an_absent_officer(
    days_until_away, recipient
):
    question = build.a_question(state="accepted")
    department = build.a_department(question.authority, staffed=False)
    officer, substitute = (
        build.a_member(question.authority, Role.OFFICER, department=department) for _ in range(2)
    )
    away = localdate() + timedelta(days=days_until_away)
    build.an_absence(officer, substitute, away, away)

    services.direct(
        question,
        department=department,
        officer=officer,
        actor=build.a_member(question.authority, Role.CHAIR),
        today=localdate(),
    )

    assert OutgoingMail.objects.get().to == {"substitute": substitute, "officer": officer}[recipient].email
