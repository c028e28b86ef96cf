"""Công văn đính chính: written from the paper's page, signed and numbered like any paper, linked both ways."""

import io

import pytest
from django.urls import reverse
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.corrections import services
from dialogue_portal.documents.corrections.before_signing import findings_of_correction
from dialogue_portal.documents.models import Correction
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.flow import StepRefused
from plans import services as plans
from plans.states import PlanState
from tests import build
from tests.documents import printed

pytestmark = pytest.mark.django_db

WORDS = {
    "wrong": "Nhà văn hóa thôn Đôg\nHội trườg",
    "right": "Nhà văn hóa thôn Đông\nHội trường",
    "addressees": "Các thôn, tổ dân phố\nĐảng ủy xã",
}


@pytest.fixture
def paper(commune):
    return build.a_plan(commune, PlanState.ISSUED).document


def issued(paper):
    clerk = build.a_member(paper.authority, Role.CLERK)
    letter = services.submit(services.draft(paper, actor=clerk, **WORDS), actor=clerk)
    return services.issue(letter, actor=build.a_member(paper.authority, Role.CHAIR))


def page_of(client, document):
    return client.get(document.proof.address.removeprefix("http://localhost:8000")).text


def test_the_office_writes_it_from_the_page_of_the_paper(as_a, commune, paper):
    client = as_a(Role.CLERK, commune)
    url = reverse("documents:correction_write", args=[commune.slug, paper.pk])

    assert url in client.get(reverse("documents:paper", args=[commune.slug, paper.pk])).text
    answer = client.post(url, WORDS)

    letter = Correction.objects.get()
    assert (answer.url, letter.corrects, letter.state) == (letter.get_absolute_url(), paper, "draft")
    text = client.get(letter.get_absolute_url()).text
    assert "Đã in là: «Hội trườg». Nay đính chính là: «Hội trường»." in text


def test_the_form_begins_with_whoever_got_the_paper(commune):
    recipients = "Thường trực Đảng ủy;\nCác thôn;\nLưu: VT."
    document = build.a_plan(commune, PlanState.ISSUED).document
    document.recipients = recipients

    assert services.usual_addressees(document) == "Thường trực Đảng ủy\nCác thôn"


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"right": "Chỉ một dòng"}, "right"),
        ({"right": WORDS["wrong"]}, "right"),
        ({"addressees": ""}, "addressees"),
    ],
)
def test_each_wrong_place_has_its_right_words(as_a, commune, paper, words, field):
    url = reverse("documents:correction_write", args=[commune.slug, paper.pk])

    page = as_a(Role.CLERK, commune).post(url, WORDS | words)

    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
    assert not Correction.objects.exists()


@pytest.mark.parametrize(("role", "status"), [(Role.CLERK, 200), (Role.CHAIR, 403), (Role.OFFICER, 404)])
def test_only_the_office_writes_it(as_a, commune, paper, role, status):
    url = reverse("documents:correction_write", args=[commune.slug, paper.pk])

    assert as_a(role, commune).get(url).status_code == status


def test_it_is_printed_as_an_official_letter(paper):
    letter = issued(paper)

    text = printed.text(letter.document.pdf)
    assert letter.document.symbol_text == "01/UBND-VP"
    for words in ("Số: 01/UBND-VP", "V/v đính chính Kế hoạch số", "Kính gửi:", "- Đảng ủy xã.", "CHỦ TỊCH"):
        assert words in text
    assert "CÔNG VĂN" not in text


def test_its_word_copy_has_the_same_form(as_a, commune, paper):
    letter = issued(paper)

    word = as_a(Role.CLERK, commune).get(letter.get_word_url()).content

    nodes = Document(io.BytesIO(word)).element.body.iter(qn("w:p"))
    lines = [Paragraph(node, None).text.replace("\u00a0", " ") for node in nodes]
    assert [line for line in lines if line.startswith(("V/v", "Kính gửi", "- Đảng ủy"))] == [
        f"V/v {letter.document.about}".replace("\u00a0", " "),
        "Kính gửi:",
        "- Đảng ủy xã.",
    ]


def test_both_papers_name_each_other(client, paper):
    letter = issued(paper)

    assert (paper.validity, paper.last_change.by_document) == ("corrected", letter.document)
    assert letter.document.symbol_text in page_of(client, paper)
    assert "«Hội trườg» đính chính là «Hội trường»." in page_of(client, paper)
    assert f'đính chính <a href="/van-ban/{paper.code}/">văn bản số {paper}</a>' in page_of(
        client, letter.document
    )


def test_a_correction_of_a_public_paper_is_public(client, paper):
    letter = issued(paper)

    answer = client.get(reverse("documents:verified_file", args=[letter.document.code]))

    assert answer.content == letter.document.pdf


def test_two_presses_are_one_draft(paper):
    clerk = build.a_member(paper.authority, Role.CLERK)

    assert services.draft(paper, actor=clerk, **WORDS) == services.draft(paper, actor=clerk, **WORDS)


def test_a_paper_out_of_force_is_not_corrected(paper):
    clerk = build.a_member(paper.authority, Role.CLERK)
    letter = services.submit(services.draft(paper, actor=clerk, **WORDS), actor=clerk)
    paper.status_changes.create(kind="withdrawn", on=letter.corrects.issued_on)

    with pytest.raises(StepRefused, match="không còn hiệu lực"):
        services.issue(letter, actor=build.a_member(paper.authority, Role.CHAIR))


def test_signers_and_office_get_letters_and_find_it_at_the_desk(client, commune, paper):
    chair, clerk = build.a_member(commune, Role.CHAIR), build.a_member(commune, Role.CLERK)
    letter = services.submit(services.draft(paper, actor=clerk, **WORDS), actor=clerk)

    client.force_login(chair)
    assert "Công văn đính chính chờ ký" in client.get(f"/{commune.slug}/viec/").text
    services.issue(letter, actor=chair)

    told = OutgoingMail.objects.filter(to__in=[chair.email, clerk.email]).order_by("pk")
    assert [one.to for one in told] == [chair.email, clerk.email]


def test_words_that_the_paper_does_not_have_are_shown_before_the_letter_is_signed(commune):
    plan = build.a_plan(commune, PlanState.SUBMITTED)
    build.a_round(plan)
    plan = plans.issue(plan, actor=build.a_member(commune, Role.CHAIR))
    wrong = f"{plan.sections.get().items.get().text}\nChữ không có ở đâu"

    findings = findings_of_correction(build.a_correction(plan.document, wrong=wrong, right="Một\nHai"))

    assert [("Chữ không có ở đâu" in one.words) for one in findings] == [True]
