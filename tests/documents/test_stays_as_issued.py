"""What was issued stays as it was: print, Word copy, pages; also after the signer left and the commune was renamed."""

import io
import json
from datetime import date, time, timedelta

import pytest
from django.conf import settings
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from dialogue_portal.accounts.models import SigningRight
from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.migrations._prints import told_by
from dialogue_portal.documents.models import IssuedDocument, PrintedText
from dialogue_portal.documents.printed import IssuedPaper, printed_words
from plans import services as plans
from plans.models import RoundPaper
from plans.roundpapers import services as papers
from plans.rounds.services import move_round
from plans.states import PlanState
from tests import build
from tests.documents.samples import a_plan_paper, an_outline

pytestmark = pytest.mark.django_db

TODAY, DAY = date(2027, 3, 1), date(2027, 6, 11)


@pytest.fixture
def chair(commune):
    return build.a_member(commune, Role.CHAIR, full_name="Lê Thị Hòa")


@pytest.fixture
def vice(commune):
    person = build.a_member(commune, Role.VICE_CHAIR, full_name="Trần Văn Bình")
    SigningRight.objects.create(
        authority=commune, user=person, manner="KT", office="Phó Chủ tịch", type_codes="TB, GM"
    )
    return person


@pytest.fixture
def plan(commune, chair):
    plan = build.a_plan(commune, PlanState.SUBMITTED, year=2027)
    build.a_round(plan, DAY, ends_at=time(11, 30))
    return plans.issue(plan, actor=chair, today=TODAY)


def issued(round, kind, signer):
    clerk = build.a_member(round.authority, Role.CLERK)
    paper = papers.draft(round, kind=kind, actor=clerk, today=TODAY)
    if kind == "invitation":
        paper = papers.invite(
            paper,
            actor=clerk,
            today=TODAY,
            invited=[papers.Invited(name="Ông Tạ Văn Khách"), papers.Invited(hamlet="Thôn Đông", people=3)],
        )
    paper = papers.submit(paper, actor=clerk, today=TODAY)
    return papers.issue(paper, actor=signer, today=TODAY)


@pytest.fixture
def rows(plan, vice):
    round = plan.rounds.get()
    return [plan, issued(round, "notice", vice), issued(round, "invitation", vice)]


def words_of(word):
    """All lines of a Word file in their order: of its text with its tables, and of the foot of its pages."""
    document = Document(io.BytesIO(word))
    body = [Paragraph(node, None).text for node in document.element.body.iter(qn("w:p"))]
    feet = [
        paragraph.text.replace("\u00a0", " ")
        for section in document.sections
        for foot in (section.footer, section.first_page_footer)
        for paragraph in foot.paragraphs
    ]
    return tuple([line.replace("\u00a0", " ") for line in lines] for lines in (body, feet))


def files_of(client, row):
    return client.get(row.get_print_url()).content, words_of(client.get(row.get_word_url()).content)


def leave(person):
    person.memberships.all().delete()
    SigningRight.objects.filter(user=person).delete()
    person.is_active = False
    person.full_name = "Họ tên đã đổi"
    person.save()


def rename(commune):
    commune.kind, commune.place, commune.province = "phường", "Đông Sơn", "tỉnh Giang Hòa"
    commune.save()


def test_print_and_word_copy_stay_when_the_signers_left_and_the_commune_has_another_name(
    as_a, commune, chair, vice, rows
):
    client = as_a(Role.CLERK, commune)
    before = [files_of(client, row) for row in rows]

    leave(chair)
    leave(vice)
    rename(commune)

    assert [files_of(client, row) for row in rows] == before
    lines = before[1][1][0]
    assert [line for line in lines if "CHỦ TỊCH" in line] == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert "XÃ TÂN HÒA" in lines


def test_the_pages_of_an_issued_paper_name_who_issued_it(client, commune, rows):
    rename(commune)

    for row in rows:
        # The foot of the page is that of every page of the authority today.
        page, _ = client.get(row.document.proof.address.removeprefix(settings.BASE_URL)).text.split("<footer")
        assert "Ủy ban nhân dân xã Tân Hòa" in page
        assert f'(nay là <a href="{commune.get_absolute_url()}">Ủy ban nhân dân phường Đông Sơn</a>)' in page
        assert "tỉnh Giang Hòa" not in page


def test_the_page_of_a_notice_says_what_it_announced_after_the_round_moved(client, rows):
    plan, notice, _ = rows
    announced = client.get(notice.get_absolute_url()).context["blocks"]

    move_round(
        plan.rounds.get(),
        actor=build.a_member(plan.authority, Role.CLERK),
        today=TODAY,
        held_on=DAY + timedelta(days=7),
        starts_at=time(8, 0),
        place="Nhà văn hóa",
    )

    page = client.get(notice.get_absolute_url())
    assert page.context["about"] == notice.document.about
    assert page.context["blocks"] == announced
    assert "Nhà văn hóa" not in "".join(block.text for block in page.context["blocks"])
    assert "Hội trường UBND xã" in page.text
    assert "đợt đối thoại đã đổi lịch: nay là" in page.text


def test_a_word_copy_says_that_it_has_the_words_as_issued(as_a, commune, rows):
    client = as_a(Role.CLERK, commune)

    for row in rows:
        word = client.get(row.get_word_url()).content
        _, feet = words_of(word)
        sentence = f"Bản Word theo đúng lời văn đã ban hành của văn bản số {row.document}"
        assert [line for line in feet if sentence in line]
        assert sentence in Document(io.BytesIO(word)).core_properties.comments
        assert sentence in client.get(row.get_absolute_url()).text


def test_a_word_copy_made_from_the_rows_of_today_says_so(as_a, commune, vice, rows):
    """An older paper, of which only the print is stored."""
    PrintedText.objects.all()._raw_delete("default")
    leave(vice)
    notice = RoundPaper.objects.get(pk=rows[1].pk)
    client = as_a(Role.CLERK, commune)

    body, feet = words_of(client.get(notice.get_word_url()).content)

    sentence = "Bản Word lập lại từ số liệu hiện nay của cổng"
    assert [line for line in feet if sentence in line]
    assert sentence in client.get(notice.get_absolute_url()).text
    # Who signed is known, in whose name is not: nothing is invented.
    assert "Trần Văn Bình" in body
    assert not [line for line in body if "CHỦ TỊCH" in line]


def test_an_older_print_tells_who_issued_it_from_where_and_in_whose_name(rows):
    told = [told_by(row.document.pdf, row.document.signer_name) for row in rows]

    names = ("issuer", "heading_lines", "place", "signature")
    assert told == [{name: row.document.printed_words[name] for name in names} for row in rows]


def test_a_print_that_names_another_signer_tells_nothing_of_the_signature(rows):
    assert "signature" not in told_by(rows[0].document.pdf, "Một người khác")


def test_tables_and_footnotes_of_an_annex_are_kept(commune):
    lines = (
        "PHỤ LỤC",
        "DANH SÁCH",
        "STT | Thôn | Số người",
        "1 | Thôn Đông¹ | 30",
        "2 | Thôn Đoài | 25",
        "¹ Kể cả xóm mới",
    )
    live = a_plan_paper(an_outline(annex=lines))
    live.subject.document = None
    document = IssuedDocument(symbol_text="01/KH-UBND", issued_on=TODAY, authority=commune)
    document.printed_text = PrintedText(
        content=json.loads(json.dumps(printed_words(live, number=1, issued_on=TODAY)))
    )

    kept = IssuedPaper(document, live)

    assert [line.table for annex in kept.annexes() for line in annex if line.table]
    assert (kept.annexes(), kept.copies()) == (live.annexes(), live.copies())
