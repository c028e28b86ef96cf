"""Whose form it is: what strangers, other forms of the number and caches get of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from desk.tracking.stages import Stage
from dialogue_portal.ratelimits import limits
from plans.rounds import services as rounds
from registrations.models import Question
from registrations.supplements.models import Supplement
from tests import build
from tests.desk.tracking.tracked import ACCUSING, NEW, OLD, accepted, page, tracked

pytestmark = pytest.mark.django_db


# Whose it is


@pytest.mark.parametrize("step", ["correct", "supplement", "withdraw", "answer_back", "acknowledge"])
def test_a_stranger_is_led_to_the_search(client, question, step):
    answer = client.post(page(question, step), {"text": NEW, "seen": "0"})

    assert (answer.status_code, answer["Location"]) == (
        302,
        reverse("desk:track", args=[question.authority.slug]),
    )
    assert (Question.objects.get().text, Supplement.objects.count()) == (OLD, 0)


def test_the_question_of_another_form_of_the_same_number_is_not_touched(own, registration):
    other = build.a_question(build.a_registration(registration.round, phone=registration.phone))

    assert own.post(page(other, "withdraw")).status_code == 404


def test_too_many_steps_with_one_form_are_refused(own, question, monkeypatch, settings):
    settings.RATE_LIMIT_FACTOR = 1
    accepted(question)
    few = limits.Limit("few", 1, 3600, "Nhiều quá.")
    monkeypatch.setattr(limits, "FOLLOW_BY_FORM", few)

    answers = [own.post(page(question, "supplement"), {"text": f"Lời {n}."}).status_code for n in range(2)]

    assert answers == [302, 429]


@pytest.mark.parametrize("word", ["sua", "correct"])
def test_the_address_of_a_step_is_vietnamese_and_the_earlier_one_still_opens(own, question, word):
    address = f"/{question.authority.slug}/tra-cuu/{question.pk}/{word}/"

    assert own.get(address).status_code == 200
    assert page(question, "correct").endswith(f"/tra-cuu/{question.pk}/sua/")


def test_browsers_store_no_page_of_a_step(own, question):
    assert "no-store" in own.get(page(question, "correct"))["Cache-Control"]


# The other forms of the number, and what became of the round


def test_other_forms_of_the_number_show_how_far_they_are_and_no_words(own, registration, question):
    sister = build.a_registration(registration.round, phone=registration.phone, full_name="Lê Thị Sen")
    build.a_question(sister, text="Chuyện riêng của chị.")
    build.a_question(sister, text=ACCUSING, restricted="denunciation")

    response = tracked(own, question)

    [other] = response.context["followed"].others
    assert other.stages == [(Stage.RECEIVED, 1)]
    secrets = ("Chuyện riêng", ACCUSING, sister.code, sister.shown_code, "Lê Thị Sen")
    assert [secret for secret in secrets if secret in response.text] == []


def test_a_form_that_only_denounces_is_not_listed(own, registration, question):
    sister = build.a_registration(registration.round, phone=registration.phone)
    build.a_question(sister, text=ACCUSING, restricted="denunciation")

    assert tracked(own, question).context["followed"].others == []


def test_another_form_opens_with_its_own_code_beneath_the_list(own, registration, question):
    other = build.a_registration(registration.round, phone=registration.phone)
    build.a_question(other, text="Việc khác của tôi.")
    address = reverse("desk:track", args=[registration.authority.slug])

    shown = own.post(address, {"code": other.code, "phone": registration.phone}, follow=True)

    assert "Việc khác của tôi." in shown.text


def test_the_page_says_from_which_day_the_conference_was_moved(own, question, clerk):
    round = question.round
    plan = round.plan
    plan.issued_on = plan.issued_on or localdate() - timedelta(days=30)
    plan.save()
    before = round.held_on
    day = before + timedelta(days=28)

    rounds.move_round(
        round,
        actor=clerk,
        today=localdate(),
        held_on=day,
        starts_at=round.starts_at,
        place="Nhà văn hóa",
        note="Mưa bão.",
    )

    [change] = tracked(own, question).context["followed"].changes
    assert change["sentences"][0].startswith("Trước: ") and f"{before.day:02d}" in change["sentences"][0]
    assert "Nhà văn hóa" in change["sentences"][1]
