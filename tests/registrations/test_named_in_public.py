"""Whether somebody is named where a matter is made public: taken back by a request, and said where it is so."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from registrations.models import DataRequest, DataRequestKind, SenderChange
from registrations.personaldata import services
from registrations.personaldata.concerned import forms_of
from registrations.personaldata.forms import ALREADY_UNNAMED
from tests import build
from tests.registrations.paper import filled_in, form_url

pytestmark = pytest.mark.django_db


def test_the_name_is_no_longer_shown_in_public_where_its_sender_asks_so():
    registration = build.a_registration(named_in_public=True)
    request = build.a_data_request(registration, kind=DataRequestKind.UNNAME)

    services.answer(request, actor=build.a_member(registration.authority, Role.CLERK), note="Đã bỏ tên.")

    registration.refresh_from_db()
    assert (registration.named_in_public, registration.anonymised_on) == (False, None)


def test_what_is_taken_back_is_kept_as_a_correction_and_a_form_that_is_anonymous_stays():
    registration = build.a_registration(named_in_public=True)
    gone = build.a_registration(registration.round, anonymised_on=localdate())
    clerk = build.a_member(registration.authority, Role.CLERK)

    for form in (registration, gone):
        request = build.a_data_request(form, kind=DataRequestKind.UNNAME)
        services.answer(request, actor=clerk, note="Đã bỏ tên.")

    changes = SenderChange.objects.values_list("registration", "fact", "before", "after")
    assert list(changes) == [(registration.pk, "named_in_public", "Có", "Không")]


def test_a_name_that_is_not_given_anyway_is_not_asked_to_be_taken_back(client):
    registration = build.a_registration(full_name="Đỗ Thị Hòa", phone="0912345678")
    clerk = build.a_member(registration.authority, Role.CLERK)
    client.force_login(clerk)
    url = reverse("registrations:ask_for_somebody", args=[registration.authority.slug])
    person = {"code": "", "full_name": "Đỗ Thị Hoà", "phone": "0912345678", "kind": "unname", "text": ""}

    pages = [client.post(url, person), client.post(url, person | {"code": registration.shown_code})]
    named = build.a_registration(
        registration.round, full_name="Đỗ Thị Hòa", phone="0912345678", named_in_public=True
    )
    stored = client.post(url, person)

    assert [page.context["form"].errors.get("kind") for page in pages] == [[ALREADY_UNNAMED]] * 2
    assert (stored.status_code, forms_of(DataRequest.objects.get())) == (302, [registration, named])


def test_its_sender_reads_that_the_name_is_not_given_anyway(client):
    round = build.a_round()
    client.post(form_url(round), filled_in())
    url = reverse("registrations:personal_data", args=[round.authority.slug])

    page, refused = client.get(url), client.post(url, {"kind": "unname", "text": ""})

    assert ALREADY_UNNAMED in page.text and 'value="unname"' not in page.text
    assert (refused.status_code, refused.context["form"].errors["kind"]) == (422, [ALREADY_UNNAMED])
