"""The office uploads the signed copy of a paper: it is stored beside the PDF, for whoever may read the paper."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import PaperType, SignedCopy
from plans.states import PlanState
from tests import build

pytestmark = pytest.mark.django_db
SCAN = b"%PDF-1.5 anh quet"
DIGITAL = b"%PDF-1.7 << /Type /Sig /ByteRange [0 1 2 3] >>"


@pytest.fixture
def document(commune):
    return build.a_plan(commune, PlanState.ISSUED).document


def send(client, document, content, name="da-ky.pdf"):
    url = reverse("documents:take_signed_copy", args=[document.authority.slug, document.pk])
    return client.post(url, {"file": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize(("content", "digital"), [(SCAN, False), (DIGITAL, True)])
def test_a_scan_or_a_signed_file_is_kept_with_what_it_is(as_a, commune, document, content, digital):
    send(as_a(Role.CLERK, commune), document, content)

    copy = document.signed_copy
    assert (copy.pdf, copy.is_digital) == (content, digital)


def test_the_same_file_twice_is_one_copy_and_another_is_a_newer_one(as_a, commune, document):
    client = as_a(Role.CLERK, commune)

    for content in (SCAN, SCAN, DIGITAL):
        send(client, document, content)

    assert (SignedCopy.objects.count(), document.signed_copy.pdf) == (2, DIGITAL)


def test_everybody_is_offered_the_signed_copy_of_a_public_paper(as_a, client, commune, document):
    send(as_a(Role.CLERK, commune), document, SCAN)
    client.logout()

    page = client.get(reverse("documents:verified", args=[document.code])).text
    file = client.get(reverse("documents:verified_signed", args=[document.code]))

    assert ("Tải bản đã ký" in page, file.content) == (True, SCAN)


def test_the_signed_copy_of_a_paper_that_is_not_public_is_for_staff_only(as_a, client, commune):
    hidden = build.a_paper(
        commune, build.a_round(build.a_plan(commune)), build.a_member(commune, Role.CHAIR), PaperType.MINUTES
    )
    office = as_a(Role.CLERK, commune)
    send(office, hidden, SCAN)

    inside = office.get(reverse("documents:signed_file", args=[commune.slug, hidden.pk]))
    office.logout()
    outside = client.get(reverse("documents:verified_signed", args=[hidden.code]))

    assert (inside.content, outside.status_code) == (SCAN, 404)


def test_a_signed_copy_is_known_when_files_are_compared(as_a, client, commune, document):
    send(as_a(Role.CLERK, commune), document, SCAN)

    page = client.post(reverse("documents:compare"), {"file": SimpleUploadedFile("a.pdf", SCAN)})

    assert page.context["document"] == document


def test_files_that_are_not_the_signed_paper_are_refused_with_the_reason(as_a, commune, document):
    client = as_a(Role.CLERK, commune)
    other = build.a_plan(commune, PlanState.ISSUED).document
    send(client, other, b"%PDF-1.4 cua van ban khac")
    wrong = [b"chu thuong", b"%PDF-1.4 /Encrypt 5 0 R", b"%PDF-1.4 cua van ban khac", b""]

    pages = [send(client, document, content) for content in wrong]

    assert [(page.status_code, list(page.context["form"].errors)) for page in pages] == [(422, ["file"])] * 4
    assert document.signed_copies.count() == 0


def test_a_leader_reads_the_page_of_a_paper_but_uploads_nothing(as_a, commune, document):
    client = as_a(Role.CHAIR, commune)

    page = client.get(reverse("documents:paper", args=[commune.slug, document.pk]))
    sent = send(client, document, SCAN)

    assert (page.context["form"], sent.status_code, SignedCopy.objects.count()) == (None, 403, 0)
