"""The tracking page of a form, and what came of it."""

from datetime import timedelta

from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.notices.models import OutgoingMail
from plans.models import Round
from registrations.states import QuestionState
from tests import build

OLD, NEW = "Vì sao phải nộp hai bản sao?", "Vì sao phải nộp ba bản sao có chứng thực?"
ACCUSING = "Tôi tố cáo cán bộ nhận tiền."


def page(question, step):
    return reverse("desk:track_step", args=[question.authority.slug, question.pk, step])


def own_page(name, registration):
    return reverse(f"registrations:{name}", args=[registration.authority.slug])


def withdraw(client, registration):
    return client.post(own_page("own_withdrawal", registration))


def tracked(client, question):
    return client.get(reverse("desk:track", args=[question.authority.slug]))


def offers(client, question):
    return [offer.name for offer in tracked(client, question).context["followed"].journeys[0].offers]


def accepted(question):
    question.state, question.sector = QuestionState.ACCEPTED, build.a_sector()
    question.met_on = localdate()
    question.save()
    return question


def letters():
    return {(mail.to, mail.subject) for mail in OutgoingMail.objects.all()}


def close(question):
    """The last day for forms was yesterday."""
    Round.objects.filter(pk=question.round_id).update(registration_closes_on=localdate() - timedelta(days=1))
