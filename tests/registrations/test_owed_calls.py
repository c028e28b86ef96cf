"""Whoever has no mailbox is owed every piece of news that others get by letter, once, and the newest."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from dialogue_portal.accounts.roles import Role
from dialogue_portal.formats.delicate import Concern
from dialogue_portal.notices.models import MOST_ATTEMPTS, BouncedAddress, OutgoingMail
from dialogue_portal.notices.notice import ToCitizen
from plans.rounds import services as rounds
from registrations.calls.owing import owe_undelivered
from registrations.calls.states import CallOutcome
from registrations.counter.notices import CodeReplaced
from registrations.counter.services import replace_code
from registrations.form.notices import RegistrationReceived, RoundCancelled, RoundInWriting, RoundMoved
from registrations.models import Call
from registrations.personaldata.notices import DataRequestConfirmed, DataRequestSettled
from registrations.seats.notices import SeatFound
from registrations.sender.notices import FormWithdrawn, SenderCorrected
from registrations.sender.services import correct
from registrations.states import QuestionState
from registrations.supplements.notices import WithdrawnForSender
from registrations.triage.notices import QuestionDeclined, WordsKept
from responses.approval.notices import AnswerReleased
from responses.deadlines.notices import CitizenAwaited
from responses.directing.notices import AnswerAssigned
from tests import build

pytestmark = pytest.mark.django_db


def form():
    return build.a_registration(email="")


def question(**fields):
    return build.a_question(form(), **fields)


def assignment():
    return build.an_assignment(question(state=QuestionState.ACCEPTED), text="Đã trả lời.")


def of_round(kind, **told):
    row = form()
    return kind(row, round=row.round, **told)


def data_request():
    return build.a_data_request(form())


# How each kind of letter to citizens is written to somebody without an address.
WRITTEN = {
    RegistrationReceived: lambda: RegistrationReceived(form(), link="", steps=[], matters=1),
    RoundMoved: lambda: of_round(RoundMoved),
    RoundCancelled: lambda: of_round(RoundCancelled),
    RoundInWriting: lambda: of_round(RoundInWriting),
    SenderCorrected: lambda: SenderCorrected(form(), seen_on_screen=False, to="", changed="địa chỉ"),
    CodeReplaced: lambda: CodeReplaced(form(), occasion=1, link=""),
    FormWithdrawn: lambda: FormWithdrawn(build.a_registration(email="", withdrawn_at=now())),
    WithdrawnForSender: lambda: WithdrawnForSender(question()),
    SeatFound: lambda: of_round(SeatFound, why="Một người báo không dự."),
    QuestionDeclined: lambda: QuestionDeclined(question(), note="Việc của Tòa án."),
    WordsKept: lambda: WordsKept(question(), occasion=1, note="Đơn tố cáo."),
    CitizenAwaited: lambda: CitizenAwaited(assignment(), note="Gửi bản sao giấy tờ."),
    AnswerReleased: lambda: AnswerReleased(assignment()),
    DataRequestConfirmed: lambda: DataRequestConfirmed(data_request(), email=""),
    DataRequestSettled: lambda: DataRequestSettled(data_request(), email="", note="Đã làm.", removed=False),
}


@pytest.mark.parametrize("kind", ToCitizen.kinds(), ids=lambda kind: kind.__name__)
def test_each_kind_of_news_is_a_letter_or_a_call(kind):
    notice = WRITTEN[kind]()
    notice.send()

    assert not OutgoingMail.objects.exists()
    assert Call.objects.count() == (not notice.seen_on_screen)
    for call in Call.objects.all():
        assert call.subject and call.text
        kept = f"{call.subject}\n{call.text}"
        assert "Kính gửi" not in kept and "://" not in kept and call.registration.shown_code not in kept


def test_only_what_people_did_themselves_is_not_told():
    unseen = {kind.__name__ for kind in ToCitizen.kinds() if kind.seen_on_screen}

    assert unseen == {"RegistrationReceived", "FormWithdrawn", "WithdrawnForSender"}


def test_a_new_code_is_told_without_being_stored_and_whoever_has_a_mailbox_gets_letters_only():
    clerk = build.a_member((row := form()).authority, Role.CLERK)
    row = replace_code(row, actor=clerk, note="Nhận ra qua điện thoại")
    with_mail = build.a_registration(row.round)
    replace_code(with_mail, actor=clerk, note="Nhận ra qua điện thoại")

    call = Call.objects.get()
    assert call.registration == row and row.shown_code not in call.text and "[mã phiếu]" in call.text
    assert OutgoingMail.objects.get().to == with_mail.email


def test_of_two_moves_only_the_newest_is_told_and_a_cancelled_round_replaces_both():
    row = form()
    clerk = build.a_member(row.authority, Role.CLERK)
    for days in (30, 40):
        day = localdate() + timedelta(days=days)
        rounds.move_round(
            row.round, actor=clerk, held_on=day, starts_at=row.round.starts_at, place="Đình làng"
        )

    owed = Call.objects.owed().get()
    assert f"{day:%d/%m/%Y}" in owed.text and "Đình làng" in owed.text
    assert Call.objects.filter(outcome=CallOutcome.OVERTAKEN).count() == 1

    rounds.cancel_round(row.round, actor=build.a_member(row.authority, Role.CHAIR), note="Bão số 3.")
    assert "không tổ chức" in Call.objects.owed().get().subject


@pytest.mark.parametrize("ahead", [0, 1, 2, 15])
def test_a_moved_round_is_told_before_the_earlier_of_the_two_days(ahead, a_monday):
    """Whoever is not told comes to an empty hall."""
    row = form()
    clerk = build.a_member(row.authority, Role.CLERK)
    type(row.round).objects.update(held_on=localdate() + timedelta(days=ahead))
    day = localdate() + timedelta(days=40)
    rounds.move_round(row.round, actor=clerk, held_on=day, starts_at=row.round.starts_at, place="Đình làng")

    expected = min(localdate() + timedelta(days=1), localdate() + timedelta(days=max(ahead - 1, 0)))
    assert Call.objects.get().tell_by == expected


def test_the_answer_replaces_what_was_asked_back():
    asked = assignment()
    CitizenAwaited(asked, occasion=1, note="Gửi bản sao.").send()
    AnswerReleased(asked).send()
    AnswerReleased(asked).send()

    assert Call.objects.owed().get().subject.startswith("Trả lời ý kiến")


def test_what_is_said_of_restricted_words_is_for_their_reader_only():
    QuestionDeclined(question(restricted=Concern.DENUNCIATION), note="Gửi Thanh tra.").send()
    call = Call.objects.get()
    clerk, head = (build.a_member(call.authority, role) for role in (Role.CLERK, Role.OFFICE_HEAD))

    assert not Call.objects.visible_to(clerk).exists()
    assert Call.objects.visible_to(head).exists()


def test_whoever_moves_to_another_house_by_telephone_is_told_but_not_who_does_so_on_the_page():
    row = form()
    correct(row, today=localdate(), address="Thôn Đoài")
    assert not Call.objects.exists()

    correct(row, today=localdate(), actor=build.a_member(row.authority, Role.CLERK), address="Thôn Bắc")
    assert "địa chỉ" in Call.objects.get().text


def test_letters_to_an_address_that_bounced_or_takes_none_become_calls_once():
    refused, given_up, fine, came_back = (build.a_registration() for _ in range(4))
    for row in (refused, given_up, fine, came_back):
        RoundMoved(row, round=row.round).send()
    BouncedAddress.objects.record_bounce(refused.email, "550")
    OutgoingMail.objects.filter(to=given_up.email).update(attempts=MOST_ATTEMPTS)
    OutgoingMail.objects.filter(to__in=[fine.email, came_back.email]).update(sent_at=now())
    BouncedAddress.objects.record_bounce(came_back.email, "5.1.1")

    assert owe_undelivered(at=now()) == 3
    assert owe_undelivered(at=now()) == 0
    assert {call.registration for call in Call.objects.owed()} == {refused, given_up, came_back}


def test_a_letter_that_leaves_after_all_is_told_no_more():
    row = build.a_registration()
    RoundMoved(row, round=row.round).send()
    OutgoingMail.objects.update(attempts=MOST_ATTEMPTS)
    owe_undelivered(at=now())
    assert Call.objects.owed().count() == 1

    OutgoingMail.objects.get().record_sent()
    assert not Call.objects.owed().exists()


def test_letters_to_staff_are_never_calls():
    row = assignment()
    AnswerAssigned(row).send()
    OutgoingMail.objects.update(attempts=MOST_ATTEMPTS)

    assert owe_undelivered(at=now()) == 0
