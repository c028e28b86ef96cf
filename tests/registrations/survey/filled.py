"""A filled-in survey, as a browser or a clerk sends it."""

from django.test import Client
from django.urls import reverse

from registrations.survey.states import AskedAs


def address(survey, page, *rest):
    return reverse(f"registrations:survey_{page}", args=[survey.authority.slug, survey.pk, *rest])


def typed(survey, form_key="khóa", words="Mong hẹn đúng ngày.", place=3, **more):
    """Every box of a survey filled in by a citizen: the choice at `place`, and words."""
    fields = {"form_key": form_key, "wording": survey.wording}
    for question in survey.questions.all():
        chosen = [str(place)] if question.kind == AskedAs.SEVERAL else str(place)
        fields[f"q{question.pk}"] = words if question.kind == AskedAs.WORDS else chosen
    return fields | more


def pressed(survey, signs, words="", form_key="khóa", **more):
    """The boxes of a paper as a clerk presses them: one text for each question with choices."""
    closed = [question for question in survey.questions.all() if question.kind != AskedAs.WORDS]
    fields = {f"q{question.pk}": sign for question, sign in zip(closed, signs, strict=False)}
    fields |= {f"q{question.pk}": words for question in survey.questions.filter(kind=AskedAs.WORDS)}
    return fields | {"form_key": form_key, "wording": survey.wording} | more


def answered(survey, number, **fields):
    """So many people answer by the common link."""
    for person in range(number):
        response = Client().post(address(survey, "form"), typed(survey, form_key=f"người {person}", **fields))
        assert response.status_code == 302
