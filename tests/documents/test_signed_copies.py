"""The office takes the signed copy of a paper in, compares it with the print, confirms it, and may take it back."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import (
    CopyDecision,
    IssuedDocument,
    IssuedFile,
    PaperType,
    SignedCopy,
    SignedFile,
)
from dialogue_portal.documents.signedcopies import services
from dialogue_portal.records.models import Record
from plans.models import Plan
from plans.states import PlanState
from tests import build
from tests.documents import scanned
from tests.documents.signing_key import signed

pytestmark = pytest.mark.django_db


def with_print(document, paragraphs=2, **printed):
    """The paper with a real print in place of its few bytes, read anew."""
    content = scanned.a_print(document.code, paragraphs, **printed)
    IssuedFile.objects.filter(document=document).update(content=content)
    return found(document)


@pytest.fixture
def document(commune):
    return with_print(build.a_plan(commune, PlanState.ISSUED).document)


def a_scan(document):
    return scanned.as_scan([scanned.drawn(document.pdf, dots_per_inch=130)])


def send(client, document, *files, name="da-ky.pdf"):
    url = reverse("documents:take_signed_copy", args=[document.authority.slug, document.pk])
    return client.post(url, {"file": [SimpleUploadedFile(name, content) for content in files]})


def decide(client, copy, step, **fields):
    args = [copy.document.authority.slug, copy.document.pk, copy.pk]
    return client.post(reverse("documents:signed_copy", args=args), {"step": step, **fields})


def found(document):
    return IssuedDocument.objects.get(pk=document.pk)


def test_a_scan_is_filed_by_its_code_and_public_only_once_it_is_confirmed(as_a, client, commune, document):
    office = as_a(Role.CLERK, commune)
    public = reverse("documents:verified_signed", args=[document.code])

    send(office, document, a_scan(document))
    copy = SignedCopy.objects.get()
    before = (found(document).signed_copy, client.get(public).status_code)
    decide(office, copy, "confirm")
    client.logout()
    page = client.get(reverse("documents:verified", args=[document.code])).text

    assert (copy.filed_by, copy.is_digital, copy.pages, before) == ("code", False, 1, (None, 404))
    assert ("Tải bản đã ký" in page, client.get(public).content) == (True, copy.pdf)


def test_a_copy_is_taken_back_with_a_reason_and_the_print_stands_alone_again(as_a, commune, document):
    office = as_a(Role.CLERK, commune)
    send(office, document, a_scan(document))
    copy = SignedCopy.objects.get()
    decide(office, copy, "confirm")

    without = decide(office, copy, "take_back", reason=" ")
    decide(office, copy, "take_back", reason="Thiếu trang hai.")

    page = office.get(reverse("documents:verified", args=[document.code])).text
    steps = list(Record.objects.about(document).values_list("step", "note"))
    assert (without.status_code, found(document).signed_copy, "Tải bản đã ký" in page) == (422, None, False)
    assert [(decision.kind, decision.reason) for decision in CopyDecision.objects.all()] == [
        ("confirmed", ""),
        ("taken_back", "Thiếu trang hai."),
    ]
    assert ("copy_taken_back", "Thiếu trang hai.") in steps


def test_another_papers_scan_is_refused_with_its_name_and_a_link(as_a, commune, document):
    other = with_print(build.a_plan(commune, PlanState.ISSUED).document)

    page = send(as_a(Role.CLERK, commune), document, a_scan(other))

    assert (page.status_code, SignedCopy.objects.count()) == (422, 0)
    error = str(page.context["form"].errors["file"])
    assert other.symbol_text in error
    assert reverse("documents:paper", args=[commune.slug, other.pk]) in error


@pytest.mark.parametrize("whose", ["another authority", "nobody"])
def test_a_scan_with_a_foreign_code_is_refused(as_a, commune, document, whose):
    foreign = build.a_plan(build.a_commune(), PlanState.ISSUED).document
    foreign.code = foreign.code if whose == "another authority" else "ABCDEFGH2345"
    content = scanned.as_scan([scanned.drawn(scanned.a_print(foreign.code, 2), dots_per_inch=130)])

    page = send(as_a(Role.CLERK, commune), document, content)

    words = foreign.symbol_text if whose == "another authority" else "không phải văn bản do cổng này"
    assert (page.status_code, SignedCopy.objects.count()) == (422, 0)
    assert words in str(page.context["form"].errors["file"])


def test_a_file_without_a_readable_code_is_left_to_the_eye(as_a, commune, document):
    page = scanned.drawn(document.pdf, dots_per_inch=100)
    head = scanned.as_scan([page.crop((0, 0, page.width, page.height // 3))])

    send(as_a(Role.CLERK, commune), document, head)

    assert SignedCopy.objects.get().filed_by == "hand"


def test_the_print_of_the_portal_and_what_is_no_scan_are_refused_beside_the_field(as_a, commune, document):
    client = as_a(Role.CLERK, commune)
    wrong = [b"%PDF-1.7 <html>/Type /Sig /ByteRange [0 1 2 3]", b"chu thuong", b""]

    pages = [send(client, document, content) for content in wrong]

    assert [(page.status_code, list(page.context["form"].errors)) for page in pages] == [(422, ["file"])] * 3
    assert SignedCopy.objects.count() == 0


def test_the_same_file_twice_is_one_copy(as_a, commune, document):
    office, scan = as_a(Role.CLERK, commune), a_scan(document)

    for _ in range(2):
        send(office, document, scan)

    assert SignedCopy.objects.count() == 1


def test_number_and_date_in_the_text_of_a_signed_file_are_compared_with_ours(as_a, commune, document):
    content = signed(scanned.a_print(document.code, 2, number=99, issued_on=date(2025, 1, 2)))
    office = as_a(Role.CLERK, commune)

    send(office, document, content)

    copy = SignedCopy.objects.get()
    page = office.get(reverse("documents:signed_copy", args=[commune.slug, document.pk, copy.pk]))
    words = [(finding.words, finding.fits) for finding in page.context["findings"]]
    assert (copy.is_digital, copy.pdf) == (True, content)
    assert (f"Số trên tệp là 99/KH-UBND, ở cổng là {document.symbol_text}.", False) in words
    assert any(text.startswith("Ngày trên tệp là 02/01/2025") and fits is False for text, fits in words)
    assert any("không kiểm tra chứng thư số" in text for text, _ in words)


def test_photos_of_one_paper_become_one_file_whose_pages_can_be_put_in_order(as_a, commune, document):
    first, second, *_ = scanned.pages_of(with_print(document, 14).pdf, 130)
    office = as_a(Role.CLERK, commune)
    send(office, document, scanned.as_jpeg(second), scanned.as_jpeg(first), name="anh.jpg")
    wrong = SignedCopy.objects.get()
    url = reverse("documents:reorder_copy", args=[commune.slug, document.pk, wrong.pk])

    twice = office.post(url, {"page_1": 1, "page_2": 1})
    office.post(url, {"page_1": 2, "page_2": 1})

    right = SignedCopy.objects.exclude(pk=wrong.pk).get()
    assert (twice.status_code, wrong.pages, right.pages, right.filed_by) == (422, 2, 2, "code")
    assert [wrong.last_decision.kind, right.is_waiting] == ["turned_down", True]
    assert darkness(right) == darkness(wrong)[::-1]


def darkness(copy):
    return [page.convert("L").resize((1, 1)).getpixel((0, 0)) for page in scanned.pages_of(copy.pdf, 40)]


def test_the_signed_copy_of_a_paper_that_is_not_public_is_for_staff_only(as_a, client, commune):
    hidden = build.a_paper(
        commune, build.a_round(build.a_plan(commune)), build.a_member(commune, Role.CHAIR), PaperType.MINUTES
    )
    hidden = with_print(hidden)
    office = as_a(Role.CLERK, commune)
    send(office, hidden, a_scan(hidden))
    decide(office, SignedCopy.objects.get(), "confirm")

    inside = office.get(reverse("documents:signed_file", args=[commune.slug, hidden.pk]))
    office.logout()
    outside = client.get(reverse("documents:verified_signed", args=[hidden.code]))

    assert (inside.status_code, outside.status_code) == (200, 404)


def test_a_confirmed_copy_is_known_when_files_are_compared_and_one_that_waits_is_not(
    as_a, client, commune, document
):
    office = as_a(Role.CLERK, commune)
    send(office, document, a_scan(document))
    copy = SignedCopy.objects.get()

    def compared():
        file = SimpleUploadedFile("a.pdf", copy.pdf)
        return client.post(reverse("documents:compare"), {"file": file}).context["document"]

    before = compared()
    decide(office, copy, "confirm")

    assert (before, compared()) == (None, document)


def test_a_leader_reads_the_pages_but_takes_and_decides_nothing(as_a, commune, document):
    send(as_a(Role.CLERK, commune), document, a_scan(document))
    copy, client = SignedCopy.objects.get(), as_a(Role.CHAIR, commune)

    page = client.get(reverse("documents:paper", args=[commune.slug, document.pk]))
    shown = client.get(reverse("documents:signed_copy", args=[commune.slug, document.pk, copy.pk]))

    assert (page.context["form"], shown.context["form"]) == (None, None)
    assert [send(client, document, b"x").status_code, decide(client, copy, "confirm").status_code] == [
        403,
        403,
    ]


def test_pages_of_print_and_copy_are_shown_side_by_side_to_the_desk_only(as_a, client, commune, document):
    office = as_a(Role.CLERK, commune)
    send(office, document, a_scan(document))
    copy = SignedCopy.objects.get()
    args = [commune.slug, document.pk]
    printed = reverse("documents:print_picture", args=[*args, 1])
    copied = reverse("documents:copy_picture", args=[*args, copy.pk, 1])

    page = office.get(reverse("documents:signed_copy", args=[*args, copy.pk])).text

    assert (printed in page, copied in page) == (True, True)
    assert office.get(printed).content.startswith(b"\x89PNG")
    assert office.get(copied).content.startswith(b"\xff\xd8")
    assert office.get(reverse("documents:copy_picture", args=[*args, copy.pk, 2])).status_code == 404
    as_a(Role.CLERK, build.a_commune())
    assert [client.get(url).status_code for url in (printed, copied)] == [404, 404]


def test_a_copy_that_does_not_open_stays_kept_and_cannot_be_confirmed(as_a, commune, document):
    old = SignedCopy.objects.create(
        document=document, sha256="1" * 64, is_digital=True, added_by=build.a_member(commune, Role.CLERK)
    )
    SignedFile.objects.create(copy=old, content=b"%PDF-1.7 <html>")
    office = as_a(Role.CLERK, commune)

    services.check_older_copies()
    decide(office, old, "confirm")

    old = SignedCopy.objects.get(pk=old.pk)
    page = office.get(reverse("documents:signed_copy", args=[commune.slug, document.pk, old.pk])).text
    assert (old.pages, old.checked_at is None, old.is_waiting) == (None, False, True)
    assert "không mở được như một PDF" in page
    assert Plan.objects.filter(document=document).exists()


def test_copies_that_were_public_before_stay_so_where_they_open_and_others_wait_for_the_office(
    commune, document
):
    clerk = build.a_member(commune, Role.CLERK)
    contents = {"a": a_scan(document), "b": b"%PDF-1.7 << /Type /Sig /ByteRange [0 1 2 3] >>"}
    for name, content in contents.items():
        copy = SignedCopy.objects.create(document=document, sha256=name * 64, is_digital=True, added_by=clerk)
        SignedFile.objects.create(copy=copy, content=content)
    migration = import_module("dialogue_portal.documents.migrations.0009_scans_and_decisions")

    migration.keep_public_copies(apps, None)
    services.check_older_copies()

    old = {copy.sha256[0]: copy for copy in SignedCopy.objects.all()}
    assert [(old[name].is_confirmed, old[name].is_digital, old[name].pages) for name in "ab"] == [
        (True, False, 1),
        (False, False, None),
    ]
    assert found(document).signed_copy == old["a"]


def test_a_copy_that_waits_lies_on_the_work_page_of_the_office(as_a, commune, document):
    office = as_a(Role.CLERK, commune)
    url = reverse("desk:work", args=[commune.slug])
    before = office.get(url).text
    send(office, document, a_scan(document))

    page = office.get(url).text
    decide(office, SignedCopy.objects.get(), "confirm")

    words = "Bản đã ký phải so và xác nhận"
    assert (words in before, words in page, words in office.get(url).text) == (False, True, False)
