"""The office finds a form and gives a new code."""

import pytest
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from registrations.floods.models import HeldForm
from registrations.models import Registration
from tests import build
from tests.registrations.paper import receipt_url

pytestmark = pytest.mark.django_db


def address(name, authority, **keys):
    return reverse(f"registrations:{name}", kwargs={"authority": authority.slug} | keys)


@pytest.fixture
def hoa():
    round = build.a_round()
    build.a_registration(round, full_name="Lê Văn Bình", phone="0987654321")
    return build.a_registration(
        round, full_name="Nguyễn Thị Hoà", organisation="Hợp tác xã Ven Sông", phone="0912345678"
    )


@pytest.mark.parametrize(
    "words",
    [
        "nguyen thi hoa",
        "Hòa",
        "HOÀ",
        "ven song",
        "0912 345 678",
        "+84 912.345.678",
        "345678",
        "０９１２３４５６７８",
    ],
)
def test_a_form_is_found_by_name_without_tones_and_by_number_in_any_notation(as_a, hoa, words):
    page = as_a(Role.CLERK, hoa.authority).get(address("sheets", hoa.authority), {"q": words})

    assert list(page.context["page"]) == [hoa]


def test_a_form_is_found_by_its_code_however_it_is_typed(as_a, hoa):
    page = as_a(Role.CLERK, hoa.authority).get(
        address("sheets", hoa.authority), {"q": f"#{hoa.shown_code.lower()}"}
    )

    assert list(page.context["page"]) == [hoa]


def test_the_list_is_narrowed_to_a_round_and_shows_no_question(as_a, hoa):
    other = build.a_registration(build.a_round(hoa.round.plan))
    build.a_question(other, text="Lời tố cáo kín.", restricted="denunciation")

    page = as_a(Role.CLERK, hoa.authority).get(address("sheets", hoa.authority), {"round": other.round.pk})

    assert list(page.context["page"]) == [other]
    assert "Lời tố cáo kín." not in page.text


def test_twenty_six_forms_are_two_pages_of_as_many_queries(as_a, hoa, queries_of):
    as_a(Role.CLERK, hoa.authority)
    few = queries_of(address("sheets", hoa.authority))
    for _ in range(24):
        build.a_registration(hoa.round)

    assert queries_of(address("sheets", hoa.authority)) == few
    assert "page=2" in as_a(Role.CLERK, hoa.authority).get(address("sheets", hoa.authority)).text


@pytest.mark.parametrize(("role", "status"), [(Role.OFFICER, 403), (Role.SECRETARY, 200), (Role.CHAIR, 200)])
def test_whoever_receives_registrations_sees_the_list(as_a, hoa, role, status):
    assert as_a(role, hoa.authority).get(address("sheets", hoa.authority)).status_code == status


def new_code(client, registration, **typed):
    url = address("new_code", registration.authority, pk=registration.pk)
    return client.post(url, {"note": "Gọi lại số trong phiếu."} | typed)


def test_a_new_code_ends_the_old_one_is_recorded_and_goes_by_letter(as_a, client, hoa):
    old = hoa.code
    response = new_code(as_a(Role.CLERK, hoa.authority), hoa)

    hoa.refresh_from_db()
    record = hoa.records.get()
    letter = OutgoingMail.objects.get()
    found = [Registration.objects.found_by(code, hoa.phone).exists() for code in (old, hoa.code)]
    assert response.url == hoa.get_absolute_url()
    assert found == [False, True]
    assert (record.step, record.note) == ("replace_code", "Gọi lại số trong phiếu.")
    assert letter.to == hoa.email and hoa.shown_code in letter.body and old not in letter.body


def test_a_browser_that_opened_the_form_with_the_old_code_shows_it_no_more(client, hoa):
    client.post(reverse("desk:track", args=[hoa.authority.slug]), {"code": hoa.code, "phone": hoa.phone})
    before = client.get(receipt_url(hoa.round)).status_code
    office = type(client)()
    office.force_login(build.a_member(hoa.authority, Role.CLERK))

    new_code(office, hoa)

    assert (before, client.get(receipt_url(hoa.round)).status_code) == (200, 302)


def test_a_form_that_waited_apart_is_not_opened_by_the_old_code_either(as_a, hoa):
    build.a_held_form(released_as=hoa)

    new_code(as_a(Role.CLERK, hoa.authority), hoa)

    assert not HeldForm.objects.found_by(hoa.code, hoa.phone).exists()


def test_a_new_code_asks_how_the_person_was_known(as_a, hoa):
    response = new_code(as_a(Role.CLERK, hoa.authority), hoa, note=" ")

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["note"])
    assert Registration.objects.filter(code=hoa.code).exists()


@pytest.mark.parametrize("role", [Role.CHAIR, Role.SECRETARY, Role.OFFICER])
def test_only_the_office_gives_a_code(as_a, hoa, role):
    assert new_code(as_a(role, hoa.authority), hoa).status_code == 403
