"""Before a form is sent: reading it once more, adding matters, a round that changed meanwhile, slips of the pen."""

import re
from datetime import date

import pytest

from dialogue_portal.accounts.roles import Role
from plans.rounds import services as plans
from registrations.models import QuestionSource, Registration
from tests import build
from tests.registrations.paper import filled_in, form_url, receipt_url

pytestmark = pytest.mark.django_db


def hidden_in(page):
    """{name: value} of what the review would send."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    boxes = re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\s*([^<]*)</textarea>', page)
    return dict(found) | dict(boxes)


def posted(client, round, press, **changes):
    return client.post(form_url(round), filled_in(step=press, **changes))


def test_the_review_shows_everything_and_stores_nothing(client):
    response = posted(
        client, build.a_round(), "review", handling="Chậm trả kết quả.", organisation="Công ty Mây Tre"
    )

    page = response.text
    words = (
        "chưa được gửi",
        "Nguyễn Thị Hoa",
        "Công ty Mây Tre",
        "Vì sao phải nộp hai bản sao?",
        "Chậm trả kết quả.",
    )
    assert response.status_code == 200 and [word for word in words if word not in page] == []
    assert not Registration.objects.exists()


def test_what_the_review_sends_is_stored_once_however_often_it_is_sent(client):
    round = build.a_round()
    reviewed = hidden_in(
        posted(client, round, "review", more_1="Đường vào thôn.", more_1_source="handling").text
    )

    for _ in range(2):
        response = client.post(form_url(round), reviewed | {"step": "send"})

    assert response["Location"] == receipt_url(round)
    assert list(Registration.objects.get().questions.values_list("source", "text")) == [
        (QuestionSource.PROCEDURES, "Vì sao phải nộp hai bản sao?"),
        (QuestionSource.HANDLING, "Đường vào thôn."),
    ]


def test_the_review_names_the_kind_of_a_further_matter(client):
    page = posted(client, build.a_round(), "review", more_1="Đường vào thôn.", more_1_source="handling").text

    assert "Ý kiến 2 (về giải quyết thủ tục hành chính)" in page


def test_a_mistake_is_named_before_the_review(client):
    assert posted(client, build.a_round(), "review", phone="12").status_code == 422


def test_going_back_from_the_review_keeps_every_word(client):
    form = posted(client, build.a_round(), "edit", more_1="Việc thứ ba.", named_in_public="on").context[
        "form"
    ]

    kept = [
        form[name].value()
        for name in ("full_name", "procedures", "more_1", "consent", "named_in_public", "form_key")
    ]
    assert kept == ["Nguyễn Thị Hoa", "Vì sao phải nộp hai bản sao?", "Việc thứ ba.", True, True, "khoa-thu"]
    assert not form.errors


def test_one_more_matter_is_one_more_box_up_to_eight(client):
    round = build.a_round()
    typed = {"step": "add", "phone": ""}

    for number in range(1, 9):
        response = client.post(form_url(round), filled_in(**typed))
        typed[f"more_{number}"] = f"Việc {number}"
        assert response.context["form"].more == [f"more_{shown}" for shown in range(1, number + 1)]

    page = client.post(form_url(round), filled_in(**typed)).text
    assert "Thêm một việc</button>" not in page and "Việc 8" in page


def test_a_form_with_words_in_a_further_box_only_is_taken(client):
    client.post(
        form_url(build.a_round()), filled_in(procedures="", more_1="Hỏi lệ phí.", more_1_source="procedures")
    )

    assert Registration.objects.get().questions.get().text == "Hỏi lệ phí."


def test_a_round_that_moved_meanwhile_is_shown_and_asked_before_anything_is_stored(client):
    round = build.a_round()
    seen = client.get(form_url(round)).context["form"]["seen"].value()
    clerk = build.a_member(round.authority, Role.CLERK)
    plans.move_round(
        round,
        actor=clerk,
        held_on=date.fromordinal(round.held_on.toordinal() + 14),
        starts_at=round.starts_at,
        place="Nhà văn hóa thôn Đông",
        registration_closes_on=date.fromordinal(round.registration_closes_on.toordinal() + 14),
        note="Trùng kỳ họp.",
    )

    response = client.post(form_url(round), filled_in(seen=seen))

    assert (response.status_code, Registration.objects.count()) == (409, 0)
    assert "vừa đổi ngày" in response.text and "Nhà văn hóa thôn Đông" in response.text
    client.post(form_url(round), hidden_in(response.text) | {"step": "send"})
    assert Registration.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("hoa@gmail.con", "hoa@gmail.com"), ("Hoa@GMIAL.com", "Hoa@gmail.com"), ("a@mail.com", "")],
)
def test_a_slip_in_an_address_is_asked_about_beside_the_address(client, typed, meant):
    page = posted(client, build.a_round(), "review", email=typed).text

    beside = page[page.index("<dt>Thư điện tử</dt>") :].partition("</dd>")[0]
    assert typed in beside
    assert (f">Sửa thành {meant}</button>" in beside, 'value="mend_email"' in page) == (
        bool(meant),
        bool(meant),
    )


def test_one_press_mends_a_slip_in_an_address_and_keeps_all_else(client):
    round = build.a_round()
    reviewed = hidden_in(posted(client, round, "review", email="hoa@gmail.con", more_1="Việc ba.").text)

    page = client.post(form_url(round), reviewed | {"step": "mend_email"})

    mended = hidden_in(page.text)
    assert (page.status_code, Registration.objects.count()) == (200, 0)
    token = {"csrfmiddlewaretoken": mended["csrfmiddlewaretoken"]}  # masked anew on every page
    assert mended == reviewed | token | {"email": "hoa@gmail.com"}
    assert "Sửa thành" not in page.text and "Gửi phiếu</button>" in page.text
    client.post(form_url(round), mended | {"step": "send"})
    assert Registration.objects.get().email == "hoa@gmail.com"


def test_an_address_that_only_looks_odd_is_sent_as_it_is(client):
    client.post(form_url(build.a_round()), filled_in(step="send", email="hoa@gmail.con"))

    assert Registration.objects.get().email == "hoa@gmail.con"


@pytest.mark.parametrize("name", ["Nguyеn Văn An", "An\u0430", "--", "1", "👩"])
def test_what_only_looks_like_a_name_is_refused(client, name):
    response = client.post(form_url(build.a_round()), filled_in(full_name=name))

    assert response.status_code == 422 and list(response.context["form"].errors) == ["full_name"]


@pytest.mark.parametrize("name", ["Y Đơ̆m Êban", "H'Hen Niê", "Nguyễn Thị Ánh", "Lê A", "Trần Văn Năm (Tư)"])
def test_names_of_every_people_are_taken(client, name):
    client.post(form_url(build.a_round()), filled_in(full_name=name))

    assert Registration.objects.get().full_name == name


def test_the_name_is_shown_in_public_only_where_the_box_was_ticked(client):
    round = build.a_round()
    client.post(form_url(round), filled_in())
    client.post(form_url(round), filled_in(named_in_public="on", procedures="Câu khác."))

    assert sorted(Registration.objects.values_list("named_in_public", flat=True)) == [False, True]
