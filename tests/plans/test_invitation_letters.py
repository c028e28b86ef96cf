"""Invitations by e-mail: one letter each, once, with the address of one's own letter and nobody else's."""

import io
from datetime import timedelta

import pikepdf
import pytest
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import Validity
from dialogue_portal.documents.one_letter import NotApart, one_letter
from dialogue_portal.documents.pages import pages_of
from dialogue_portal.documents.rendering import print_of
from dialogue_portal.documents.services import change_status
from dialogue_portal.notices.models import BouncedAddress, OutgoingMail
from dialogue_portal.records.flow import StepRefused
from plans.models import Invitee, RoundPaper
from plans.roundpapers import services
from plans.roundpapers.documents import paper_of
from plans.roundpapers.invitees import Invited, read_lines, written
from plans.roundpapers.notices import InvitationSent
from tests.build import a_member, a_round
from tests.documents import printed

pytestmark = pytest.mark.django_db

INVITED = [
    Invited(name="Ông Tạ Văn Khách", office="Trưởng thôn", hamlet="Thôn Đông", email="khach@vi-du.example"),
    Invited(hamlet="Thôn Nam", people=2),
    Invited(name="Bà Lò Thị Mời", email="moi@vi-du.example"),
]


@pytest.fixture
def clerk():
    return a_member(a_round().authority, Role.CLERK)


@pytest.fixture
def paper(clerk):
    """Issued invitations to two people with an address and to a hamlet without one."""
    from plans.models import Round

    round = Round.objects.get()
    draft = services.draft(round, kind="invitation", actor=clerk, today=localdate())
    services.invite(draft, actor=clerk, invited=INVITED)
    services.submit(draft, actor=clerk)
    return services.issue(draft, actor=a_member(round.authority, Role.CHAIR))


def sent():
    letters = OutgoingMail.objects.filter(subject__startswith="Giấy mời dự").order_by("pk")
    return [(mail.to, mail.subject.split(" thứ")[0]) for mail in letters]


def test_an_address_is_a_column_of_the_list():
    lines = "Ông A; Trưởng thôn; Thôn Đông; a@vi-du.example\nThôn Nam; 2; nam@vi-du.example\nÔng B; b@"

    found = read_lines(lines)

    assert [(one.addressed, one.email) for one in found.invited] == [
        ("Ông A, Trưởng thôn, Thôn Đông", "a@vi-du.example"),
        ("Thôn Nam (02 đại biểu)", "nam@vi-du.example"),
    ]
    assert found.errors == ["Dòng 3: «b@» không phải địa chỉ thư điện tử. Xin ghi như vanphong@vidu.gov.vn."]
    assert read_lines(written(found.invited)).invited == found.invited


def test_letters_stand_in_the_order_of_the_list(paper):
    with pikepdf.open(io.BytesIO(paper.document.pdf)) as pdf, pdf.open_outline() as outline:
        assert [one.title for one in outline.root] == [one.addressed for one in INVITED]


def test_whoever_has_an_address_gets_one_letter_however_often_the_button_is_pressed(paper, clerk):
    services.send_letters(paper, actor=clerk)
    with pytest.raises(StepRefused, match="đã được gửi"):
        services.send_letters(paper, actor=clerk)

    subject = "Giấy mời dự hội nghị đối thoại"
    assert sent() == [("khach@vi-du.example", subject), ("moi@vi-du.example", subject)]


def test_the_page_counts_before_and_tells_afterwards_what_became_of_each(paper, clerk, client):
    client.force_login(clerk)
    before = client.get(paper.get_absolute_url()).text
    asked = client.get(paper.step_url("send_letters")).text
    client.post(paper.step_url("send_letters"))
    OutgoingMail.objects.get(to="khach@vi-du.example").record_sent()
    BouncedAddress.objects.record_bounce("moi@vi-du.example", "5.1.1")

    after = client.get(paper.get_absolute_url()).text

    assert "chưa gửi thư" in before and paper.step_url("send_letters") in before
    assert "Gửi đến 2 người có địa chỉ" in asked
    shown = " ".join(after.split())
    assert "khach@vi-du.example: đã gửi" in shown
    assert "moi@vi-du.example: bị từ chối" in shown
    assert paper.step_url("send_letters") not in after


def test_the_letter_leads_to_ones_own_page_and_holds_nothing_of_the_others(paper, clerk, client):
    services.send_letters(paper, actor=clerk)
    guest = Invitee.objects.get(name="Bà Lò Thị Mời")

    response = client.get(guest.get_absolute_url())

    mail = OutgoingMail.objects.get(to=guest.email)
    assert guest.get_absolute_url() in mail.body
    text = printed.text(response.content)
    assert "Bà Lò Thị Mời" in text and "Số: 01/GM-UBND" in text
    assert not {"Khách", "Nam"} & set(text.split())
    with pikepdf.open(io.BytesIO(response.content)) as pdf:
        pages = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Page"
        ]
        assert (len(pdf.pages), len(pages), str(pdf.Root.Lang)) == (1, 1, "vi")
    assert "H1" in printed.poppler("pdfinfo", "-struct", pdf=response.content)


def test_nobody_without_the_address_reads_a_letter(paper, client):
    guest = Invitee.objects.get(hamlet="Thôn Nam")

    addresses = [f"/{paper.authority.slug}/giay-moi/{code}/" for code in ("SAI", guest.code or "-")]

    assert [client.get(address).status_code for address in addresses] == [404, 404]


def test_a_letter_of_a_withdrawn_invitation_says_so(paper, clerk, client):
    services.send_letters(paper, actor=clerk)
    change_status(paper.document, kind=Validity.WITHDRAWN, actor=clerk, today=localdate(), reason="Bão.")

    response = client.get(Invitee.objects.exclude(code="").first().get_absolute_url())

    assert (response.status_code, "không còn hiệu lực" in response.text) == (410, True)


def test_nothing_is_sent_after_the_day_of_the_round(paper, clerk):
    with pytest.raises(StepRefused, match="đã qua"):
        services.send_letters(paper, actor=clerk, today=paper.round.held_on + timedelta(days=1))


def test_what_became_of_a_letter_is_found_by_the_invitee(paper, clerk):
    services.send_letters(paper, actor=clerk)

    found = InvitationSent.deliveries(RoundPaper.objects.get())

    assert {pk: mail.to for pk, mail in found.items()} == {
        one.pk: one.email for one in Invitee.objects.exclude(email="")
    }


def test_the_address_of_a_refused_letter_is_mended_after_issue_and_written_to_anew(paper, clerk, client):
    services.send_letters(paper, actor=clerk)
    refused = Invitee.objects.get(name="Bà Lò Thị Mời")
    BouncedAddress.objects.create(address=refused.email)
    client.force_login(clerk)
    mend = paper.step_url("mend_addresses")
    hamlet = Invitee.objects.get(hamlet="Thôn Nam")

    form = client.get(mend).context["form"]
    wrong = client.post(mend, {str(refused.pk): "moi@"})
    client.post(mend, {str(refused.pk): "lo.moi@vi-du.example", str(hamlet.pk): ""})
    client.post(paper.step_url("send_letters"))

    assert list(form.fields) == [str(hamlet.pk), str(refused.pk)]
    assert "bị từ chối" in form.fields[str(refused.pk)].help_text
    assert wrong.status_code == 422
    assert [to for to, _ in sent()] == ["khach@vi-du.example", "moi@vi-du.example", "lo.moi@vi-du.example"]
    assert InvitationSent.deliveries(paper)[refused.pk].to == "lo.moi@vi-du.example"
    assert client.get(refused.get_absolute_url()).status_code == 404
    assert client.get(Invitee.objects.get(pk=refused.pk).get_absolute_url()).status_code == 200


@pytest.mark.parametrize("missing", [("/Outlines",), ("/Outlines", "/StructTreeRoot", "/MarkInfo")])
def test_a_print_of_before_there_were_bookmarks_is_cut_by_the_heads_of_its_letters(paper, missing):
    with pikepdf.open(io.BytesIO(paper.document.pdf)) as whole:
        for name in missing:
            del whole.Root[name]
        file = io.BytesIO()
        whole.save(file)

    letters = [printed.text(one_letter(file.getvalue(), place, 3)) for place in range(3)]

    names = ("Tạ Văn Khách", "Thôn Nam", "Lò Thị Mời")
    assert [[name in text for name in names] for text in letters] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]


def test_a_draft_shows_the_first_letters_of_many(clerk):
    from plans.models import Round

    draft = services.draft(Round.objects.get(), kind="invitation", actor=clerk, today=localdate())
    services.invite(draft, actor=clerk, invited=[Invited(f"Người thứ {number}") for number in range(1, 46)])

    text = printed.text(print_of(paper_of(draft)))

    assert "Người thứ 20." in text and "Người thứ 21." not in text
    assert pages_of(paper_of(draft)).count == 20


def test_a_print_without_bookmarks_and_heads_is_not_cut():
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.add_blank_page()
        file = io.BytesIO()
        pdf.save(file)

    with pytest.raises(NotApart):
        one_letter(file.getvalue(), 0, 2)
