"""The board of the delegates of a round, for the office."""

from datetime import timedelta

import pytest
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from plans.models import PaperKind
from plans.roundpapers.states import RoundPaperState
from registrations.models import Delegate, Quota
from tests import build

pytestmark = pytest.mark.django_db

MANY_HAMLETS = 5


@pytest.fixture
def round():
    return build.a_round()


@pytest.fixture
def office(client, round):
    client.force_login(build.a_member(round.authority, Role.CLERK))
    return client


def page_of(round, name="delegates_of_round"):
    return reverse(f"registrations:{name}", args=[round.authority.slug, round.pk])


def test_the_board_names_each_gap_and_the_totals(office, round):
    east, west = build.a_collector(round, name="Thôn Đông"), build.a_collector(round, name="Thôn Tây")
    build.a_delegate(build.a_quota(east, 2, group="Hộ kinh doanh"), full_name="Ngô Thị Lụa")
    build.a_quota(west, None, group="Hộ kinh doanh")

    page = office.get(page_of(round))

    assert [words in page.text for words in ("Đã cử 1/2 đại biểu", "còn thiếu 1", "chưa ghi số")] == [
        True
    ] * 3
    assert "Ngô Thị Lụa" in page.text


def test_the_tab_leads_to_the_next_round_that_has_delegates(office, round):
    later = build.a_round(round.plan, held_on=round.held_on + timedelta(days=30))
    tab = reverse("registrations:delegates", args=[round.authority.slug])
    before = office.get(tab).url
    build.a_quota(build.a_collector(later))

    assert (before, office.get(tab).url) == (page_of(round), page_of(later))
    assert page_of(round) in office.get(page_of(later)).text


def test_the_board_costs_the_same_for_one_hamlet_and_for_many(office, round, queries_of):
    build.a_delegate(build.a_quota(build.a_collector(round)))
    one = queries_of(page_of(round))
    for _ in range(MANY_HAMLETS):
        build.a_delegate(build.a_quota(build.a_collector(round)))

    assert queries_of(page_of(round)) == one


def test_people_named_twice_and_registered_besides_stand_beside_each_other(office, round):
    quotas = [build.a_quota(build.a_collector(round, name=name)) for name in ("Thôn Đông", "Thôn Tây")]
    build.a_delegate(quotas[0], full_name="Ngô Thị Lụa", phone="0912345678")
    build.a_delegate(quotas[1], full_name="Ngô Thị Lụa")
    build.a_registration(round, full_name="Ngô thị Lụa", phone="0912345678")
    build.a_delegate(quotas[1], full_name="Phan Văn Tre")

    page = office.get(page_of(round))

    assert "Ngô Thị Lụa: được cử hai lần và đã gửi phiếu đăng ký" in page.text
    assert "Phan Văn Tre: " not in page.text
    assert Delegate.objects.count() == 3


def test_a_delegate_is_found_without_tones(office, round):
    build.a_delegate(build.a_quota(build.a_collector(round)), full_name="Ngô Thị Lụa")

    found = office.get(page_of(round), {"q": "ngo thi lua"})
    nobody = office.get(page_of(round), {"q": "khong ai"})

    assert ("Ngô Thị Lụa</a>" in found.text, "Không có đại biểu nào tên như thế" in nobody.text) == (
        True,
        True,
    )


def test_the_quotas_of_the_plan_stand_there_to_be_looked_at_and_nothing_is_stored(office):
    text = "2. Thành phần\n- Các thôn: Đông, Tây, mỗi thôn 02 người."
    round = build.a_round(build.a_plan(build.a_commune()))
    office.force_login(build.a_member(round.authority, Role.CLERK))
    build.a_collector(round, name="Thôn Nam")

    page = office.get(page_of(round, "quotas"))

    assert ("Thôn Nam" in page.text, Quota.objects.count(), text != "") == (True, 0, True)


def test_the_office_stores_quotas_and_a_broken_line_stores_none(office, round):
    broken = office.post(page_of(round, "quotas"), {"lines": "Thôn Đông; 2\nThôn Tây; hai ba; 2-3"})
    stored_then = Quota.objects.count()
    good = office.post(page_of(round, "quotas"), {"lines": "Thôn Đông; 2\nThôn Tây; 1"}, follow=True)

    assert (broken.status_code, "Dòng 2: " in broken.text, stored_then) == (422, True, 0)
    assert "Đã lưu chỉ tiêu: 3 đại biểu." in good.text


def test_two_clerks_do_not_overwrite_each_other(office, round):
    opened = office.get(page_of(round, "quotas")).context["form"].initial["seen"]
    office.post(page_of(round, "quotas"), {"lines": "Thôn Đông; 2"})

    stale = office.post(page_of(round, "quotas"), {"lines": "Thôn Tây; 1", "seen": opened})

    assert (stale.status_code, "Người khác vừa sửa chỉ tiêu" in stale.text) == (422, True)
    assert [one.collector.name for one in Quota.objects.select_related("collector")] == ["Thôn Đông"]


def test_delegates_become_invitees_and_the_letter_to_their_hamlet_shrinks(office, round):
    east = build.a_collector(round, name="Thôn Đông")
    quota = build.a_quota(east, 2)
    build.a_delegate(quota, full_name="Ngô Thị Lụa")
    paper = build.a_round_paper(round, kind=PaperKind.INVITATION)
    paper.invitees.all().delete()
    paper.invitees.create(position=1, hamlet="Thôn Đông", people=2)
    paper.invitees.create(position=2, organisation="Hội Nông dân xã")

    office.post(page_of(round, "invite_delegates"))
    once = [one.addressed for one in paper.invitees.all()]
    build.a_delegate(quota, full_name="Phan Văn Tre")
    office.post(page_of(round, "invite_delegates"))

    assert once == ["Thôn Đông (01 đại biểu)", "Hội Nông dân xã", "Ngô Thị Lụa, Thôn Đông"]
    assert [one.addressed for one in paper.invitees.all()] == [
        "Hội Nông dân xã",
        "Ngô Thị Lụa, Thôn Đông",
        "Phan Văn Tre, Thôn Đông",
    ]


def test_after_the_invitation_was_printed_a_change_says_so(office, round):
    quota = build.a_quota(build.a_collector(round, name="Thôn Đông"), 1)
    delegate = build.a_delegate(quota, full_name="Ngô Thị Lụa")
    paper = build.a_round_paper(round, kind=PaperKind.INVITATION, state=RoundPaperState.ISSUED)
    paper.invitees.create(position=9, name="Ngô Thị Lụa", hamlet="Thôn Đông")

    answer = office.post(
        reverse("registrations:delegate_step", args=[round.authority.slug, delegate.pk, "stand_in"]),
        {"full_name": "Phan Văn Tre"},
        follow=True,
    )

    said = "Ngô Thị Lụa (Thôn Đông): đã thay người, giấy mời đã in vẫn mang tên."
    assert (said in answer.text, said in office.get(page_of(round)).text) == (True, True)


def test_the_list_is_printed_with_room_for_signatures(office, round):
    build.a_delegate(build.a_quota(build.a_collector(round, name="Thôn Đông"), 2), full_name="Ngô Thị Lụa")

    answer = office.get(page_of(round, "delegates_pdf"))

    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_officers_see_no_delegates(client, round):
    client.force_login(build.a_member(round.authority, Role.OFFICER))

    assert client.get(page_of(round)).status_code == 403
