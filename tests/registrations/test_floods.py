"""A flood of forms: stored apart without deadlines and letters, released or discarded in one press, nothing lost."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.ratelimits import limits
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from plans.rounds import services as rounds
from registrations.floods import services
from registrations.models import Flood, HeldForm, Question, Registration
from tests import build
from tests.registrations.paper import filled_in, form_url, hidden_on, receipt_url

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def limits_as_they_are(settings):
    settings.RATE_LIMIT_FACTOR = 1


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-06-08 02:00+00:00", tick=False) as clock:
        yield clock


@pytest.fixture
def round():
    return build.a_round()


@pytest.fixture
def office(round):
    client = Client()
    client.force_login(build.a_member(round.authority, Role.CLERK, full_name="Nguyễn Thu Hà"))
    return client


def send(round, number, **changes):
    """One form, from a browser of its own, at the one place of the tests."""
    client = Client()
    typed = filled_in(
        **{
            "phone": f"09123{number:05}",
            "procedures": f"Việc thứ {number}?",
            "email": f"d{number}@example.vn",
        }
        | changes
    )
    return client, client.post(form_url(round), typed)


def a_flood(round, clock, size=13, seconds=1):
    for number in range(size):
        send(round, number)
        clock.shift(timedelta(seconds=seconds))
    return Flood.objects.for_list().get()


def decide(office, flood, decision):
    kwargs = {"authority": flood.authority.slug, "pk": flood.pk, "decision": decision}
    return office.post(reverse("registrations:decide_flood", kwargs=kwargs), follow=True)


def stored():
    return Registration.objects.count(), HeldForm.objects.count(), OutgoingMail.objects.count()


def test_what_comes_after_ten_forms_in_a_minute_is_stored_apart_and_starts_nothing(round, clock):
    a_flood(round, clock, size=13)

    assert stored() == (10, 3, 10)
    assert Question.objects.count() == 10


def test_forty_forms_of_an_hour_from_one_place_are_apart_from_the_thirty_first(round, clock):
    flood = a_flood(round, clock, size=40, seconds=60)

    assert (stored()[:2], str(flood)) == ((30, 10), "10 phiếu trong 9 phút từ một nơi")


def test_nobody_waits_for_a_flood_from_elsewhere(round, clock):
    a_flood(round, clock)

    Client().post(form_url(round), filled_in(), HTTP_X_FORWARDED_FOR="203.0.113.9")

    assert stored()[0] == 11


def test_who_sent_a_form_of_a_flood_has_a_receipt_that_works(round, clock):
    a_flood(round, clock, size=12)
    client, sent = send(round, 50)
    held = HeldForm.objects.latest("pk")

    receipt = client.get(sent["Location"])
    other = Client()
    found = other.post(
        reverse("desk:track", args=[round.authority.slug]), {"code": held.shown_code, "phone": "0912300050"}
    )

    assert sent["Location"] == found["Location"] == receipt_url(round)
    for page in (receipt.text, other.get(found["Location"]).text):
        assert all(words in page for words in (held.shown_code, "Việc thứ 50?", "không phải gửi lại"))


def test_the_same_form_of_a_flood_sent_twice_is_stored_once(round, clock):
    a_flood(round, clock, size=12)

    for _ in range(2):
        send(round, 50, form_key="mot-khoa")

    assert stored()[1] == 3


def test_the_office_reads_how_many_came_in_how_long(round, clock, office):
    flood = a_flood(round, clock, size=40)

    pages = [
        office.get(reverse(name, args=[round.authority.slug])).text
        for name in ("desk:work", "registrations:floods")
    ]

    assert [str(flood) in page for page in pages] == [True, True]
    assert str(flood) == "30 phiếu trong 1 phút từ một nơi"
    assert "Việc thứ 39?" in pages[1]
    assert "chờ kiểm tra" in office.get(reverse("registrations:triage", args=[round.authority.slug])).text


def test_released_forms_are_registrations_of_the_day_they_came(round, clock):
    flood = a_flood(round, clock, size=13)
    came = list(HeldForm.objects.values_list("code", "received_at"))
    due = Question.objects.first().due_on
    clock.shift(timedelta(days=1))
    office = Client()
    office.force_login(build.a_member(round.authority, Role.CLERK))

    decide(office, flood, "release")

    assert stored() == (13, 3, 13)
    assert list(Registration.objects.order_by("pk").values_list("code", "received_at"))[-3:] == came
    assert set(Question.objects.values_list("due_on", flat=True)) == {due}
    assert Record.objects.about(flood).get().label == "Đưa vào xử lý"


def test_a_released_form_is_tracked_by_its_old_code_and_on_its_old_device(round, clock, office):
    a_flood(round, clock, size=12)
    client, sent = send(round, 50)

    decide(office, Flood.objects.get(), "release")

    assert "Việc tiếp theo" in client.get(sent["Location"]).text


def test_a_place_that_the_office_released_is_not_held_again_that_day(round, clock, office):
    decide(office, a_flood(round, clock), "release")

    send(round, 60)

    assert stored()[0] == 14


def test_a_discarded_flood_starts_nothing_and_comes_back_whole(round, clock, office):
    flood = a_flood(round, clock)

    page = decide(office, flood, "discard")
    discarded = (stored(), Flood.objects.undecided().exists())
    decide(office, flood, "restore")
    decide(office, flood, "release")

    assert "Nguyễn Thu Hà bỏ qua lúc" in page.text and "Khôi phục" in page.text
    assert discarded == ((10, 3, 10), False)
    assert stored()[0] == 13


def test_further_matters_of_a_held_form_are_questions_too(round, clock, office):
    a_flood(round, clock, size=11)
    send(round, 70, more_1="Việc thêm?", more_1_source="handling")

    decide(office, Flood.objects.get(), "release")

    texts = Registration.objects.latest("pk").questions.values_list("source", "text")
    assert list(texts) == [("procedures", "Việc thứ 70?"), ("handling", "Việc thêm?")]


def test_what_looks_like_a_denunciation_is_read_by_one_person_also_here(round, clock, office):
    a_flood(round, clock, size=11)
    send(round, 71, procedures="Tôi tố cáo ông Tạ Văn Kín nhận hối lộ.", step="send")
    head = Client()
    head.force_login(build.a_member(round.authority, Role.OFFICE_HEAD))

    pages = [
        client.get(reverse("registrations:floods", args=[round.authority.slug])).text
        for client in (office, head)
    ]

    assert ["Tạ Văn Kín" in page for page in pages] == [False, True]


def held_back(round, clock, **changes):
    """Somebody whose form is kept apart, and the form."""
    a_flood(round, clock, size=11)
    client, _ = send(round, 80, **changes)
    return client, HeldForm.objects.latest("pk")


def withdraw(client, round):
    return client.post(reverse("registrations:own_held_withdrawal", args=[round.authority.slug]), follow=True)


def test_who_sent_a_held_form_withdraws_it_and_the_office_sees_that(round, clock, office):
    client, held = held_back(round, clock)
    asked = client.get(reverse("registrations:own_held_withdrawal", args=[round.authority.slug])).text

    page = withdraw(client, round)
    again = withdraw(client, round)
    seen = office.get(reverse("registrations:floods", args=[round.authority.slug])).text
    released = decide(office, Flood.objects.get(), "release")

    assert "Rút rồi thì" in asked and "Ông/bà đã rút phiếu này" in page.text
    assert "Phiếu này đã rút rồi" in again.text
    assert "người gửi đã rút" in seen and held.shown_code not in seen and "Việc thứ 80?" not in seen
    assert "Đưa cả 1 phiếu vào xử lý" in seen
    assert (stored()[0], Record.objects.about(held).get().label) == (11, "Rút cả phiếu")
    assert released.status_code == 200 and not Registration.objects.filter(code=held.code).exists()


def test_a_withdrawn_form_is_written_again_with_its_words_and_sent_anew(round, clock):
    client, held = held_back(round, clock, attends="off", more_1="Việc thêm?", more_1_source="handling")
    page = withdraw(client, round).text
    carried = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))

    form = client.post(form_url(round), carried | {"carry": "1"}).context["form"]
    clock.shift(timedelta(minutes=2))
    client.post(form_url(round), carried | {"consent": "on", "website": "", "phone": held.phone})

    assert [
        form[name].value() for name in ("full_name", "attends", "procedures", "more_1", "more_1_source")
    ] == [
        held.typed["full_name"],
        "off",
        "Việc thứ 80?",
        "Việc thêm?",
        "handling",
    ]
    assert not form["consent"].value()
    assert Registration.objects.latest("pk").questions.count() == 2


def test_a_held_form_that_was_let_in_meanwhile_is_not_withdrawn_apart(round, clock, office):
    client, held = held_back(round, clock)
    decide(office, Flood.objects.get(), "release")

    page = withdraw(client, round)
    with pytest.raises(StepRefused, match="vừa đưa phiếu này vào xử lý"):
        services.withdraw(held)

    held.refresh_from_db()
    assert (held.withdrawn_at, page.redirect_chain[0][0]) == (
        None,
        reverse("desk:track", args=[round.authority.slug]),
    )


def test_without_a_held_form_there_is_nothing_to_withdraw(client, round):
    page = client.get(reverse("registrations:own_held_withdrawal", args=[round.authority.slug]))

    assert page["Location"] == reverse("desk:track", args=[round.authority.slug])


def test_two_clerks_decide_once(round, clock, office):
    flood = a_flood(round, clock)
    decide(office, flood, "release")

    second = decide(office, flood, "discard")

    assert "Người khác vừa quyết định" in second.text
    assert (stored()[0], Flood.objects.get().discarded_at) == (13, None)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.CHAIR, Role.SECRETARY])
def test_only_the_office_decides(round, clock, role):
    flood = a_flood(round, clock)
    client = Client()
    client.force_login(build.a_member(round.authority, role))

    assert decide(client, flood, "discard").status_code == 403
    read = client.get(reverse("registrations:floods", args=[round.authority.slug])).status_code
    assert read == (403 if role == Role.OFFICER else 200)


def test_the_staff_of_another_commune_find_no_flood(round, clock):
    flood = a_flood(round, clock)
    client = Client()
    client.force_login(build.a_member(build.a_commune(), Role.CLERK))

    assert decide(client, flood, "discard").status_code == 404


def test_a_box_that_nobody_sees_is_filled_in_by_programs_only(round):
    send(round, 1, website="https://ban-hang.example")

    assert stored() == (0, 1, 0)


def test_a_form_that_is_sent_as_soon_as_it_is_drawn_is_looked_at_first(round, clock):
    drawn_at = hidden_on(Client().get(form_url(round)), "drawn_at")
    send(round, 1, drawn_at=drawn_at)
    clock.shift(timedelta(seconds=4))
    send(round, 2, drawn_at=drawn_at)

    assert stored() == (1, 1, 1)


def test_a_form_of_a_flood_is_refused_after_the_last_day_like_any_other(round, clock):
    a_flood(round, clock)
    round.registration_closes_on -= timedelta(days=40)
    round.save()

    _, sent = send(round, 99)

    assert (sent.status_code, "Việc thứ 99?" in sent.text) == (409, True)


def test_five_hundred_forms_of_a_script(round, clock):
    codes = [send(round, number)[1].status_code for number in range(150)]

    assert (codes.count(302), codes.count(429)) == (limits.REGISTER.most, 30)
    assert stored() == (10, 110, 10)
    assert services.is_trusted(Flood.objects.get().origin) is False


def test_people_of_a_flood_learn_of_a_moved_round_once_they_are_let_in(round, clock, office):
    flood = a_flood(round, clock)
    clerk = build.a_member(round.authority, Role.CLERK)
    round.plan.issued_on = round.plan.issued_on or localdate()
    round.plan.save()
    rounds.move_round(
        round,
        actor=clerk,
        held_on=round.held_on,
        starts_at=round.starts_at,
        place="Nhà văn hóa",
        note="Hội trường sửa.",
    )
    before = told_of_the_move()

    decide(office, flood, "release")

    held = {f"d{number}@example.vn" for number in (10, 11, 12)}
    assert (len(before), before & held, told_of_the_move() - before) == (10, set(), held)


def told_of_the_move():
    letters = OutgoingMail.objects.filter(subject__startswith="Hội nghị đối thoại đổi")
    return set(letters.values_list("to", flat=True))
