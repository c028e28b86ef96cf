"""Vắng mặt: an absence is entered once; from then on the substitute does the work, and a letter says so."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from dialogue_portal.absences import services
from dialogue_portal.accounts.models import Absence
from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from plans.states import PlanState
from responses.states import AssignmentState
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_monday")]

MONDAY, FRIDAY = date(2026, 6, 8), date(2026, 6, 12)


@pytest.fixture
def officer(commune):
    return build.a_member(commune, Role.OFFICER, full_name="Hoàng Văn Nam")


@pytest.fixture
def other(commune):
    return build.a_member(commune, Role.OFFICER, full_name="Vũ Thị Mai")


def page(commune):
    return reverse("absences:table", args=[commune.slug])


def enter(client, commune, person, substitute, from_on=MONDAY, until_on=FRIDAY, **typed):
    url = reverse("absences:enter", args=[commune.slug])
    people = {"person": person.pk, "substitute": (substitute and substitute.pk) or ""}
    days = {"from_on": from_on and from_on.isoformat(), "until_on": until_on and until_on.isoformat()}
    return client.post(url, people | days | typed)


def end(client, absence):
    return client.post(reverse("absences:end", args=[absence.authority.slug, absence.pk]))


def stored():
    return list(
        Absence.objects.order_by("pk").values_list("user", "substitute", "from_on", "until_on", "entered_by")
    )


def errors(response):
    return dict(response.context["form"].errors) if response.status_code == 422 else {}


def answers_owed_by(officer, commune, *states):
    round = build.a_round(build.a_plan(commune, PlanState.ISSUED))
    department = build.a_department(commune, staffed=False)
    for state in states:
        question = build.a_question(build.a_registration(round), "accepted")
        build.an_assignment(question, state, officer, department=department)


def test_an_officer_enters_their_own_days(client, commune, officer, other):
    client.force_login(officer)

    response = enter(client, commune, officer, other, reason="Nghỉ phép năm")

    assert response.url == page(commune)
    assert stored() == [(officer.pk, other.pk, MONDAY, FRIDAY, officer.pk)]
    assert [(record.label, record.actor) for record in Record.objects.all()] == [("Ghi vắng mặt", officer)]
    shown = client.get(page(commune)).text
    assert [words in shown for words in ("Đang vắng", "Hoàng Văn Nam", "Vũ Thị Mai", "Nghỉ phép năm")] == [
        True
    ] * 4


@pytest.mark.parametrize("role", [Role.CLERK, Role.CHAIR, Role.VICE_CHAIR])
def test_the_office_and_the_leaders_enter_the_absence_of_anybody(as_a, commune, officer, other, role):
    response = enter(as_a(role, commune), commune, officer, other)

    assert (response.status_code, [row[:2] for row in stored()]) == (302, [(officer.pk, other.pk)])


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SECRETARY])
def test_nobody_else_enters_the_absence_of_a_colleague(as_a, commune, officer, other, role):
    response = enter(as_a(role, commune), commune, officer, other)

    assert (response.status_code, list(errors(response)), stored()) == (422, ["person"], [])


def test_the_service_refuses_whoever_may_not_enter_an_absence(commune, officer, other):
    with pytest.raises(PermissionDenied):
        services.enter_absence(
            commune,
            actor=other,
            today=MONDAY,
            person=officer,
            substitute=other,
            from_on=MONDAY,
            until_on=FRIDAY,
        )


@pytest.mark.parametrize(
    ("from_on", "until_on", "field", "words"),
    [
        (FRIDAY, MONDAY, "until_on", "Ngày cuối phải từ ngày đầu trở đi."),
        (date(2026, 6, 1), date(2026, 6, 7), "until_on", "đã qua"),
        (MONDAY, date(2062, 6, 12), "until_on", "Vắng quá một năm."),
    ],
)
def test_days_that_make_no_sense_are_refused_and_kept(
    client, commune, officer, other, from_on, until_on, field, words
):
    client.force_login(officer)

    response = enter(client, commune, officer, other, from_on, until_on, reason="Nghỉ phép")

    assert (response.status_code, list(errors(response)), stored()) == (422, [field], [])
    assert words in response.text
    assert [f'value="{typed}"' in response.text for typed in (from_on, until_on, "Nghỉ phép")] == [True] * 3


def test_a_field_that_is_left_out_is_asked_for(client, commune, officer):
    client.force_login(officer)

    response = enter(client, commune, officer, substitute=None, from_on="", until_on="")

    assert errors(response) == {
        "from_on": ["Xin ghi ngày đầu."],
        "until_on": ["Xin ghi ngày cuối."],
        "substitute": ["Xin chọn người làm thay."],
    }


@pytest.mark.parametrize(
    ("from_on", "until_on", "refused"),
    [
        (date(2026, 6, 12), date(2026, 6, 20), True),
        (date(2026, 6, 1), date(2026, 6, 8), True),
        (date(2026, 6, 9), date(2026, 6, 10), True),
        (date(2026, 6, 13), date(2026, 6, 20), False),
    ],
)
def test_a_person_is_away_only_once_at_a_time(client, commune, officer, other, from_on, until_on, refused):
    build.an_absence(officer, other, MONDAY, FRIDAY)
    client.force_login(officer)

    response = enter(client, commune, officer, other, from_on, until_on)

    assert (list(errors(response)), len(stored())) == ((["from_on"], 1) if refused else ([], 2))
    if refused:
        assert "Hoàng Văn Nam đã được ghi vắng từ 08/06/2026 đến 12/06/2026." in response.text


def test_the_substitute_is_another_officer_who_works_there(as_a, commune, officer, other):
    client = as_a(Role.CLERK, commune)
    clerk = build.a_member(commune, Role.CLERK)
    gone = build.a_member(commune, Role.OFFICER, is_active=False)
    stranger = build.a_member(build.a_commune(), Role.OFFICER)

    found = {
        name: errors(enter(client, commune, officer, somebody)).get("substitute")
        for name, somebody in {"self": officer, "clerk": clerk, "gone": gone, "stranger": stranger}.items()
    }

    not_there = ["Người này không chọn được. Xin chọn lại trong danh sách."]
    assert found == {
        "self": ["Người làm thay phải là người khác."],
        "clerk": ["Ý kiến do công chức trả lời: xin chọn một công chức chuyên môn khác."],
        "gone": not_there,
        "stranger": not_there,
    }
    assert stored() == []


def test_the_service_refuses_somebody_of_another_authority(commune, officer):
    clerk = build.a_member(commune, Role.CLERK)
    stranger = build.a_member(build.a_commune(), Role.OFFICER)

    for people in ({"person": officer, "substitute": stranger}, {"person": stranger, "substitute": officer}):
        with pytest.raises(StepRefused, match="phải đang làm việc ở cơ quan này"):
            services.enter_absence(
                commune, actor=clerk, today=MONDAY, from_on=MONDAY, until_on=FRIDAY, **people
            )


def test_a_clerk_is_replaced_by_anybody(client, commune, other):
    clerk = build.a_member(commune, Role.CLERK)
    client.force_login(clerk)

    assert enter(client, commune, clerk, other).status_code == 302


def test_an_officer_is_offered_other_officers_only(client, commune, officer, other):
    build.a_member(commune, Role.CLERK)
    client.force_login(officer)

    form = client.get(reverse("absences:enter", args=[commune.slug])).context["form"]

    assert list(form.fields["substitute"].queryset) == [other]
    assert list(form.fields["person"].queryset) == [officer]


def test_a_substitute_who_is_away_the_whole_time_is_refused(client, commune, officer, other):
    third = build.a_member(commune, Role.OFFICER)
    build.an_absence(other, third, date(2026, 6, 1), date(2026, 6, 9))
    build.an_absence(other, third, date(2026, 6, 10), date(2026, 6, 30))
    client.force_login(officer)

    response = enter(client, commune, officer, other)

    assert (list(errors(response)), len(stored())) == (["substitute"], 2)
    assert "Vũ Thị Mai cũng vắng suốt những ngày này (từ 01/06/2026 đến 09/06/2026" in response.text


def test_the_page_warns_of_a_substitute_who_is_absent_for_a_part_of_the_time(client, commune, officer, other):
    third = build.a_member(commune, Role.OFFICER)
    build.an_absence(other, third, date(2026, 6, 10), date(2026, 6, 30))
    client.force_login(officer)

    enter(client, commune, officer, other)

    assert len(stored()) == 2
    assert "Vũ Thị Mai cũng vắng từ 10/06/2026 đến 30/06/2026" in client.get(page(commune)).text


def test_a_letter_tells_the_substitute_for_whom_from_when_and_how_much_work_is_waiting(
    client, commune, officer, other
):
    states = [AssignmentState.ASSIGNED, AssignmentState.DRAFTED, AssignmentState.SUBMITTED]
    answers_owed_by(officer, commune, *states)
    client.force_login(officer)

    enter(client, commune, officer, other)

    [letter] = OutgoingMail.objects.all()
    assert (letter.to, letter.subject) == (
        other.email,
        "Làm thay Hoàng Văn Nam từ 08/06/2026 đến hết 12/06/2026",
    )
    assert "vắng từ thứ Hai, 08/06/2026 đến hết thứ Sáu, 12/06/2026" in letter.body
    assert "còn 2 ý kiến được phân công chưa trình trả lời" in letter.body
    assert f"?next={reverse('desk:work', args=[commune.slug])}" in letter.body


def test_the_page_says_when_the_substitute_has_no_address(client, commune, officer):
    unreachable = build.a_member(commune, Role.OFFICER, full_name="Ngô Quang Huy", email="")
    client.force_login(officer)

    enter(client, commune, officer, unreachable)

    assert "Ngô Quang Huy chưa có địa chỉ thư: xin ông/bà báo trực tiếp." in client.get(page(commune)).text
    assert OutgoingMail.objects.count() == 0


def test_the_substitute_sees_on_the_day_for_whom_and_finds_the_work(client, commune, officer, other):
    answers_owed_by(officer, commune, AssignmentState.ASSIGNED)
    build.an_absence(officer, other, MONDAY, FRIDAY)
    client.force_login(other)

    today = client.get(reverse("desk:work", args=[commune.slug]))
    with time_machine.travel("2026-06-13 02:00+00:00", tick=False):
        client.force_login(other)
        afterwards = client.get(reverse("desk:work", args=[commune.slug]))

    assert (
        "Hôm nay ông/bà làm thay <strong>Hoàng Văn Nam</strong>, vắng đến hết thứ Sáu, 12/06/2026."
        in today.text
    )
    assert [pile.count for pile in today.context["piles"]] == [1]
    assert ("làm thay" in afterwards.text, afterwards.context["piles"]) == (False, [])


@pytest.mark.parametrize(
    ("today", "left", "subject_of"),
    [
        ("2026-06-10", [date(2026, 6, 9)], "Từ thứ Tư, 10/06/2026"),
        ("2026-06-08", [], "không vắng từ 08/06/2026"),
    ],
)
def test_whoever_is_back_early_was_absent_until_the_day_before_and_the_substitute_gets_a_letter(
    client, commune, officer, other, today, left, subject_of
):
    absence = build.an_absence(officer, other, MONDAY, FRIDAY)

    with time_machine.travel(f"{today} 02:00+00:00", tick=False):
        client.force_login(officer)
        response = end(client, absence)

    [letter] = OutgoingMail.objects.all()
    assert (response.url, [row[3] for row in stored()]) == (page(commune), left)
    assert (letter.to, letter.subject) == (other.email, "Thôi làm thay Hoàng Văn Nam")
    assert subject_of in letter.body


def test_an_absence_that_is_over_stays_as_it_was(client, commune, officer, other):
    absence = build.an_absence(officer, other, date(2026, 6, 1), date(2026, 6, 5))
    client.force_login(officer)

    response = end(client, absence)

    assert "Lần vắng này đã qua" in client.get(response.url).text
    assert [row[3] for row in stored()] == [date(2026, 6, 5)]


@pytest.mark.parametrize(("role", "status"), [(Role.CLERK, 302), (Role.CHAIR, 302), (Role.OFFICER, 403)])
def test_whoever_may_enter_an_absence_may_end_it(as_a, commune, officer, other, role, status):
    absence = build.an_absence(officer, other, MONDAY, FRIDAY)

    response = end(as_a(role, commune), absence)

    assert (response.status_code, len(stored())) == (status, 0 if status == 302 else 1)


def test_an_absence_is_ended_by_post_only(client, commune, officer, other):
    absence = build.an_absence(officer, other, MONDAY, FRIDAY)
    client.force_login(officer)

    assert client.get(reverse("absences:end", args=[commune.slug, absence.pk])).status_code == 405


def test_the_absences_of_another_commune_are_not_shown_and_cannot_be_ended(client, commune, officer, other):
    absence = build.an_absence(officer, other, MONDAY, FRIDAY)
    neighbour = build.a_commune()
    client.force_login(build.a_member(neighbour, Role.CLERK))

    shown = client.get(page(neighbour)).text
    refused = client.post(reverse("absences:end", args=[neighbour.slug, absence.pk]))

    assert ("Hoàng Văn Nam" in shown, refused.status_code, len(stored())) == (False, 404, 1)


def test_the_list_begins_with_current_absences_and_folds_past_ones(client, commune, officer, other):
    past = build.an_absence(officer, other, date(2026, 5, 1), date(2026, 5, 5))
    coming = build.an_absence(officer, other, FRIDAY, FRIDAY)
    now = build.an_absence(other, officer, date(2026, 6, 1), MONDAY)
    client.force_login(officer)

    context = client.get(page(commune)).context

    assert context["rows"] == [(now, False), (coming, True)]
    assert list(context["past"]) == [past]


def test_one_absence_or_five_are_the_same_number_of_queries(client, queries_of, commune, officer, other):
    def more(number):
        person = build.a_member(commune, Role.OFFICER)
        build.an_absence(person, other, MONDAY, FRIDAY)
        build.an_absence(person, other, date(2026, 5, number), date(2026, 5, number))

    client.force_login(other)
    work, form = reverse("desk:work", args=[commune.slug]), reverse("absences:enter", args=[commune.slug])
    more(1)
    for_one = [queries_of(address) for address in (page(commune), work, form)]
    for number in range(2, 6):
        more(number)

    assert [queries_of(address) for address in (page(commune), work, form)] == for_one


def test_a_leader_is_replaced_by_a_leader(client, commune, other):
    chair, vice = build.a_member(commune, Role.CHAIR), build.a_member(commune, Role.VICE_CHAIR)
    client.force_login(chair)

    refused, taken = enter(client, commune, chair, other), enter(client, commune, chair, vice)

    assert (refused.status_code, "Xin chọn lãnh đạo khác." in refused.text, taken.status_code) == (
        422,
        True,
        302,
    )
