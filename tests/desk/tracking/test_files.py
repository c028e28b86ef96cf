"""The files of a form on the page of whoever sent it, and those that are sent later with words to a question."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from registrations.attachments.limits import MOST_OF_A_FORM
from registrations.form.documents import FilledForm
from registrations.models import Attachment, Registration, Supplement
from responses.deadlines import services as deadlines
from tests import build
from tests.desk.tracking.tracked import ACCUSING, NEW, OLD, accepted, page, tracked
from tests.registrations.attachments.files import a_pdf, a_photo

pytestmark = pytest.mark.django_db

KEY = "0123456789abcdef" * 2


def send(client, question, *files, step="supplement", **typed):
    posted = {"text": "Ảnh chụp giấy hẹn.", "form_key": KEY, "chosen_files": list(files)} | typed
    return client.post(page(question, step), posted)


def photo(name="giấy hẹn.jpg"):
    return SimpleUploadedFile(name, a_photo())


def test_the_page_of_the_form_lists_its_files_for_its_sender_alone(own, registration, question):
    file = build.an_attachment(registration, name="đơn.pdf")
    url = reverse("registrations:sent_attachment", args=[registration.authority.slug, file.pk])

    shown = tracked(own, question).text

    assert "đơn.pdf" in shown and url in shown
    assert (own.get(url)["Content-Disposition"][:10], Client().get(url).status_code) == ("attachment", 302)


def test_a_file_goes_with_added_words_and_is_shown_beside_them(own, registration, question):
    answer = send(own, question, photo(), SimpleUploadedFile("đơn.pdf", a_pdf()))

    supplement = Supplement.objects.get()
    registration.refresh_from_db()
    shown = tracked(own, question).text
    assert answer.status_code == 302
    assert [file.name for file in supplement.attachments.all()] == ["giấy hẹn.jpg", "đơn.pdf"]
    assert (registration.attached, Attachment.objects.waiting().count()) == (2, 0)
    assert "giấy hẹn.jpg" in shown and "Ảnh chụp giấy hẹn." in shown


def test_files_stay_over_an_error_and_a_question_and_can_be_taken_out(own, question):
    empty = send(own, question, photo(), photo("hai.jpg"), text="")
    kept = list(Attachment.objects.values_list("pk", flat=True))
    dropped = send(own, question, text="Lời dở.", drop=str(kept[0]))
    asked = send(own, question, text=ACCUSING)
    send(own, question, text=ACCUSING, sure="1")

    assert (empty.status_code, empty.text.count("Đã nhận: ")) == (422, 1)
    assert (dropped.status_code, "Lời dở." in dropped.text) == (200, True)
    assert asked.status_code == 422
    assert Supplement.objects.get().attachments.count() == len(kept) - 1


def test_a_bad_file_is_refused_beside_its_box_and_the_words_stay(own, question):
    answer = send(own, question, SimpleUploadedFile("xau.jpg", b"MZ" + b"\x00" * 99))

    assert answer.status_code == 422 and "«xau.jpg»: Tệp là chương trình máy tính" in answer.text
    assert "Ảnh chụp giấy hẹn." in answer.text and not Supplement.objects.exists()


def test_a_form_takes_twenty_files_in_all(own, registration, question):
    for number in range(MOST_OF_A_FORM):
        build.an_attachment(registration, name=f"{number}.pdf")
    Registration.objects.update(attached=MOST_OF_A_FORM)

    answer = send(own, question, photo())

    assert answer.status_code == 422 and "còn nhận được 0" in answer.text
    assert not Supplement.objects.exists()


def test_what_the_office_asked_for_is_answered_with_a_file(own, question):
    assignment = build.an_assignment(accepted(question))
    deadlines.pause(assignment, actor=assignment.directed_by, note="Xin nộp giấy hẹn.")

    send(own, question, photo(), step="answer_back")

    assert Supplement.objects.get().attachments.get().name == "giấy hẹn.jpg"


def test_the_office_saves_such_a_file_and_an_officer_reads_its_name(own, question, clerk):
    assignment = build.an_assignment(accepted(question))
    send(own, question, photo())
    file = Attachment.objects.get()
    url = reverse("registrations:attachment", args=[question.authority.slug, file.pk])

    seen = []
    for user, at in ((clerk, question), (assignment.officer, assignment)):
        own.force_login(user)
        text = own.get(at.get_absolute_url()).text
        seen.append(("giấy hẹn.jpg" in text, url in text, own.get(url).status_code))

    assert seen == [(True, True, 200), (True, False, 404)]


def test_a_file_with_restricted_words_is_read_by_one_person(own, question, clerk):
    head = build.a_member(question.authority, Role.OFFICE_HEAD)
    accepted(question)
    send(own, question, photo(), text=ACCUSING, sure="1")

    assert [Attachment.objects.visible_to(user).exists() for user in (clerk, head)] == [False, True]


def test_the_form_in_print_names_only_the_files_it_was_sent_with(own, registration, question):
    send(own, question, photo())

    lines = FilledForm(Registration.objects.get()).lines()

    assert [line for line in lines if line.lead == "Tệp gửi kèm:"] == []


def test_an_edit_stands_on_the_page_once(own, question):
    own.post(page(question, "correct"), {"text": NEW, "seen": "0"})
    own.post(page(question, "correct"), {"text": "Lời thứ ba.", "seen": "1"})

    shown = tracked(own, question).text

    assert [shown.count(words) for words in (OLD, NEW, "Lời thứ ba.")] == [1, 1, 1]
