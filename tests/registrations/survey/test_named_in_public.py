"""Where citizens find a survey that is open: the home page and the card of its round."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from desk.samples.surveys import CHOSEN
from tests import build
from tests.registrations.survey.filled import address

pytestmark = pytest.mark.django_db


def test_an_open_survey_is_named_on_the_home_page_and_on_the_card_of_its_round(client):
    survey = build.a_survey()
    pages = [reverse("desk:home", args=[survey.authority.slug]), survey.round.get_absolute_url()]

    named = [f'href="{address(survey, "form")}"' in client.get(page).text for page in pages]

    assert named == [True, True]


def test_what_is_over_not_begun_or_only_for_links_is_named_nowhere(client):
    today, day = localdate(), timedelta(days=1)
    round = build.a_round()
    hidden = [
        build.a_survey(round, opens_on=today - 2 * day, closes_on=today - day),
        build.a_survey(round, opens_on=today + day, closes_on=today + day),
        build.a_survey(round, is_for_all=False),
    ]
    pages = [reverse("desk:home", args=[round.authority.slug]), round.get_absolute_url()]

    words = "".join(client.get(page).text for page in pages)

    assert [survey.pk for survey in hidden if address(survey, "form") in words] == []


def test_the_made_up_answers_of_the_samples_fit_the_starter_questions():
    survey = build.a_survey()
    lengths = [len(question.options) for question in survey.questions.all()]

    for chosen in CHOSEN:
        places = [place if isinstance(place, tuple) else (place,) for place in chosen]
        assert all(max(one, default=0) < length for one, length in zip(places, lengths, strict=False))
