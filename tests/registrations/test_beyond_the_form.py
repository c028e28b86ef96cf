"""What is kept of a person beyond their form loses them too: in the hall, in a form kept apart, in a request."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.actors import SYSTEM
from dialogue_portal.records.models import Record
from registrations.entry.services import ask_from_floor
from registrations.floods import services as floods
from registrations.models import Attachment, DataRequest, Question, Registration
from registrations.personaldata import services
from registrations.personaldata.retention import end_retention
from tests import build
from tests.registrations.named import ADDRESS, EMAIL, NAME, NAMING, PHONE, TYPED

pytestmark = pytest.mark.django_db


@pytest.fixture
def registration():
    return build.a_registration(full_name=NAME, phone=PHONE, address=ADDRESS, email=EMAIL)


@pytest.fixture
def clerk(registration):
    return build.a_member(registration.authority, Role.CLERK)


def floor_question(round, asked_by, text="Bao giờ sửa đường?"):
    return ask_from_floor(round, actor=SYSTEM, asked_by=asked_by, text=text)


def test_a_question_of_the_floor_loses_its_asker_where_the_office_knows_who_it_was(
    registration, clerk, client
):
    own = floor_question(registration.round, f"Bà {NAME}, thôn Đoài", f"{NAME} hỏi: bao giờ sửa đường?")
    other = floor_question(registration.round, NAME)
    request = build.a_data_request(registration, kind="erase")
    client.force_login(clerk)
    offered = client.get(request.step_url("answer")).text

    client.post(request.step_url("answer"), {"note": "Đã xóa.", "spoken": [own.pk]})

    own.refresh_from_db()
    other.refresh_from_db()
    settled = client.get(request.get_absolute_url())
    assert (settled.status_code, settled.context["spoken"]) == (200, ())
    assert own.asked_by == "Công dân" and own.text == "(đã xóa) hỏi: bao giờ sửa đường?"
    assert other.asked_by == NAME and f"Bà {NAME}, thôn Đoài" in offered
    assert (own.records.last().step, own.records.last().note) == (
        "forget_asker",
        f"Theo yêu cầu số {request.pk}.",
    )


def test_askers_in_the_hall_end_with_the_retention_of_their_round(commune):
    old, young = (
        build.a_round(build.a_plan(commune), held_on=day) for day in (date(2024, 6, 1), date(2026, 6, 1))
    )
    asked = [floor_question(round, "Ông Bảy, tổ 4") for round in (old, young)]

    end_retention(today=date(2026, 6, 2))

    assert [Question.objects.get(pk=one.pk).asked_by for one in asked] == ["Công dân", "Ông Bảy, tổ 4"]


def test_a_form_that_is_kept_apart_is_emptied_with_its_files_and_released_no_more(commune, client):
    held = build.a_held_form(build.a_round(build.a_plan(commune)), **TYPED)
    Attachment.objects.create(authority=commune, form_key=held.code, name="sổ.pdf", kind="pdf", size=1)
    clerk = build.a_member(commune, Role.CLERK)
    client.force_login(clerk)
    page = reverse("registrations:ask_for_somebody", args=[commune.slug])

    client.post(page, {"code": held.code, "kind": "erase", "text": ""})
    request = DataRequest.objects.get()
    shown = client.get(request.get_absolute_url()).text
    services.answer(request, actor=clerk, note="Đã xóa.")

    held.refresh_from_db()
    request.refresh_from_db()
    assert f"Phiếu số {held.pk}" in shown
    assert (held.typed, held.phone, Attachment.objects.count()) == ({}, "", 0)
    assert (request.full_name, request.phone) == ("Công dân", "")
    assert [record.step for record in Record.objects.about(held)] == ["anonymise"]
    assert (floods.release(held.flood, actor=clerk), Registration.objects.count()) == (0, 0)
    assert client.get(reverse("registrations:floods", args=[commune.slug])).status_code == 200


def test_forms_that_are_kept_apart_and_settled_requests_end_with_the_retention(commune):
    held = build.a_held_form(build.a_round(build.a_plan(commune), held_on=date(2024, 6, 1)), **TYPED)
    old = services.ask(commune, kind="view", text=NAMING, today=localdate(), full_name=NAME, phone=PHONE)
    services.refuse(old, actor=build.a_member(commune, Role.CLERK), note=f"{NAME} không có phiếu.")
    DataRequest.objects.update(met_on=date(2024, 6, 1))

    end_retention(today=date(2026, 6, 2))

    held.refresh_from_db()
    old.refresh_from_db()
    assert (held.typed, held.phone) == ({}, "")
    assert (old.full_name, old.phone, old.text, NAME in old.answer) == ("Công dân", "", "", False)
