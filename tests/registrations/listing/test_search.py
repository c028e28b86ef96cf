"""The office finds a form by whatever people say of it, and never by what it may not read."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.timezone import now

from dialogue_portal.accounts.roles import Role
from registrations.states import QuestionState
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(commune):
    return build.a_round(build.a_plan(commune, state="issued"))


@pytest.fixture
def listed(as_a, commune):
    """What the list shows for a choice, by name."""

    def names(role=Role.CLERK, **chosen):
        page = as_a(role, commune).get(reverse("registrations:sheets", args=[commune.slug]), chosen)
        return [row.full_name for row in page.context["page"]]

    return names


def named(round, *names, **fields):
    return [build.a_registration(round, full_name=name, **fields) for name in names]


def test_names_come_before_words_of_questions(round, listed):
    build.a_question(named(round, "Lê Văn Nam")[0], text="Đường thôn Hòa Bình bao giờ làm xong?")
    named(round, "Trần Thị Hoa")
    named(round, "Đỗ Thị Hòa")

    assert listed(q="hòa") == ["Đỗ Thị Hòa", "Trần Thị Hoa", "Lê Văn Nam"]


def test_name_and_hamlet_together_find_one_of_two(round, listed):
    named(round, "Trần Thị Hoa", address="Thôn Đông, xã Tân Hòa")
    named(round, "Trần Thị Hoa", address="Thôn Đoài, xã Tân Hòa")

    assert len(listed(q="tran hoa thon dong")) == 1


@pytest.mark.parametrize("box", ["q", "place"])
@pytest.mark.parametrize("words", ["hoa", "Tân Hòa", "xã", "giang"])
def test_the_name_of_the_commune_itself_finds_nobody(round, listed, box, words):
    named(round, "Lê Văn Một", address="Thôn Đông, xã Tân Hoà, tỉnh Hòa Giang")
    named(round, "Lê Văn Hai", address="12 phố Chợ, Tân Hòa")
    named(round, "Lê Văn Ba", address="Thôn Đoài, X. Tân Hòa")

    assert listed(**{box: words}) == []


@pytest.mark.parametrize(
    ("box", "words", "found"),
    [
        ("q", "thôn tân hòa", ["Lê Văn Một"]),
        ("place", "hoa", ["Lê Văn Hai", "Lê Văn Một"]),
        ("place", "hoa binh", ["Lê Văn Hai"]),
        ("place", "pho cho", ["Lê Văn Ba"]),
        ("place", "…", []),
    ],
)
def test_a_hamlet_or_another_commune_with_such_a_name_is_found(round, listed, box, words, found):
    named(round, "Lê Văn Một", address="Thôn Tân Hòa, xã Tân Hòa")
    named(round, "Lê Văn Hai", address="Xã Hòa Bình")
    named(round, "Lê Văn Ba", address="12 phố Chợ, xã Tân Hòa")

    assert listed(**{box: words}) == found


def test_the_number_of_a_question_finds_its_form(round, listed):
    question = build.a_question(named(round, "Lê Văn Nam")[0])
    build.a_question(named(round, "Trần Thị Hoa")[0])

    assert listed(q=f"Ý kiến số {question.pk}") == ["Lê Văn Nam"]


@pytest.mark.parametrize("words", ["chủ tịch xã nhận tiền", "nhan tien", "ý kiến số {}"])
def test_restricted_words_find_nothing_for_whoever_may_not_read_them(round, listed, words):
    form = named(round, "Lê Văn Nam")[0]
    question = build.a_question(form, text="Ông chủ tịch xã nhận tiền.", restricted="denunciation")
    words = words.format(question.pk)

    assert (listed(q=words), listed(Role.OFFICE_HEAD, q=words)) == ([], ["Lê Văn Nam"])


def test_the_state_and_sector_of_a_restricted_question_select_nothing_either(round, listed):
    form = named(round, "Lê Văn Nam")[0]
    build.a_question(form, text="Tố cáo.", restricted="denunciation", state=QuestionState.DECLINED)

    assert listed(state="declined") == []
    assert listed(Role.OFFICE_HEAD, state="declined") == ["Lê Văn Nam"]


def test_words_of_signs_alone_find_nothing(round, listed):
    named(round, "Lê Văn Nam")

    assert listed(q="?!") == []


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({"place": "thon doai"}, ["Bà Không Thư"]),
        ({"attends": "no"}, ["Bà Không Thư"]),
        ({"email": "no"}, ["Bà Không Thư"]),
        ({"late": "yes"}, ["Ông Muộn"]),
        ({"withdrawn": "yes"}, ["Ông Rút"]),
        ({"withdrawn": "no", "late": "no", "email": "yes"}, ["Chị Đủ"]),
        ({"state": "accepted"}, ["Chị Đủ"]),
        ({"since": "31/02/2026"}, ["Chị Đủ", "Ông Rút", "Ông Muộn", "Bà Không Thư"]),
    ],
)
def test_filters_select_by_what_a_form_is(round, listed, chosen, names):
    named(round, "Bà Không Thư", email="", attends=False, address="Thôn Đoài")
    named(round, "Ông Muộn", late_reason="Bưu điện đến chậm.")
    named(round, "Ông Rút", withdrawn_at=now())
    build.a_question(named(round, "Chị Đủ")[0], state=QuestionState.ACCEPTED)

    assert listed(**chosen) == names


def test_a_form_belongs_to_the_day_on_which_it_was_handed_in_and_both_days_are_included(round, listed):
    for name, at in (
        ("Hôm trước", date(2026, 6, 9)),
        ("Sáng sớm", date(2026, 6, 10)),
        ("Khuya", date(2026, 6, 11)),
        ("Hôm sau", date(2026, 6, 12)),
    ):
        named(round, name, handed_in_on=at)

    assert listed(since="10/6/2026", until="11/6/2026") == ["Khuya", "Sáng sớm"]


@pytest.mark.parametrize("words", ["Phiếu số 27", "phieu 27", "số 27", "#27", "27"])
def test_the_number_on_the_slip_finds_its_form(round, listed, words):
    named(round, "Lê Văn Nam", slip_number=27, channel="paper", phone="", address="")
    named(round, "Trần Thị Hoa", slip_number=270, channel="paper")

    assert listed(q=words) == ["Lê Văn Nam"]
    assert listed(channel="paper", order="number_back") == ["Trần Thị Hoa", "Lê Văn Nam"]
    assert listed(channel="phone") == []


def test_a_last_day_before_the_first_is_refused_next_to_its_field(as_a, round):
    address = reverse("registrations:sheets", args=[round.authority.slug])

    page = as_a(Role.CLERK, round.authority).get(address, {"since": "11/6/2026", "until": "10/6/2026"})

    assert page.context["filters"].errors["until"] == ["Ngày này trước ngày đầu. Xin xem lại hai ngày."]
    assert "Ngày này trước ngày đầu." in page.text


def test_people_stand_in_the_order_of_their_given_names(round, listed):
    named(round, "Bùi Văn Ân", "Trần Thị An", "Nguyễn Đức Đông", "Lê Thị Dung", "Đỗ Thị Ánh", "Đặng Thị An")

    order = ["Đặng Thị An", "Trần Thị An", "Đỗ Thị Ánh", "Bùi Văn Ân", "Lê Thị Dung", "Nguyễn Đức Đông"]
    assert listed(order="name") == order
    assert listed(order="name_back") == order[::-1]


def test_the_page_says_how_many_were_found_and_keeps_the_choice_on_the_next_page(as_a, round):
    for _ in range(30):
        build.a_registration(round, full_name="Lê Văn Nam")
    named(round, "Trần Thị Hoa")
    address = reverse("registrations:sheets", args=[round.authority.slug])

    second = as_a(Role.CLERK, round.authority).get(address, {"q": "nam", "order": "name", "page": 2})

    assert "30 phiếu" in second.text and len(second.context["page"]) == 5
    assert "q=nam&amp;order=name&amp;page=1" in second.text


def test_two_rounds_of_the_same_day_have_other_labels(as_a, commune):
    plans = [build.a_plan(commune, state="issued") for _ in range(2)]
    for plan in plans:
        build.a_round(plan)
    address = reverse("registrations:sheets", args=[commune.slug])

    form = as_a(Role.CLERK, commune).get(address).context["filters"]

    labels = [label for _, label in form.fields["round"].choices]
    assert len(set(labels)) == 3 and all(
        any(plan.document.symbol_text in label for label in labels) for plan in plans
    )
