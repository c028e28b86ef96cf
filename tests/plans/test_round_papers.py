"""The notice and the invitations of a round: complete drafts, signed by another, outdated when it moves."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.papers import Signature
from dialogue_portal.documents.printed import as_issued
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.flow import StepRefused
from plans.models import Item, RoundPaper, Section
from plans.roundpapers import services
from plans.roundpapers.documents import paper_of
from plans.roundpapers.invited_by_plan import invited_by
from plans.roundpapers.invitees import Invited
from plans.roundpapers.papers_of_round import papers_of_round
from plans.rounds.services import cancel_round, move_round
from plans.states import PlanState
from tests.build import a_commune, a_member, a_plan, a_round, a_round_paper
from tests.documents import printed

pytestmark = pytest.mark.django_db

DAY = date(2027, 6, 11)


@pytest.fixture
def round():
    commune = a_commune(address="Thôn Đông, xã Tân Hòa")
    plan = a_plan(commune, PlanState.ISSUED)
    for place, (kind, texts) in enumerate(
        {
            "contents": ["Thủ tục đất đai, hộ tịch;", "Không đối thoại khiếu nại, tố cáo"],
            "participants": [
                "Chủ tịch UBND xã chủ trì;",
                "Mời Hội Phụ nữ xã;",
                "Trưởng thôn (mỗi thôn 05 người).",
            ],
            "recipients": ["Các thôn;", "Lưu: VT."],
        }.items(),
        2,
    ):
        section = Section.objects.create(plan=plan, position=place, kind=kind, level=1, heading=kind)
        for position, text in enumerate(texts, 1):
            quota = 5 if "mỗi thôn" in text else None
            Item.objects.create(section=section, position=position, marker="-", text=text, quota=quota)
    return a_round(plan, DAY, ends_at=time(11, 30))


def clerk_of(round):
    return a_member(round.authority, Role.CLERK)


def drafted(round, kind="notice", **more):
    return services.draft(round, kind=kind, actor=clerk_of(round), today=localdate(), **more)


def issued(paper):
    paper = services.submit(paper, actor=clerk_of(paper))
    return services.issue(paper, actor=a_member(paper.authority, Role.CHAIR))


def moved(round, **fields):
    fields = {"held_on": DAY + timedelta(days=7), "starts_at": time(8, 0), "place": "Nhà văn hóa"} | fields
    return move_round(round, actor=clerk_of(round), **fields)


def words_of(paper):
    return " ".join(f"{block.lead} {block.text}" for block in paper_of(paper).body())


def test_a_notice_is_complete_before_anybody_edits_it(round):
    text = words_of(drafted(round))

    for words in (
        "1. Thời gian: Từ 7h30 đến 11h30, thứ Sáu, ngày 11/6/2027.",
        "2. Địa điểm: Hội trường UBND xã.",
        "- Thủ tục đất đai, hộ tịch.",
        "- Trưởng thôn (mỗi thôn 05 người).",
        "Phiếu đăng ký gửi chậm nhất hết thứ Ba, 01/6/2027",
        f"/{round.authority.slug}/dang-ky/dot/{round.pk}",
        "- Gọi đường dây nóng: 0203 000 0001;",
        f"- Thư điện tử: {round.authority.email};",
        "- Nộp trực tiếp hoặc gửi bưu điện: Thôn Đông, xã Tân Hòa; giờ nhận: thứ Hai đến thứ Sáu",
        "- Hội nghị không tiếp nhận đơn khiếu nại, tố cáo",
        "không đến dự được, và ý kiến chưa trả lời được tại hội nghị, được trả lời bằng văn bản",
    ):
        assert words in text
    assert text.count("khiếu nại") == 1
    assert text.endswith("tham dự./.")


def test_the_tables_of_the_plan_are_tables_in_its_notice(round, client):
    contents = round.plan.sections.get(kind="contents")
    for position, text in enumerate(["TT | Nội dung", "1 | Đất đai", "2 | Hộ tịch"], 5):
        Item.objects.create(section=contents, position=position, text=text)

    paper = drafted(round)
    [table] = [block.table for block in paper_of(paper).copies()[0] if block.table]
    client.force_login(clerk_of(round))
    page = client.get(paper.get_absolute_url()).text

    assert table.rows == (("TT", "Nội dung"), ("1", "Đất đai"), ("2", "Hộ tịch"))
    assert '<td data-label="Nội dung">Đất đai</td>' in page and " | Đ" not in page.partition("prose")[2]


def test_the_row_of_a_table_is_nobody_to_invite(round):
    participants = round.plan.sections.get(kind="participants")
    for position, text in enumerate(["TT | Thành phần", "1 | Hội Nông dân"], 5):
        Item.objects.create(section=participants, position=position, text=text)

    assert "|" not in " ".join(one.addressed for one in invited_by(round.plan).invited)


def test_two_presses_are_one_draft(round):
    assert drafted(round) == drafted(round)


@pytest.mark.parametrize("role", [Role.CHAIR, Role.SECRETARY, Role.OFFICER])
def test_only_the_office_drafts(round, role):
    with pytest.raises(PermissionDenied):
        services.draft(round, kind="notice", actor=a_member(round.authority, role), today=localdate())


@pytest.mark.parametrize("today", [DAY, DAY + timedelta(days=1)])
def test_no_paper_is_drafted_on_the_day_of_the_round(round, today):
    with pytest.raises(StepRefused, match="không còn báo trước được"):
        services.draft(round, kind="notice", actor=clerk_of(round), today=today)


def test_an_issued_notice_is_numbered_stored_and_public(client, round):
    paper = issued(drafted(round))

    assert (paper.state, paper.document.type_code, paper.paper_is_public) == ("issued", "TB", True)
    assert f"Số: 01/TB-UBND Tân Hòa, ngày {localdate():%d}" in printed.text(paper.document.pdf)
    assert client.get(paper.get_absolute_url()).status_code == 200
    assert client.get(paper.get_print_url()).content == paper.document.pdf


def test_a_leader_does_not_sign_their_own_draft(round):
    both = a_member(round.authority, Role.CLERK, Role.CHAIR)
    paper = services.submit(services.draft(round, kind="notice", actor=both, today=localdate()), actor=both)

    with pytest.raises(PermissionDenied):
        services.issue(paper, actor=both)


def test_leaders_office_and_author_get_letters(round):
    chair = a_member(round.authority, Role.CHAIR)
    author = clerk_of(round)
    paper = services.draft(round, kind="notice", actor=author, today=localdate())
    services.submit(paper, actor=author)
    paper = services.send_back(paper, actor=chair, note="Thiếu số điện thoại.")
    services.issue(services.submit(paper, actor=author), actor=chair)

    letters = OutgoingMail.objects.filter(to__in=[chair.email, author.email]).order_by("pk")
    assert [(letter.to, letter.subject.split(":")[0]) for letter in letters] == [
        (chair.email, "Thông báo thời gian, địa điểm chờ ông/bà ký"),
        (author.email, "Thông báo thời gian, địa điểm được trả lại để sửa"),
        (chair.email, "Thông báo thời gian, địa điểm chờ ông/bà ký"),
        (author.email, "Thông báo thời gian, địa điểm số 01/TB-UBND đã ban hành"),
    ]


def test_a_draft_shows_the_present_date_of_its_round(round):
    paper = drafted(round)
    moved(round)

    assert "Từ 8h00, thứ Sáu, ngày 18/6/2027." in words_of(RoundPaper.objects.for_page().get(pk=paper.pk))


def test_a_notice_of_a_moved_round_is_replaced_by_a_new_one(round):
    old = issued(drafted(round))
    with pytest.raises(StepRefused, match="đã có thông báo"):
        drafted(round)

    moved(round)
    old.refresh_from_db()
    new = issued(drafted(round))

    assert (RoundPaper.objects.get(pk=old.pk).is_outdated, new.is_outdated, new.replaces) == (
        True,
        False,
        old,
    )
    assert "Thông báo này thay thế Thông báo số 01/TB-UBND" in printed.text(new.document.pdf)
    assert old.document.last_change.words == f"Đã bị thay thế bởi văn bản số {new.document}"


def test_a_cancelled_round_withdraws_its_papers(round):
    paper = issued(drafted(round))

    cancel_round(round, actor=clerk_of(round), note="Bão.")

    assert (paper.document.validity, paper.document.last_change.reason) == ("withdrawn", "Bão.")


def test_the_deadline_is_met_by_the_notice_that_announces_the_present_date(round):
    deadline = papers_of_round(round).notice_deadline
    assert (deadline.due_on, deadline.met_on) == (
        date(2027, 6, 4),
        None,
    )

    issued(drafted(round))
    round.refresh_from_db()
    assert (papers_of_round(round).notice_deadline.met_on, papers_of_round(round).is_outdated) == (
        localdate(),
        False,
    )

    round = moved(round)
    deadline = papers_of_round(round).notice_deadline
    assert (deadline.due_on, deadline.met_on) == (
        date(2027, 6, 11),
        None,
    )
    assert papers_of_round(round).is_outdated


# Giấy mời


def test_each_invitee_has_a_letter_of_their_own_under_one_number(round):
    paper = drafted(round, "invitation")
    longest = Invited(name="Ông A", office="Trưởng thôn", hamlet="Thôn " + "Đ" * 55)
    invited = [longest, Invited(hamlet="Thôn Nam", people=2)]
    paper = services.invite(paper, actor=clerk_of(round), invited=invited)

    pages = printed.pages(issued(paper).document.pdf)

    texts = [" ".join(word.text for word in page) for page in pages]
    assert len(pages) == 2
    assert all("Số: 01/GM-UBND" in text and "trân trọng kính mời:" in text for text in texts)
    assert "Ông A, Trưởng thôn, Thôn" in texts[0] and "Thôn Nam (02 đại biểu)." in texts[1]
    assert not RoundPaper.objects.get().paper_is_public


def test_an_invitation_without_anybody_is_not_submitted(round):
    with pytest.raises(StepRefused, match="chưa có người được mời"):
        services.submit(drafted(round, "invitation"), actor=clerk_of(round))


def test_one_press_invites_everybody_the_plan_names_and_the_known_hamlets(round):
    earlier = a_round_paper(a_round(round.plan))
    services.invite(
        earlier, actor=clerk_of(round), invited=[Invited(hamlet="Thôn Nam"), Invited(hamlet="Thôn Bắc")]
    )

    paper = services.invite_from_plan(drafted(round, "invitation"), actor=clerk_of(round))

    assert [row.addressed for row in paper.invitees.all()] == [
        "Hội Phụ nữ xã",
        "Thôn Bắc (05 đại biểu)",
        "Thôn Nam (05 đại biểu)",
    ]
    with pytest.raises(StepRefused, match="không ghi thêm"):
        services.invite_from_plan(paper, actor=clerk_of(round))


def test_an_invitation_that_replaces_another_invites_the_same_people(round):
    paper = services.invite(
        drafted(round, "invitation"),
        actor=clerk_of(round),
        invited=[Invited(name="Ông A"), Invited(hamlet="Thôn Nam")],
    )
    issued(paper)
    moved(round)

    new = drafted(round, "invitation")

    assert [row.addressed for row in new.invitees.all()] == ["Ông A", "Thôn Nam (01 đại biểu)"]


def test_a_list_opened_before_another_saved_it_is_not_overwritten(round):
    paper = drafted(round, "invitation")
    services.invite(paper, actor=clerk_of(round), invited=[Invited(name="Ông A")], version=1)

    with pytest.raises(StepRefused, match="Người khác vừa sửa"):
        services.invite(paper, actor=clerk_of(round), invited=[Invited(name="Ông B")], version=1)

    assert [row.name for row in paper.invitees.all()] == ["Ông A"]


SECOND = {
    "second_signature_text": "TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH",
    "second_signer_name": "Hoàng Thị Lành",
}


@pytest.mark.parametrize("kind", ["notice", "invitation"])
def test_a_notice_and_an_invitation_may_be_signed_together_with_another_body(round, kind, client):
    paper = drafted(round, kind)
    client.force_login(clerk_of(round))
    box = client.get(paper.step_url("edit")).context["form"]
    client.post(paper.step_url("edit"), box.initial | SECOND)
    paper.refresh_from_db()
    if kind == "invitation":
        services.invite(paper, actor=clerk_of(round), invited=[Invited("Nguyễn Văn Hai")])

    paper = issued(paper)

    signature = as_issued(paper_of(paper)).secretary
    assert signature == Signature(("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"), "Hoàng Thị Lành")
    assert "Hoàng Thị Lành" in printed.text(paper.document.pdf)
    again = services.draft(round, kind=kind, actor=clerk_of(round), today=localdate(), replacing=paper)
    assert again.second_signer_name == "Hoàng Thị Lành"


def test_an_invitation_names_the_partners_of_the_plan(round):
    section = Section.objects.create(plan=round.plan, position=9, kind="other", level=1, heading="Tổ chức")
    for position, text in enumerate(
        [
            "Đại diện Thường trực HĐND xã đồng chủ trì hội nghị.",
            "Phối hợp với Ủy ban MTTQ Việt Nam xã tổ chức hội nghị.",
        ],
        1,
    ):
        Item.objects.create(section=section, position=position, marker="-", text=text)

    text = words_of(drafted(round, "invitation"))

    assert "Đồng chủ trì: Đại diện Thường trực HĐND xã." in text
    assert "Phối hợp tổ chức: Ủy ban MTTQ Việt Nam xã." in text
