"""Two leaders give the same question away in the same moment."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.flow import StepRefused
from registrations.states import QuestionState
from responses.directing import services
from responses.models import Assignment
from tests import build


@pytest.mark.django_db(transaction=True)
def test_one_assignment_is_made_and_the_second_leader_is_refused():
    question = build.a_question(state=QuestionState.ACCEPTED)
    leaders = [build.a_member(question.authority, role) for role in (Role.CHAIR, Role.VICE_CHAIR)]
    departments = [build.a_department(question.authority, name) for name in ("Phòng Kinh tế", "Công an xã")]
    start, outcomes = Barrier(2), []

    def give(leader, department):
        try:
            start.wait(timeout=10)
            services.direct(question, department=department, actor=leader, today=date(2026, 9, 7))
            outcomes.append("given")
        except StepRefused as refusal:
            outcomes.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=give, args=pair) for pair in zip(leaders, departments, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    given = Assignment.objects.get()
    refused = f"Ý kiến này đã được {given.directed_by} giao cho {given.department} rồi."
    assert sorted(outcomes) == sorted(["given", refused])
