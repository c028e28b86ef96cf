"""No address that people see has an English word for a step."""

import pytest
from django.apps import apps
from django.urls import reverse

from dialogue_portal.documents.states import Validity
from dialogue_portal.formats.pathwords import NAMES, WORDS
from dialogue_portal.records.flow import Flowing
from registrations.floods.views import DONE
from tests import build


def test_every_step_and_change_has_a_word_of_its_own():
    flows = {model.flow for model in apps.get_models() if issubclass(model, Flowing)}
    steps = {step.name for flow in flows for step in flow.steps.values() if not step.quiet}
    kinds = {Validity.CORRECTED.value, Validity.REPLACED.value, Validity.WITHDRAWN.value}

    assert (steps | kinds | DONE.keys()) - WORDS.keys() == set()
    assert len(NAMES) == len(WORDS)


@pytest.mark.django_db
@pytest.mark.parametrize("word", ["tiep-nhan", "accept"])
def test_a_step_opens_by_its_word_and_by_its_earlier_name(client, word):
    question = build.a_question()
    client.force_login(question.round.plan.prepared_by)
    page = f"/{question.authority.slug}/y-kien/{question.pk}/buoc/{word}/"

    assert client.get(page).status_code == 200
    assert question.step_url("accept").endswith("/buoc/tiep-nhan/")


@pytest.mark.django_db
def test_an_unknown_word_is_no_step(client):
    question = build.a_question()
    client.force_login(question.round.plan.prepared_by)
    listed = reverse("registrations:question", args=[question.authority.slug, question.pk])

    assert client.get(f"{listed}buoc/khong-co/").status_code == 404
