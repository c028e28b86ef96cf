"""Many letters are printed in the background before they are signed: nobody waits, and no number is taken meanwhile."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import localdate, now

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import (
    IssuedDocument,
    NumberBook,
    PreparedFile,
    PreparedPrint,
    PrintProgress,
)
from dialogue_portal.documents.print_shares import MANY_LETTERS
from dialogue_portal.documents.signing import services
from dialogue_portal.documents.signing.background import print_in_background
from dialogue_portal.notices.models import OutgoingMail
from plans.models import Invitee
from plans.roundpapers import services as round_papers
from plans.roundpapers.states import PaperKind, RoundPaperState
from tests.build import a_member, a_round, a_round_paper
from tests.documents import printed
from tests.live_worker import LiveWorker

PEOPLE = MANY_LETTERS + 5


@pytest.fixture
def invitation(db):
    """An invitation of many people that waits for its signature."""
    row = a_round_paper(state=RoundPaperState.SUBMITTED)
    Invitee.objects.bulk_create(
        Invitee(paper=row, position=place, name=f"Ông Quách Văn {place}") for place in range(2, PEOPLE + 1)
    )
    return row


@pytest.fixture
def chair(invitation):
    return a_member(invitation.authority, Role.CHAIR)


def asked_by(chair, invitation):
    return services.prepare(invitation, "issue", signer=chair, today=localdate())


def nothing_is_taken():
    issued = IssuedDocument.objects.filter(type_code="GM")
    return not (NumberBook.objects.exists() or issued.exists() or PreparedFile.objects.exists())


def test_signing_many_letters_answers_at_once_and_leads_to_the_page_of_their_print(client, invitation, chair):
    client.force_login(chair)

    answer = client.post(invitation.step_url("issue"), follow=True)

    invitation.refresh_from_db()
    prepared = PreparedPrint.objects.get()
    page = answer.content.decode()
    assert answer.redirect_chain == [(prepared.get_absolute_url(), 302)]
    assert f"Đã in 0 trong {PEOPLE} thư." in page
    assert "Thôi in" in page
    assert (invitation.state, prepared.progress) == (RoundPaperState.SUBMITTED, PrintProgress.WAITING)
    assert nothing_is_taken()


def test_only_the_signer_sees_and_stops_a_print(client, invitation, chair):
    prepared = asked_by(chair, invitation)
    client.force_login(a_member(invitation.authority, Role.VICE_CHAIR))
    stop = prepared.get_absolute_url() + "thoi-in/"

    answers = [client.get(prepared.get_absolute_url()).status_code, client.post(stop).status_code]

    prepared.refresh_from_db()
    assert (answers, prepared.cancelled_at) == ([404, 404], None)


def test_printed_letters_are_announced_to_the_signer_and_frozen_as_they_are(invitation, chair):
    prepared = asked_by(chair, invitation)

    print_in_background(prepared.pk)

    prepared.refresh_from_db()
    letter = OutgoingMail.objects.get(key__startswith="PrintReady:")
    assert (prepared.progress, prepared.letters_done) == (PrintProgress.READY, PEOPLE)
    assert (letter.to, f"Đã in xong {PEOPLE} thư" in letter.subject) == (chair.email, True)
    assert invitation.step_url("issue") in letter.body.replace("%2F", "/")
    assert not NumberBook.objects.exists()
    content = prepared.pdf
    signed = round_papers.issue(invitation, actor=chair, seen_print=prepared.pk)
    assert (signed.document.pdf, signed.document.number) == (content, 1)
    text = printed.text(content)
    assert all(f"Quách Văn {place}." in text for place in range(2, PEOPLE + 1))


def test_a_stopped_print_is_made_when_it_is_asked_for_again(client, invitation, chair):
    client.force_login(chair)
    prepared = asked_by(chair, invitation)
    client.post(prepared.get_absolute_url() + "thoi-in/")
    services.print_waiting(localdate())
    print_in_background(prepared.pk)
    assert (asked_by(chair, invitation).progress, nothing_is_taken()) == (PrintProgress.CANCELLED, True)
    assert "In lại" in client.get(prepared.get_absolute_url()).content.decode()

    client.post(prepared.get_absolute_url() + "in-lai/")
    print_in_background(prepared.pk)

    assert asked_by(chair, invitation).is_ready
    assert client.get(prepared.get_absolute_url()).url == invitation.step_url("issue")


def test_a_text_that_is_mended_while_its_print_waits_is_not_printed_in_old_words(invitation, chair):
    prepared = asked_by(chair, invitation)
    type(invitation).objects.filter(pk=invitation.pk).update(contents="Nội dung mới.")

    print_in_background(prepared.pk)

    prepared.refresh_from_db()
    assert (prepared.progress, "đã được sửa" in prepared.failure) == (PrintProgress.FAILED, True)
    assert OutgoingMail.objects.filter(key__startswith="PrintFailed:", to=chair.email).count() == 1


def test_a_number_that_was_taken_while_the_print_waited_is_foreseen_anew(invitation, chair):
    prepared = asked_by(chair, invitation)
    later_round = a_round(invitation.round.plan)
    other = a_round_paper(later_round, PaperKind.INVITATION, RoundPaperState.SUBMITTED)
    round_papers.issue(other, actor=chair)

    print_in_background(prepared.pk)

    later = asked_by(chair, invitation)
    assert (later.number, later.progress) == (2, PrintProgress.WAITING)
    assert [row.pk for row in PreparedPrint.objects.about(invitation)] == [later.pk]


def test_prints_of_another_day_are_removed(invitation, chair):
    prepared = asked_by(chair, invitation)

    services.remove_old_prints(localdate())
    kept = list(PreparedPrint.objects.all())
    services.remove_old_prints(localdate() + timedelta(days=1))

    assert (kept, list(PreparedPrint.objects.all())) == ([prepared], [])


@pytest.mark.django_db(transaction=True)
def test_a_print_is_stopped_in_the_middle(invitation, chair):
    prepared = asked_by(chair, invitation)

    def in_another_connection():
        print_in_background(prepared.pk)
        connection.close()

    worker = threading.Thread(target=in_another_connection)
    worker.start()
    begun(prepared)
    services.stop(prepared)
    worker.join(timeout=120)

    prepared.refresh_from_db()
    assert prepared.progress == PrintProgress.CANCELLED
    assert 0 < prepared.letters_done < PEOPLE
    assert nothing_is_taken()


def begun(prepared, seconds=120):
    """Waits until some of the letters are printed."""
    give_up_at = time.monotonic() + seconds
    while not PreparedPrint.objects.filter(pk=prepared.pk, letters_done__gt=0).exists():
        assert time.monotonic() < give_up_at
        time.sleep(0.02)


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_is_followed_by_one_that_prints_all(invitation, chair, tmp_path):
    workers = [LiveWorker(tmp_path / name) for name in ("first", "second")]
    for worker in workers:
        worker.folder.mkdir()
    try:
        # The call of the page is lost with the queue, which a worker empties when it starts: the sweep finds the print.
        prepared = asked_by(chair, invitation)
        workers[0].start()
        workers[0].wait_until(
            lambda: PreparedPrint.objects.filter(pk=prepared.pk, letters_done__gt=0).exists(), 120
        )
        workers[0].kill()
        prepared.refresh_from_db()
        assert (prepared.is_ready, nothing_is_taken()) == (False, True)

        PreparedPrint.objects.update(claimed_until=now())  # a minute later
        workers[1].start()
        workers[1].wait_until(lambda: PreparedPrint.objects.ready().exists(), 240)
    finally:
        for worker in workers:
            worker.end()

    signed = round_papers.issue(invitation, actor=chair)
    text = printed.text(signed.document.pdf)
    assert signed.document.symbol_text == "01/GM-UBND"
    assert all(f"Quách Văn {place}." in text for place in range(2, PEOPLE + 1))
