"""Redis is gone or hangs: whoever takes a step does not notice it, and no letter is lost."""

import socket
import time

import pytest
from django.core import mail
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from dialogue_portal.celery import app
from dialogue_portal.documents.models import PreparedPrint
from dialogue_portal.documents.print_shares import MANY_LETTERS
from dialogue_portal.notices import queue, services
from dialogue_portal.notices.models import OutgoingMail
from plans.models import Invitee
from plans.roundpapers.states import RoundPaperState
from tests import build
from tests.registrations.paper import filled_in, form_url

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 8


@pytest.fixture(params=["refuses", "never answers"])
def dead_broker(request, monkeypatch):
    """The queue is a port on which no program listens, or on which a program listens and never answers."""
    listener = socket.create_server(("127.0.0.1", 0))
    address = f"redis://127.0.0.1:{listener.getsockname()[1]}/0"
    if request.param == "refuses":
        listener.close()
    monkeypatch.setitem(app.conf, "broker_write_url", address)
    monkeypatch.setattr(app.amqp, "_producer_pool", None)
    monkeypatch.setattr(queue, "STATE", queue.QueueState())
    yield
    listener.close()


def test_a_form_is_received_without_the_queue(client, dead_broker):
    round = build.a_round()
    before = time.monotonic()

    response = client.post(form_url(round), filled_in(email="hoa@example.vn"))

    assert (response.status_code, time.monotonic() - before < PATIENCE) == (302, True)
    services.deliver_waiting()
    assert [letter.to for letter in mail.outbox] == [["hoa@example.vn"]]


def test_a_step_that_writes_many_letters_waits_for_the_dead_queue_once(client, dead_broker):
    round = build.a_round()
    for _ in range(20):
        build.a_registration(round)
    client.force_login(build.a_member(round.authority, Role.CLERK))
    before = time.monotonic()

    response = client.post(
        reverse("plans:round_step", args=[round.authority.slug, round.pk, "cancel"]), {"note": "Bão số 3."}
    )

    assert (response.status_code, OutgoingMail.objects.count()) == (302, 20)
    assert time.monotonic() - before < PATIENCE


def test_many_letters_wait_for_their_print_without_the_queue(client, dead_broker):
    invitation = build.a_round_paper(state=RoundPaperState.SUBMITTED)
    Invitee.objects.bulk_create(
        Invitee(paper=invitation, position=place, name=f"Ông Quách Văn {place}")
        for place in range(2, MANY_LETTERS + 1)
    )
    client.force_login(build.a_member(invitation.authority, Role.CHAIR))
    before = time.monotonic()

    page = client.post(invitation.step_url("issue"), follow=True).content.decode()

    assert time.monotonic() - before < PATIENCE
    assert "Giấy mời: đang chờ in" in page
    assert list(PreparedPrint.objects.waiting()) == list(PreparedPrint.objects.all())
