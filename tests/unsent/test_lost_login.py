"""What is typed behind the login stands on its page again after the login was over; nobody else ever reads it."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import now

from dialogue_portal.accounts.roles import Role
from dialogue_portal.unsent.models import UnsentForm
from dialogue_portal.unsent.owner import FIELD, owner_value
from responses.models import Reply
from responses.states import AssignmentState
from tests import build
from tests.plans.sample_text import PLAN_TEXT
from tests.unsent.browser import WORDS, Browser, end_all_sessions, text_on, typed

pytestmark = pytest.mark.django_db

SENTENCE = "Phiên làm việc đã hết hạn; những gì ông/bà vừa nhập vẫn còn dưới đây, chưa gửi."
TOO_LONG_OPEN = "Trang đã mở quá lâu; những gì ông/bà vừa nhập vẫn còn dưới đây, chưa gửi."


def test_after_the_session_ended_the_same_page_stands_there_with_the_words(desk, assignment):
    end_all_sessions()

    at_login = desk.send(typed(desk)).words
    desk.log_in(assignment.officer)

    assert "những gì ông/bà vừa nhập sẽ hiện lại ở trang cũ, chưa gửi" in at_login
    assert desk.at == assignment.step_url("draft")
    assert SENTENCE in desk.words
    assert text_on(desk) == WORDS
    assert not Reply.objects.exists()


def test_the_words_are_sent_from_there_and_then_kept_no_longer(desk, assignment):
    end_all_sessions()
    desk.send(typed(desk)).log_in(assignment.officer)

    with time_machine.travel(now() + timedelta(seconds=2)):
        desk.open(desk.at)
        desk.send(desk.form(has="text"))
        desk.open(assignment.step_url("draft"))

    assert Reply.objects.get().text == WORDS.replace("\r\n", "\n")
    assert "chưa gửi" not in desk.words
    assert not UnsentForm.objects.exists()


def test_a_logout_in_another_tab_loses_nothing(desk, assignment):
    form = typed(desk)
    desk.log_out()
    desk.at = assignment.step_url("draft")

    desk.send(form).log_in(assignment.officer)

    assert (SENTENCE in desk.words, text_on(desk)) == (True, WORDS)


def test_a_new_login_in_another_tab_changes_the_token_and_loses_nothing(desk, assignment):
    form = typed(desk)
    desk.log_out().log_in(assignment.officer)
    desk.at = assignment.step_url("draft")

    desk.send(form)

    assert desk.at == assignment.step_url("draft")
    assert (TOO_LONG_OPEN in desk.words, text_on(desk)) == (True, WORDS)
    assert not Reply.objects.exists()


def test_a_browser_that_lost_all_cookies_loses_nothing(desk, assignment):
    desk.client.cookies.clear()

    desk.send(typed(desk)).log_in(assignment.officer)

    assert (SENTENCE in desk.words, text_on(desk)) == (True, WORDS)


def test_a_refused_answer_that_meets_the_end_of_the_session_is_kept_too(desk, assignment):
    """The page that answers 422 has the address of the form; what was typed after it is the same as before it."""
    desk.send(typed(desk, ""))
    assert desk.answer.status_code == 422
    end_all_sessions()

    desk.send(typed(desk)).log_in(assignment.officer)

    assert text_on(desk) == WORDS


def test_the_page_opened_again_still_has_the_words(desk, assignment):
    end_all_sessions()
    desk.send(typed(desk)).log_in(assignment.officer)

    desk.open(desk.at).open(desk.at)

    assert text_on(desk) == WORDS


def test_words_sent_within_the_second_in_which_they_were_kept_are_kept_no_longer(desk, assignment):
    form, page = typed(desk), desk.at
    desk.log_out().log_in(assignment.officer)
    desk.at = page
    with time_machine.travel(now(), tick=False):
        desk.send(form)
        desk.send(desk.form(has="text"))

    assert Reply.objects.get().text == WORDS.replace("\r\n", "\n")
    assert not UnsentForm.objects.exists()


def test_my_work_leads_to_the_page_with_the_words(desk, assignment):
    end_all_sessions()
    desk.send(typed(desk))
    desk.at = ""
    desk.log_in(assignment.officer)

    links = desk.page.xpath("//a[text()='Mở lại trang ấy']/@href")

    assert (desk.at, links) == (f"/{assignment.authority.slug}/viec/", [assignment.step_url("draft")])


def test_two_tabs_with_other_words_on_one_page_lose_neither(desk, assignment):
    one, two = typed(desk), typed(desk.open(desk.at), "Lời ở thẻ thứ hai.")
    page = desk.at
    end_all_sessions()
    desk.send(one)
    desk.at = page
    desk.send(two).log_in(assignment.officer)

    assert text_on(desk) == "Lời ở thẻ thứ hai."
    left = desk.page.get_element_by_id("unsent-left").text_content()
    assert left.split() == WORDS.split()


def test_somebody_else_who_logs_in_reads_nothing(desk, assignment):
    colleague = build.a_member(assignment.authority, Role.OFFICER, department=assignment.department)
    end_all_sessions()
    desk.send(typed(desk)).log_in(colleague)
    seen_by_colleague = desk.answer.text

    desk.open(f"/{assignment.authority.slug}/viec/").log_out().log_in(assignment.officer)
    desk.open(assignment.step_url("draft"))

    assert "thiếu" not in seen_by_colleague and "chưa gửi" not in seen_by_colleague
    assert text_on(desk) == WORDS


def test_a_form_drawn_for_one_person_is_not_taken_from_another(desk, assignment):
    form, page = typed(desk), desk.at
    chair = build.a_member(assignment.authority, Role.CHAIR)
    desk.log_out().log_in(chair)
    desk.at = page

    desk.send(form)
    status, shown = desk.answer.status_code, desk.words
    desk.open(f"/{assignment.authority.slug}/viec/").log_out().log_in(assignment.officer)
    desk.open(page)

    assert (status, "Người khác đã đăng nhập" in shown, "thiếu" in shown) == (403, True, False)
    assert str(assignment.officer) in shown
    assert text_on(desk) == WORDS
    assert not Reply.objects.exists()


def test_where_the_form_has_gone_the_words_stand_there_to_be_copied(desk, assignment):
    end_all_sessions()
    desk.send(typed(desk))
    type(assignment).objects.filter(pk=assignment.pk).update(state=AssignmentState.SETTLED)

    desk.log_in(assignment.officer)

    assert desk.at == assignment.get_absolute_url()
    left = desk.page.get_element_by_id("unsent-left")
    assert left.text_content().split() == WORDS.split()
    assert "không còn biểu mẫu ấy" in desk.words


def test_where_the_page_has_gone_the_words_stand_there_to_be_copied(desk, assignment):
    end_all_sessions()
    desk.send(typed(desk))
    officer = assignment.officer
    assignment.delete()

    desk.log_in(officer)

    assert desk.answer.status_code == 404
    assert desk.page.get_element_by_id("unsent-left").text_content().split() == WORDS.split()


def test_an_address_without_a_page_of_its_own_shows_the_words(db):
    commune = build.a_commune()
    away, there = (build.a_member(commune, Role.OFFICER) for _ in range(2))
    absence = build.an_absence(away, there, now().date(), now().date())
    address = f"/{absence.authority.slug}/vang-mat/ket-thuc/{absence.pk}/"
    browser = Browser()
    browser.client.post(address, {FIELD: owner_value(absence.user.pk), "note": "Về sớm vì mưa."})

    browser.log_in(absence.user).open(address)

    assert browser.answer.status_code == 405
    assert "Về sớm vì mưa." in browser.words


def test_the_page_that_confirms_an_import_stands_again_as_it_was(db):
    clerk = build.a_member(build.a_commune(), Role.CLERK)
    browser = Browser()
    browser.log_in(clerk).open(f"/{clerk.memberships.get().authority.slug}/ke-hoach/nhap/")
    start = browser.form(has="text")
    start.fields["text"] = PLAN_TEXT
    form = browser.send(start).form(has="subject")
    form.fields["subject"], form.fields["hotline"] = "Trích yếu sửa tay", "0912345678"
    form.fields["rounds-0-place"] = "Nhà văn hóa thôn Đoài"
    end_all_sessions()

    browser.send(form, button=("save", "")).log_in(clerk)

    again = browser.form(has="subject")
    assert {name: again.fields[name] for name in ("subject", "hotline", "rounds-0-place")} == {
        "subject": "Trích yếu sửa tay",
        "hotline": "0912345678",
        "rounds-0-place": "Nhà văn hóa thôn Đoài",
    }
    assert again.fields["text"].split() == PLAN_TEXT.split()
    assert SENTENCE in browser.words
    assert not clerk.memberships.get().authority.plans.exists()


def test_a_file_has_to_be_chosen_again_and_the_page_says_so(db):
    clerk = build.a_member(build.a_commune(), Role.CLERK)
    page = f"/{clerk.memberships.get().authority.slug}/ke-hoach/nhap/"
    browser = Browser()
    form = browser.log_in(clerk).open(page).form(has="text")
    form.fields["text"] = "Lời đã dán"
    end_all_sessions()
    fields = dict(form.form_values()) | {"file": SimpleUploadedFile("ke-hoach.txt", b"x")}
    browser.answer = browser.client.post(page, fields, follow=True)
    browser.arrive(page).log_in(clerk)

    assert "Tệp «ke-hoach.txt» phải chọn lại." in browser.words
    assert browser.form(has="text").fields["text"].strip() == "Lời đã dán"


def test_words_that_are_of_no_use_are_thrown_away_with_one_press(desk, assignment):
    end_all_sessions()
    desk.send(typed(desk)).log_in(assignment.officer)

    desk.send(next(form for form in desk.page.forms if "bo-noi-dung" in (form.action or "")))

    assert desk.at == assignment.step_url("draft")
    assert (text_on(desk), UnsentForm.objects.exists()) == ("", False)


def test_a_login_page_that_is_old_leads_on_to_the_words(desk, assignment):
    """Two tabs met the end of the session; whoever logs in at one finds the words of the other too."""
    end_all_sessions()
    login_tab = desk.send(typed(desk)).form(has="password")
    login_tab.fields["username"], login_tab.fields["password"] = assignment.officer.username, build.PASSWORD
    at_login = desk.at
    desk.at = ""
    desk.log_in(assignment.officer)
    desk.at = at_login

    desk.send(login_tab)

    assert (desk.at, text_on(desk)) == (assignment.step_url("draft"), WORDS)


def test_the_page_learns_which_drafts_of_the_device_the_server_took(desk, assignment):
    sitting = "0f" * 12

    def send(words):
        form = typed(desk, words)
        fields = dict(form.form_values()) | {"sitting": sitting}
        return desk.client.post(assignment.step_url("draft"), fields).cookies.get("taken")

    refused, taken = send(""), send(WORDS)

    assert refused is None
    assert (taken.value, taken["httponly"]) == (sitting, "")


def test_a_logout_names_the_person_whose_drafts_go(desk, assignment):
    desk.log_out()

    assert desk.client.cookies["taken"].value == f"p{assignment.officer.pk}"


def test_a_script_is_told_that_somebody_else_is_logged_in(assignment):
    browser = Client()
    browser.force_login(build.a_member(assignment.authority, Role.CHAIR))

    answer = browser.post(
        assignment.step_url("draft"),
        {"text": WORDS, FIELD: owner_value(assignment.officer.pk)},
        headers={"X-Requested-With": "fetch"},
    )

    assert (answer.status_code, answer.json()["error"]) == (403, "person")
    assert not UnsentForm.objects.exists()
