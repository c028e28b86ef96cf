"""Triage: who sees which questions, and what the office does with them."""

import pytest
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from registrations.models import Question
from registrations.states import QuestionState
from tests import build

pytestmark = pytest.mark.django_db


def url(view, row, *more):
    return reverse(f"registrations:{view}", args=[row.authority.slug, row.pk, *more])


def triage_url(authority):
    return reverse("registrations:triage", args=[authority.slug])


@pytest.fixture
def question():
    return build.a_question()


@pytest.fixture
def clerk(client, question):
    user = build.a_member(question.authority, Role.CLERK)
    client.force_login(user)
    return user


def shown(response):
    return [question.pk for question in response.context["page"]]


@pytest.mark.parametrize("role", [Role.CLERK, Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARY])
def test_staff_who_receive_registrations_read_everything(client, question, role):
    client.force_login(build.a_member(question.authority, role))

    pages = [triage_url(question.authority), url("question", question), url("detail", question.registration)]

    assert [client.get(page).status_code for page in pages] == [200, 200, 200]
    assert shown(client.get(pages[0])) == [question.pk]


def test_an_officer_reads_what_was_accepted_and_nothing_that_may_be_a_denunciation(client, question):
    states = (QuestionState.ACCEPTED, QuestionState.SPLIT, QuestionState.DECLINED)
    accepted, split, declined = (build.a_question(question.registration, state=state) for state in states)
    client.force_login(build.a_member(question.authority, Role.OFFICER))

    rows = (accepted, question, split, declined)
    assert [client.get(url("question", row)).status_code for row in rows] == [200, 404, 404, 404]
    assert shown(client.get(triage_url(question.authority), {"state": ""})) == [accepted.pk]
    assert client.get(url("detail", question.registration)).status_code == 404


def test_for_staff_of_another_commune_none_of_it_exists(client, question):
    client.force_login(build.a_member(build.a_commune(), Role.CLERK, Role.CHAIR))

    pages = [
        triage_url(question.authority),
        url("question", question),
        url("detail", question.registration),
        url("question_step", question, "accept"),
    ]

    assert [client.get(page).status_code for page in pages] == [404, 404, 404, 404]


def test_a_question_is_not_found_below_another_authority_of_the_same_person(client, question):
    other = build.a_commune()
    user = build.a_member(other, Role.CLERK)
    client.force_login(user)

    assert client.get(reverse("registrations:question", args=[other.slug, question.pk])).status_code == 404


def test_visitors_are_asked_to_log_in(client, question):
    response = client.get(url("question", question))

    assert response["Location"].startswith(reverse("login"))


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.CLERK, True),
        (Role.CHAIR, True),
        (Role.VICE_CHAIR, True),
        (Role.SECRETARY, True),
        (Role.OFFICER, False),
    ],
)
def test_telephone_and_addresses_are_for_those_who_write_to_citizens(client, role, sees):
    registration = build.a_registration(phone="0987654321", email="dan@example.vn", address="Ngõ 7, thôn Bắc")
    question = build.a_question(registration, state=QuestionState.ACCEPTED)
    client.force_login(build.a_member(question.authority, role))

    page = client.get(url("question", question)).text

    contact = ("0987 654 321", "dan@example.vn", "Ngõ 7, thôn Bắc", "Xem cả phiếu")
    assert question.text in page and registration.full_name in page
    assert [words in page for words in contact] == [sees] * 4


def test_the_list_begins_with_what_waits_the_oldest_first(client, clerk, question):
    newer = build.a_question(question.registration)
    build.a_question(question.registration, state=QuestionState.ACCEPTED)

    response = client.get(triage_url(question.authority))

    assert shown(response) == [question.pk, newer.pk]
    assert response.context["tiles"] == {
        "received": 2,
        "accepted": 1,
        "split": 0,
        "declined": 0,
        "withdrawn": 0,
    }


def test_the_list_narrows_by_state_round_and_words_in_the_address(client, clerk, question):
    other_round = build.a_round(question.round.plan)
    there = build.a_question(
        build.a_registration(other_round), text="Sổ ĐỎ của tôi", state=QuestionState.ACCEPTED
    )

    def found(**query):
        return shown(client.get(triage_url(question.authority), query))

    assert found(state="accepted") == [there.pk]
    assert found(state="", round=other_round.pk) == [there.pk]
    assert found(state="", q="đỏ sổ") == [there.pk]
    assert found(state="", q="không có") == []
    assert found(state="", q="(.*") == []
    assert found(state="") == [there.pk, question.pk]


def test_senseless_filters_are_passed_over(client, clerk, question):
    response = client.get(triage_url(question.authority), {"state": "lạ", "round": "x", "page": "9"})

    assert (response.status_code, shown(response)) == (200, [question.pk])


def test_the_list_shows_twenty_five_on_a_page(client, clerk, question):
    for _ in range(26):
        build.a_question(question.registration)

    pages = [shown(client.get(triage_url(question.authority), {"page": number})) for number in (1, 2)]

    assert [len(page) for page in pages] == [25, 2]


def test_questions_of_other_communes_are_not_in_the_list(client, clerk, question):
    build.a_question()

    assert shown(client.get(triage_url(question.authority))) == [question.pk]


@pytest.mark.parametrize("address", ["triage", "detail", "question"])
def test_lists_cost_the_same_for_one_question_and_for_five(
    client, clerk, question, address, django_assert_num_queries, django_assert_max_num_queries
):
    Question.objects.update(sector=build.a_sector())
    pages = {"triage": triage_url(question.authority), "detail": url("detail", question.registration)}
    page = pages.get(address) or url("question", question)
    client.get(page)
    # The page of a form also stores that its telephone number was seen, and shows who saw it and what was corrected of
    # its sender; it looks whether words that its print shows are restricted, and for like forms and letters.
    with django_assert_max_num_queries(14) as one:
        client.get(page)

    for _ in range(4):
        build.a_question(question.registration, sector=build.a_sector())
    with django_assert_num_queries(len(one.captured_queries)):
        client.get(page)


# Of a question its two steps with added words look whether there are any; nobody asks for whom they are not.
@pytest.mark.parametrize(("address", "more"), [("detail", 1), ("question", 3)])
def test_a_chairman_is_asked_once_whether_the_office_has_a_head(
    client, clerk, question, address, more, as_a, django_assert_max_num_queries
):
    Question.objects.update(sector=build.a_sector())
    build.a_question(question.registration, restricted="denunciation")
    page = url("detail", question.registration) if address == "detail" else url("question", question)
    client.get(page)
    with django_assert_max_num_queries(14) as counted:
        client.get(page)
    of_clerk = len(counted.captured_queries)
    chairman = as_a(Role.CHAIR, question.authority)
    chairman.get(page)

    with django_assert_max_num_queries(of_clerk + more):
        chairman.get(page)


def test_accepting_asks_for_the_sector(client, clerk, question):
    response = client.post(url("question_step", question, "accept"), {"sector": ""})

    question.refresh_from_db()
    assert (response.status_code, response.context["form"].errors["sector"], question.state) == (
        422,
        ["Xin chọn lĩnh vực của ý kiến."],
        QuestionState.RECEIVED,
    )


def test_accepting_stores_the_sector_and_a_record(client, clerk, question):
    sector = build.a_sector("Hộ tịch")

    client.post(url("question_step", question, "accept"), {"sector": sector.pk})

    question.refresh_from_db()
    assert (question.state, question.sector) == (QuestionState.ACCEPTED, sector)
    assert [(record.label, record.actor) for record in question.records] == [("Tiếp nhận", clerk)]


def test_the_sectors_of_another_authority_cannot_be_chosen(client, clerk, question):
    foreign = build.a_commune().sectors.create(name="Nghề cá")

    response = client.post(url("question_step", question, "accept"), {"sector": foreign.pk})

    assert response.status_code == 422


def test_the_split_form_begins_with_the_citizens_text(client, clerk, question):
    response = client.get(url("question_step", question, "split"))

    assert response.context["form"]["parts"].value() == question.text


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Ý một\n\nÝ hai", ["Ý một", "Ý hai"]),
        ("Ý một\r\n \r\n\r\nÝ hai\r\n\r\nÝ ba\r\n", ["Ý một", "Ý hai", "Ý ba"]),
        ("Đoạn một\n\nđoạn hai\n---\nÝ hai", ["Đoạn một\n\nđoạn hai", "Ý hai"]),
        ("---\nÝ một\n---\n---\nÝ hai", ["Ý một", "Ý hai"]),
    ],
)
def test_a_question_is_split_at_blank_lines_or_at_rules(client, clerk, question, typed, parts):
    client.post(url("question_step", question, "split"), {"parts": typed})

    question.refresh_from_db()
    made = list(question.parts.all())
    assert question.state == QuestionState.SPLIT
    assert [(part.text, part.state, part.source, part.registration) for part in made] == [
        (text, QuestionState.RECEIVED, question.source, question.registration) for text in parts
    ]
    assert [record.label for record in made[0].records] == [f"Tách từ {str(question).lower()}"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Chỉ có một ý", "Xin tách thành ít nhất hai ý."),
        (" ", "Xin ghi lại các ý, giữa hai ý có một dòng trống."),
        ("\n\n".join(["ý"] * 21), "Tách thành 21 ý là quá nhiều; tối đa 20 ý."),
    ],
)
def test_a_split_that_makes_no_sense_is_explained_and_nothing_is_stored(
    client, clerk, question, typed, sentence
):
    response = client.post(url("question_step", question, "split"), {"parts": typed})

    assert (response.status_code, response.context["form"].errors["parts"]) == (422, [sentence])
    assert list(Question.objects.values_list("pk", "state")) == [(question.pk, QuestionState.RECEIVED)]


def test_declining_tells_the_citizen_why_and_where_to_go(client, clerk, question):
    client.post(
        url("question_step", question, "decline"), {"note": "Đây là đơn tố cáo.", "place": "reception"}
    )

    question.refresh_from_db()
    letter = OutgoingMail.objects.get()
    note = question.records.get().note
    assert question.state == QuestionState.DECLINED
    assert note.startswith("Đây là đơn tố cáo.\nĐơn khiếu nại, tố cáo xin gửi đến nơi tiếp công dân")
    assert letter.to == question.asker_email and note in letter.body


def test_declining_without_a_word_is_refused(client, clerk, question):
    response = client.post(url("question_step", question, "decline"), {"note": " ", "place": ""})

    question.refresh_from_db()
    assert (response.status_code, question.state) == (422, QuestionState.RECEIVED)
    assert list(response.context["form"].errors) == ["note"] and not OutgoingMail.objects.exists()


def test_a_second_clerk_who_comes_too_late_is_refused_with_the_reason(client, clerk, question):
    step = url("question_step", question, "accept")
    client.post(step, {"sector": build.a_sector().pk})

    response = client.post(step, {"sector": build.a_sector("Hộ tịch").pk})

    assert response.context["form"].non_field_errors() == [
        "Không thực hiện được bước «Tiếp nhận» vì trạng thái hiện nay là «Đã tiếp nhận»."
    ]
    assert question.records.count() == 1


@pytest.mark.parametrize(("role", "status"), [(Role.OFFICER, 404), (Role.CHAIR, 403), (Role.SECRETARY, 403)])
@pytest.mark.parametrize("step", ["accept", "split", "decline"])
def test_only_the_office_triages(client, question, role, status, step):
    client.force_login(build.a_member(question.authority, role))
    typed = {"note": "Ngoài nội dung.", "parts": "Một\n\nHai", "sector": build.a_sector().pk}

    page = url("question_step", question, step)

    assert [client.get(page).status_code, client.post(page, typed).status_code] == [status, status]
    assert list(Question.objects.values_list("state", flat=True)) == [QuestionState.RECEIVED]


def test_an_accepted_question_offers_the_leader_to_direct_it(client):
    question = build.a_question(state=QuestionState.ACCEPTED)
    direct = reverse("responses:direct", args=[question.authority.slug, question.pk])

    offered = {}
    for role in (Role.CHAIR, Role.CLERK):
        client.force_login(build.a_member(question.authority, role))
        offered[role] = direct in client.get(url("question", question)).text

    assert offered == {Role.CHAIR: True, Role.CLERK: False}


def test_a_directed_question_leads_to_its_assignment(client):
    assignment = build.an_assignment()
    client.force_login(build.a_member(assignment.authority, Role.CHAIR))

    page = client.get(url("question", assignment.question)).text

    assert assignment.get_absolute_url() in page


def test_a_script_in_a_question_is_only_text_at_the_desk(client, clerk, question):
    bad = build.a_question(question.registration, text="<img src=x onerror=alert(1)>")

    pages = [client.get(url("question", bad)), client.get(triage_url(bad.authority))]

    assert ["<img src=x" in page.text for page in pages] == [False, False]


def test_a_question_from_the_floor_has_a_page_without_a_sheet(client, clerk, question):
    floor = Question.objects.create(
        authority=question.authority,
        round=question.round,
        source="floor",
        asked_by="Ông Tạ Văn Sơn",
        text="Xin nhận hồ sơ sáng thứ Bảy.",
        state=QuestionState.ACCEPTED,
    )

    page = client.get(url("question", floor)).text

    assert "Ông Tạ Văn Sơn" in page and "Xem cả phiếu" not in page
