"""A round that does not meet: whatever invites, collects, names or surveys says so, and goes on with nothing."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.actors import SYSTEM
from dialogue_portal.records.flow import StepRefused
from plans.rounds.services import answer_in_writing, cancel_round, move_round
from registrations.collecting import services as collecting
from registrations.collecting.forgetting import forget_head
from registrations.collecting.links import link_of
from registrations.survey import services as surveys
from tests import build
from tests.registrations.survey.filled import address, typed

pytestmark = pytest.mark.django_db

REASON = "Bão số 3 đổ bộ đúng ngày họp."
NOT_MET = "Hội nghị của đợt này không họp, mọi ý kiến được trả lời bằng văn bản"


@pytest.fixture
def round():
    return build.a_round()


@pytest.fixture
def chair(round):
    return build.a_member(round.authority, Role.CHAIR)


@pytest.fixture
def office(client, round):
    client.force_login(build.a_member(round.authority, Role.CLERK, email="vanphong@vidu.example"))
    return client


def in_writing(round, chair):
    answer_in_writing(round, actor=chair, note=REASON)
    round.refresh_from_db()


def url(name, row):
    return reverse(f"registrations:{name}", args=[row.authority.slug, row.pk])


def behind_the_link(collector):
    browser = Client()
    browser.get(link_of(collector))
    browser.post(url("collector_door", collector), {"phone": collector.phone})
    return browser


def test_the_public_page_of_a_survey_says_why_nobody_can_answer(round, chair, client):
    survey = build.a_survey(round)
    code = survey.links.create(code="BCFGH23456")
    in_writing(round, chair)

    answers = [
        client.get(address(survey, "form")),
        client.post(address(survey, "form"), typed(survey)),
        client.get(code.get_absolute_url()),
    ]

    sentence = f"{NOT_MET}: không nhận trả lời khảo sát nữa."
    assert [(answer.status_code, sentence in answer.text) for answer in answers] == [(410, True)] * 3
    assert address(survey, "form") not in client.get(round.plan.get_absolute_url()).text


def test_the_same_is_said_of_a_survey_without_days(round, chair):
    survey = build.a_survey(round, opens_on=None, closes_on=None, is_for_all=False)
    in_writing(round, chair)
    survey.refresh_from_db()

    assert survey.why_closed(localdate()).startswith(NOT_MET)


def test_the_office_is_offered_no_links_of_its_survey(round, chair, office):
    survey = build.a_survey(round)
    survey.links.create(code="BCFGH23456")
    before = office.get(survey.get_absolute_url()).text
    in_writing(round, chair)
    after = office.get(survey.get_absolute_url()).text

    offered = ("Tạo liên kết</button>", "Tờ cắt rời", survey.open_address, "Phiếu để in")
    assert [words in before for words in offered] == [True] * 4
    assert [words in after for words in offered] == [False] * 4
    assert NOT_MET in after and "Nhập phiếu giấy" in after
    with pytest.raises(StepRefused):
        surveys.make_links(survey, actor=chair, number=2)


def test_the_board_of_delegates_says_it_and_offers_nothing_more(round, chair, office):
    collector = build.a_collector(round, name="Thôn Đông", head="Trần Văn Mẫu", phone="0913000111")
    build.a_delegate(build.a_quota(collector), full_name="Ngô Thị Lụa", phone="0912000222")
    before = office.get(url("delegates_of_round", round)).text
    in_writing(round, chair)
    after = office.get(url("delegates_of_round", round)).text

    offered = (">Ghi chỉ tiêu</a>", "Đưa đại biểu vào giấy mời", "còn thiếu 1", "Ghi số chỗ ngồi")
    assert [words in before for words in offered] == [True] * 4
    assert [words in after for words in offered] == [False] * 4
    assert f"{NOT_MET}: không cử đại biểu nữa." in after
    # Whom to telephone stands there.
    assert 'href="tel:0913000111"' in after and 'href="tel:0912000222"' in after


def test_the_page_of_the_head_asks_for_nothing_any_more(round, chair):
    collector = build.a_collector(round, owes=2)
    build.a_delegate(build.a_quota(collector))
    head = behind_the_link(collector)
    home, naming = url("collector_home", collector), url("collector_delegates", collector)
    before = head.get(home).text
    in_writing(round, chair)
    after = head.get(home).text

    asked = ("nhận ý kiến đến hết", "Còn thiếu", "Cử đại biểu dự hội nghị")
    assert [words in before for words in asked] == [True] * 3
    assert [words in after for words in asked] == [False] * 3
    assert "Đại biểu đã cử" in after and REASON.rstrip(".") in after
    named = head.get(naming).text
    assert ("Xin cử xong" in named, "còn thiếu" in named, "1/2" in named) == (False, False, True)


def test_the_list_of_collectors_says_it_and_nobody_is_to_be_reminded(round, chair, office):
    collector = build.a_collector(
        round, name="Hội Thử", kind="union", owes=2, own_last_day=localdate() + timedelta(days=1)
    )
    before = office.get(url("collectors", round)).text
    in_writing(round, chair)
    after = office.get(url("collectors", round)).text
    one = office.get(url("collector", collector)).text

    asked = ("Còn thiếu", "Phải gọi điện nhắc", "nhận ý kiến đến hết", "Thêm một đầu mối")
    assert [words in before for words in asked] == [True] * 4
    assert [words in after for words in asked] == [False] * 4
    assert f"{NOT_MET}: không lập đầu mối nữa." in after and "Đã nộp 0/2" in after
    assert "Còn thiếu" not in one and "đủ số" not in one
    with pytest.raises(StepRefused, match="không lập đầu mối nữa"):
        collecting.add(round, actor=chair, name="Thôn Tây", kind="hamlet")


@pytest.mark.parametrize("step", [answer_in_writing, cancel_round])
def test_heads_who_send_delegates_are_written_to_and_the_office_calls_the_others(round, chair, office, step):
    by_mail = build.a_collector(round, name="Thôn Đông", email="thondong@vidu.example")
    for collector in (
        by_mail,
        build.a_collector(round),
        build.a_collector(round, email="khong@vidu.example"),
    ):
        quota = build.a_quota(collector)
        if collector.email != "khong@vidu.example":
            build.a_delegate(quota)
    before = Client()
    before.force_login(chair)
    preview = before.get(round.step_url("cancel")).text
    step(round, actor=chair, note=REASON)

    assert "2 đại biểu đã cử: báo qua người phụ trách" in preview
    [letter] = OutgoingMail.objects.filter(key__startswith="DelegatesConcerned")
    assert letter.to == by_mail.email and REASON in letter.body
    assert "không phải đến" in letter.body and "1 đại biểu" in letter.body
    to_office = OutgoingMail.objects.get(key__startswith="DelegatesToCall", to="vanphong@vidu.example")
    assert "1 đầu mối" in to_office.subject and url("delegates_of_round", round) in to_office.body


def test_such_a_letter_is_forgotten_with_the_head(round, chair):
    collector = build.a_collector(round, email="thondong@vidu.example")
    build.a_delegate(build.a_quota(collector))
    in_writing(round, chair)
    before = OutgoingMail.objects.filter(to=collector.email).count()
    forget_head(collector, actor=SYSTEM, today=localdate())

    assert (before, OutgoingMail.objects.filter(to=collector.email).count()) == (1, 0)


def test_heads_who_send_delegates_learn_of_another_day(round, chair):
    collector = build.a_collector(round, email="thondong@vidu.example")
    build.a_delegate(build.a_quota(collector))
    day = round.held_on + timedelta(days=14)
    move_round(round, held_on=day, starts_at=round.starts_at, place="Đình làng", actor=chair, note=REASON)

    [letter] = OutgoingMail.objects.filter(key__startswith="DelegatesConcerned")
    assert f"{day:%d/%m/%Y}" in letter.body and "Đình làng" in letter.body and REASON in letter.body


def test_on_the_page_of_the_plan_it_is_past_only_after_its_day(round, chair, client):
    in_writing(round, chair)
    before = client.get(round.plan.get_absolute_url()).context
    type(round).objects.filter(pk=round.pk).update(held_on=localdate() - timedelta(days=1))
    after = client.get(round.plan.get_absolute_url()).context

    assert [[one.round for one in page["coming"]] for page in (before, after)] == [[round], []]
    assert [[one.round for one in page["over"]] for page in (before, after)] == [[], [round]]
