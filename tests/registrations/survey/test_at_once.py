"""Many at the same moment, on PostgreSQL: one answer a link, no number twice, no question changed below an answer."""

import pytest
from django.test import Client

from dialogue_portal.accounts.roles import Role
from registrations.survey.models import SurveyAnswer
from tests import build
from tests.at_once import all_at_once
from tests.registrations.survey.filled import address, pressed, typed

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 12


def test_a_link_that_many_use_at_once_gives_one_answer():
    survey = build.a_survey()
    place, fields = survey.links.create(code="BCFGH23456").get_absolute_url(), typed(survey)

    def send(number):
        return Client().post(place, fields | {"form_key": str(number)}).status_code

    codes = all_at_once(send, range(AT_ONCE), AT_ONCE)

    assert sorted(codes) == [302] + [410] * (AT_ONCE - 1)
    assert SurveyAnswer.objects.count() == 1


def test_clerks_at_once_give_every_paper_a_number_of_its_own():
    survey = build.a_survey()
    clerks = [build.a_member(survey.authority, Role.CLERK) for _ in range(3)]
    fields = pressed(survey, ["5"])

    def key(number):
        client = Client()
        client.force_login(clerks[number % 3])
        return client.post(address(survey, "keying"), fields | {"form_key": str(number)}).status_code

    assert all_at_once(key, range(AT_ONCE), AT_ONCE) == [302] * AT_ONCE
    assert sorted(survey.answers.values_list("number", flat=True)) == list(range(1, AT_ONCE + 1))


def test_the_common_link_stops_at_its_number_under_load():
    survey = build.a_survey(most_open=5)
    fields = typed(survey)

    def send(number):
        return Client().post(address(survey, "form"), fields | {"form_key": str(number)})

    all_at_once(send, range(AT_ONCE), AT_ONCE)

    assert SurveyAnswer.objects.count() == 5
