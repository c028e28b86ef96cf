"""The pages of phân công and trả lời, as staff use them."""

import pytest
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from registrations.states import QuestionState
from responses.models import Assignment
from responses.states import AssignmentState
from tests import build

pytestmark = pytest.mark.django_db


def list_url(authority):
    return reverse("responses:list", args=[authority.slug])


def direct_url(question):
    return reverse("responses:direct", args=[question.authority.slug, question.pk])


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


def test_a_leader_gives_a_question_to_an_officer(client, question, department, officer, chair):
    form = {"department": department.pk, "officer": officer.pk, "direction": "Trả lời rõ ngày."}

    response = client.post(direct_url(question), form, follow=True)

    given = Assignment.objects.get()
    assert (given.department, given.officer, given.direction) == (department, officer, "Trả lời rõ ngày.")
    assert response.redirect_chain == [(given.get_absolute_url(), 302)]
    assert messages_of(response) == ["Đã giao Phòng Kinh tế trả lời ý kiến này."]


@pytest.mark.parametrize("role", [Role.CLERK, Role.OFFICER, Role.SECRETARY])
def test_nobody_else_reaches_the_form(client, question, role):
    client.force_login(build.a_member(question.authority, role))

    assert client.get(direct_url(question)).status_code == 403


def test_a_leader_of_another_commune_finds_no_such_question(client, question):
    client.force_login(build.a_member(build.a_commune(), Role.CHAIR))

    assert client.get(direct_url(question)).status_code == 404


def test_an_officer_of_another_department_is_an_error_at_the_field(client, question, officer, chair):
    other = build.a_department(question.authority, "Công an xã")

    response = client.post(
        direct_url(question), {"department": other.pk, "officer": officer.pk, "direction": "Giữ lại."}
    )

    assert response.status_code == 422
    assert response.context["form"].errors == {
        "officer": [
            f"{officer} làm việc ở Phòng Kinh tế, không thuộc Công an xã. Xin chọn lại đơn vị hoặc người trả lời."
        ]
    }
    assert "Giữ lại." in response.text
    assert not Assignment.objects.exists()


def test_a_department_without_officers_cannot_be_given_work(client, question, chair):
    department = build.a_department(question.authority, "Phòng trống", staffed=False)

    response = client.post(direct_url(question), {"department": department.pk})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["department"]


def test_without_a_department_nothing_is_given(client, question, officer, chair):
    response = client.post(direct_url(question), {"officer": officer.pk})

    assert response.context["form"].errors == {"department": ["Xin chọn đơn vị trả lời."]}


def test_a_department_of_another_commune_is_no_choice(client, question, chair):
    stranger = build.a_department(build.a_commune())

    response = client.post(direct_url(question), {"department": stranger.pk})

    assert list(response.context["form"].errors) == ["department"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_comes_second_is_led_to_the_assignment_with_the_reason(
    client, question, department, officer, chair, method
):
    first = build.an_assignment(question, department=department, officer=officer)

    response = getattr(client, method)(direct_url(question), {"department": department.pk}, follow=True)

    assert response.redirect_chain == [(first.get_absolute_url(), 302)]
    assert messages_of(response) == [f"Ý kiến này đã được {first.directed_by} giao cho Phòng Kinh tế rồi."]


def test_a_question_still_to_be_triaged_is_not_directed(client, chair):
    question = build.a_question(
        build.a_registration(build.a_round(build.a_plan(chair.memberships.get().authority)))
    )

    response = client.get(direct_url(question), follow=True)

    assert messages_of(response) == ["Ý kiến này chưa được tiếp nhận nên chưa phân công được."]


def test_the_officer_drafts_submits_and_the_leader_approves(client, question, department, officer, chair):
    assignment = build.an_assignment(question, department=department, officer=officer, directed_by=chair)
    client.force_login(officer)
    client.post(assignment.step_url("draft"), {"text": "Nộp tại một cửa.", "seen": 0})
    client.post(assignment.step_url("submit"))
    client.force_login(chair)

    response = client.post(assignment.step_url("approve"), follow=True)

    assignment.refresh_from_db()
    assert (assignment.state, assignment.reply.text) == (AssignmentState.RELEASED, "Nộp tại một cửa.")
    assert "Nộp tại một cửa." in response.text


def test_an_answer_with_an_identity_number_is_asked_about_before_it_is_kept(client):
    assignment = build.an_assignment()
    client.force_login(assignment.officer)
    typed = {"text": "Hồ sơ của ông An, căn cước 001085012345, đã xong.", "seen": 0}

    asked = client.post(assignment.step_url("draft"), typed)

    assert asked.status_code == 422 and "giống số căn cước" in asked.text and typed["text"] in asked.text
    assert 'type="checkbox" name="sure"' in asked.text and not assignment.replies.exists()
    client.post(assignment.step_url("draft"), typed | {"sure": "on"})
    assert assignment.replies.get().text == typed["text"]


def test_the_draft_begins_with_the_newest_text(client):
    assignment = build.an_assignment(state=AssignmentState.DRAFTED, text="Bản đang có.")
    client.force_login(assignment.officer)

    form = client.get(assignment.step_url("draft")).context["form"]

    assert (form["text"].value(), form["seen"].value()) == ("Bản đang có.", 1)


def test_two_writers_keep_what_they_typed(client):
    assignment = build.an_assignment(state=AssignmentState.DRAFTED, text="Bản đang có.")
    client.force_login(assignment.officer)

    response = client.post(assignment.step_url("draft"), {"text": "Bản của tôi.", "seen": 0})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["text"]
    assert "Bản của tôi." in response.text


def test_an_empty_answer_is_not_saved(client):
    assignment = build.an_assignment()
    client.force_login(assignment.officer)

    response = client.post(assignment.step_url("draft"), {"text": "  ", "seen": 0})

    assert response.context["form"].errors == {"text": ["Xin viết nội dung trả lời."]}


def test_letters_with_separate_accents_are_stored_composed(client):
    assignment = build.an_assignment()
    client.force_login(assignment.officer)

    client.post(assignment.step_url("draft"), {"text": "Hồ sơ \u0111u\u031b\u0323c", "seen": 0})

    assert assignment.reply.text == "Hồ sơ \u0111\u1ef1c"


def test_earlier_versions_stand_folded_beside_the_newest(client):
    assignment = build.an_assignment(state=AssignmentState.DRAFTED, text="Bản một.")
    assignment.replies.create(version=2, text="Bản hai.", author=assignment.officer)
    client.force_login(assignment.officer)

    context = client.get(assignment.get_absolute_url()).context

    assert (context["newest"].text, [reply.text for reply in context["earlier"]]) == (
        "Bản hai.",
        ["Bản một."],
    )


def test_the_leader_hands_over_to_another_department(client):
    assignment = build.an_assignment()
    other = build.a_department(assignment.authority, "Công an xã")
    colleague = build.a_member(assignment.authority, Role.OFFICER, department=other)
    client.force_login(assignment.directed_by)

    form = {"department": other.pk, "officer": colleague.pk, "note": "Đúng việc."}
    client.post(assignment.step_url("hand_over"), form)

    assignment.refresh_from_db()
    assert (assignment.department, assignment.officer) == (other, colleague)
    assert assignment.records.last().note == "Đúng việc."


@pytest.mark.parametrize("step", ["approve", "send_back", "hand_over"])
def test_an_officer_may_not_take_the_leaders_steps(client, step):
    assignment = build.an_assignment(state=AssignmentState.SUBMITTED)
    client.force_login(assignment.officer)
    asked = {"note": "Không được.", "department": assignment.department_id, "officer": assignment.officer_id}

    assert client.post(assignment.step_url(step), asked).status_code == 403


def test_pressed_twice_the_second_press_is_explained(client):
    assignment = build.an_assignment(state=AssignmentState.SUBMITTED)
    client.force_login(assignment.directed_by)
    client.post(assignment.step_url("approve"))

    response = client.post(assignment.step_url("approve"), follow=True)

    assert messages_of(response)[-1].startswith("Không thực hiện được bước «Duyệt và gửi trả lời»")


def test_staff_of_another_commune_find_nothing(client):
    assignment = build.an_assignment()
    client.force_login(build.a_member(build.a_commune(), Role.CHAIR, Role.CLERK))

    pages = [list_url(assignment.authority), assignment.get_absolute_url(), assignment.step_url("draft")]

    assert [client.get(page).status_code for page in pages] == [404, 404, 404]


def test_what_people_wrote_is_shown_and_never_run(client):
    question = build.a_question(state=QuestionState.ACCEPTED, text="<script>alert(1)</script>")
    assignment = build.an_assignment(question, direction="<b>đậm</b>")
    client.force_login(assignment.officer)

    page = client.get(assignment.get_absolute_url()).text

    assert "<script>alert(1)" not in page
    assert "&lt;b&gt;đậm&lt;/b&gt;" in page
