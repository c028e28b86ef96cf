"""A text that looks like a denunciation: asked about gently, and read by one person until it is sorted."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.formats.delicate import Concern
from registrations.models import Question, Registration
from registrations.states import QuestionState
from registrations.triage import services
from tests import build
from tests.registrations.paper import filled_in, form_url

pytestmark = pytest.mark.django_db

WORDS = "Tôi tố cáo cán bộ nhận tiền.\n\nVì sao phải nộp hai bản sao?"


@pytest.fixture
def office():
    """{role: user} of a commune with a round that takes forms."""
    round = build.a_round()
    roles = (Role.CLERK, Role.OFFICE_HEAD, Role.CHAIR, Role.SECRETARY)
    return {role: build.a_member(round.authority, role) for role in roles} | {"round": round}


@pytest.fixture
def question(office, client):
    client.post(form_url(office["round"]), filled_in(procedures=WORDS, handling="Chậm.", step="send"))
    return Question.objects.get(text=WORDS)


def readers_of(question, office):
    return {role for role, user in office.items() if isinstance(role, Role) and can_read(user, question)}


def can_read(user, question):
    return Question.objects.visible_to(user).filter(pk=question.pk).exists()


@pytest.mark.parametrize("press", [{}, {"step": "review"}])
def test_such_a_text_is_shown_back_with_a_question_and_not_stored(client, press):
    round = build.a_round()

    page = client.post(form_url(round), filled_in(procedures=WORDS, **press)).text

    assert reverse("registrations:denunciations", args=[round.authority.slug]) in page
    assert "giống tố cáo" in page and "Vẫn gửi như trên" in page and "tố cáo cán bộ" in page
    assert not Registration.objects.exists()


def test_what_is_sent_all_the_same_is_read_by_the_head_of_the_office_alone(question, office):
    plain = Question.objects.get(text="Chậm.")

    assert (question.restricted, plain.restricted) == (Concern.DENUNCIATION, "")
    assert readers_of(question, office) == {Role.OFFICE_HEAD}
    assert readers_of(plain, office) == {Role.CLERK, Role.OFFICE_HEAD, Role.CHAIR, Role.SECRETARY}


def test_without_a_head_the_chairman_reads_it(question, office):
    office.pop(Role.OFFICE_HEAD).memberships.all().delete()

    assert readers_of(question, office) == {Role.CHAIR}


def test_no_page_of_the_office_shows_its_words_to_others(question, office, client):
    sheet = question.registration
    slug = question.authority.slug
    addresses = [
        sheet.get_absolute_url(),
        reverse("registrations:triage", args=[slug]),
        reverse("registrations:triage", args=[slug]) + "?q=tố cáo",
        reverse("desk:work", args=[slug]),
    ]
    forbidden = [question.get_absolute_url(), reverse("registrations:filled_form", args=[slug, sheet.pk])]

    client.force_login(office[Role.CLERK])
    pages = [client.get(address).text for address in addresses]
    assert [page for page in pages if "tố cáo cán bộ" in page] == []
    assert "1 ý kiến khác của phiếu này đang hạn chế xem" in pages[0]
    assert [client.get(address).status_code for address in forbidden] == [404, 404]

    client.force_login(office[Role.OFFICE_HEAD])
    assert [client.get(address).status_code for address in (*addresses, *forbidden)] == [200] * 6
    assert "tố cáo cán bộ" in client.get(reverse("desk:work", args=[slug])).text


def test_the_head_lets_the_office_read_what_is_no_denunciation(question, office):
    services.lift(question, actor=office[Role.OFFICE_HEAD], today=localdate())
    question.refresh_from_db()

    assert (question.restricted, question.state) == ("", QuestionState.RECEIVED)
    assert can_read(office[Role.CLERK], question)


def test_nobody_else_lifts_declines_or_splits_it_and_nobody_accepts_it(question, office):
    clerk, head = office[Role.CLERK], office[Role.OFFICE_HEAD]
    sector = build.a_sector()
    attempts = [
        (services.lift, clerk, {}),
        (services.decline, clerk, {"note": "Không nhận."}),
        (services.split, clerk, {"parts": ["Một", "Hai"]}),
        (services.accept, clerk, {"sector": sector}),
        (services.accept, head, {"sector": sector}),
    ]
    for step, actor, given in attempts:
        with pytest.raises(PermissionDenied):
            step(question, actor=actor, today=localdate(), **given)


def test_mixed_words_are_split_and_only_the_denunciation_stays_restricted(question, office):
    services.split(question, actor=office[Role.OFFICE_HEAD], today=localdate(), parts=WORDS.split("\n\n"))

    assert dict(question.parts.values_list("text", "restricted")) == {
        "Tôi tố cáo cán bộ nhận tiền.": Concern.DENUNCIATION,
        "Vì sao phải nộp hai bản sao?": "",
    }


@pytest.mark.parametrize(("name", "words"), [("complaints", "khiếu nại"), ("denunciations", "giữ bí mật")])
def test_directions_say_where_when_and_what_to_bring(client, name, words):
    round = build.a_round()

    page = client.get(reverse(f"registrations:{name}", args=[round.authority.slug])).text

    assert [word for word in (words, "0203 000 0001", "Mang theo gì", "7h30") if word not in page] == []


def test_the_code_that_opens_every_word_is_only_for_the_reader_of_the_restricted_ones(
    question, office, client
):
    form = question.registration
    new_code = reverse("registrations:new_code", args=[form.authority.slug, form.pk])
    seen = {}
    for role in (Role.CLERK, Role.OFFICE_HEAD):
        client.force_login(office[role])
        page = client.get(form.get_absolute_url()).text
        seen[role] = (form.shown_code in page, new_code in page, client.get(new_code).status_code)

    assert seen == {Role.CLERK: (False, False, 403), Role.OFFICE_HEAD: (True, True, 200)}


def test_requests_about_data_do_not_show_the_code_either(question, office, client):
    asked = build.a_data_request(question.registration)
    client.force_login(office[Role.CLERK])
    listed = reverse("registrations:data_requests", args=[asked.authority.slug])

    pages = [client.get(url).text for url in (listed, asked.get_absolute_url(), asked.step_url("refuse"))]

    assert [question.registration.shown_code in page for page in pages] == [False] * 3
    assert question.registration.sender in pages[0]


def test_added_words_that_are_restricted_hide_the_code_too(office, client):
    form = build.a_registration(office["round"])
    asked = build.a_question(form)
    client.force_login(office[Role.CLERK])
    shown_before = form.shown_code in client.get(form.get_absolute_url()).text

    asked.supplements.create(kind="addition", text="Ông ấy nhận tiền.", restricted=Concern.DENUNCIATION)

    assert shown_before
    assert form.shown_code not in client.get(form.get_absolute_url()).text
