"""Two people press one button at once: the second waits for the first, and is then refused or finds it done."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from conferences.conclusion import services as conclusion_services
from conferences.conclusion.models import Conclusion
from conferences.hall import services as hall_services
from conferences.models import Conference
from dialogue_portal.documents.models import IssuedDocument, PaperType
from dialogue_portal.records.flow import StepRefused
from responses.models import Assignment
from tests.conferences.hall import Hall, a_closed_hall, a_drafted_notice, an_open_hall

pytestmark = pytest.mark.django_db(transaction=True)

A_MOMENT = 0.4


def at_once(take):
    """Takes a step twice; the second begins while the first is done but not committed. Returns both outcomes."""
    taken, let_go = threading.Event(), threading.Event()

    def first():
        try:
            with transaction.atomic():
                take()
                taken.set()
                let_go.wait(5)
            return "done"
        finally:
            connection.close()

    def second():
        try:
            taken.wait(5)
            take()
            return "done"
        except StepRefused:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as people:
        both = [people.submit(first), people.submit(second)]
        taken.wait(5)
        threading.Event().wait(A_MOMENT)
        # The second person really waits: without the lock they would make a conclusion of their own.
        assert not both[1].done()
        let_go.set()
        return [one.result(20) for one in both]


def test_two_people_closing_at_once_make_one_conclusion():
    hall = an_open_hall()
    hall.ask()

    outcomes = at_once(hall.close)

    assert outcomes == ["done", "refused"]
    assert (Conclusion.objects.count(), Assignment.objects.count()) == (1, 1)


def test_two_leaders_issuing_at_once_use_one_number():
    hall = a_closed_hall()
    conclusion = conclusion_services.submit(a_drafted_notice(hall), **hall.by(hall.clerk))

    outcomes = at_once(lambda: conclusion_services.issue(conclusion, **hall.by(hall.chair)))

    assert outcomes == ["done", "refused"]
    assert list(
        IssuedDocument.objects.filter(type_code=PaperType.NOTICE).values_list("number", flat=True)
    ) == [1]


def test_two_people_preparing_at_once_make_one_conference():
    hall = Hall()

    outcomes = at_once(lambda: hall_services.prepare(hall.round, actor=hall.clerk))

    assert outcomes == ["done", "done"]
    assert Conference.objects.count() == 1
