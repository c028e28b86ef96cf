"""A pile of scans is handed in at once: each finds its paper by its QR code, is refused, or waits for a choice."""

import random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import IssuedDocument, IssuedFile, Scan, SignedCopy
from dialogue_portal.documents.scans import services
from plans.states import PlanState
from tests import build
from tests.documents import scanned

pytestmark = pytest.mark.django_db


def a_printed(commune, paragraphs=2):
    document = build.a_plan(commune, PlanState.ISSUED).document
    IssuedFile.objects.filter(document=document).update(content=scanned.a_print(document.code, paragraphs))
    return IssuedDocument.objects.get(pk=document.pk)


def pages(document, dots_per_inch=130):
    return scanned.pages_of(document.pdf, dots_per_inch)


def hand_in(client, commune, **fields):
    files = fields.pop("files")
    uploads = [SimpleUploadedFile(name, content) for name, content in files.items()]
    url = reverse("documents:scans", args=[commune.slug])
    answer = client.post(url, {"file": uploads, "photos": "each", **fields})
    services.read_waiting()
    return answer


def outcomes():
    return {scan.name: (scan.outcome.value, scan.copy and scan.copy.document) for scan in Scan.objects.all()}


def test_each_scan_of_a_pile_is_filed_refused_or_left_to_the_hand(as_a, commune):
    one, two, foreign = a_printed(commune), a_printed(commune), a_printed(build.a_commune())
    (page,) = pages(two)
    head = page.crop((0, 0, page.width, page.height // 4))
    client = as_a(Role.CLERK, commune)

    hand_in(
        client,
        commune,
        files={
            "mot.pdf": scanned.as_scan(pages(one)),
            "hai.jpg": scanned.as_jpeg(scanned.turned(page, 90)),
            "mat-ma.jpg": scanned.as_jpeg(head),
            "xa-khac.pdf": scanned.as_scan(pages(foreign)),
            "chu.pdf": b"%PDF-1.7 khong phai",
        },
    )

    assert outcomes() == {
        "mot.pdf": ("filed", one),
        "hai.jpg": ("filed", two),
        "mat-ma.jpg": ("by_hand", None),
        "xa-khac.pdf": ("refused", None),
        "chu.pdf": ("refused", None),
    }
    assert foreign.symbol_text in Scan.objects.get(name="xa-khac.pdf").refusal
    assert [copy.is_waiting for copy in SignedCopy.objects.all()] == [True, True]
    page = client.get(reverse("documents:scans", args=[commune.slug])).text
    assert all(name in page for name in outcomes())


def test_one_file_with_many_papers_is_cut_where_the_next_paper_begins(as_a, commune):
    one, two, three = a_printed(commune), a_printed(commune, 14), a_printed(commune)
    blank = scanned.Image.new("RGB", pages(one)[0].size, "white")
    whole = scanned.as_scan([*pages(one), blank, *pages(two), *pages(three)])

    hand_in(as_a(Role.CLERK, commune), commune, files={"ca-chong.pdf": whole})

    parts = {scan.copy.document: scan.pages for scan in Scan.objects.exclude(copy=None)}
    assert parts == {one: 1, two: len(pages(two)), three: 1}
    assert (len(pages(two)) > 1, outcomes()["ca-chong.pdf"][0]) == (True, "cut")


def test_papers_in_one_file_whose_pages_do_not_fit_their_prints_are_not_cut_by_guess(as_a, commune):
    one, two = a_printed(commune, 14), a_printed(commune)
    whole = scanned.as_scan([pages(one)[-1], *pages(two)])

    hand_in(as_a(Role.CLERK, commune), commune, files={"thieu-trang.pdf": whole})

    assert outcomes() == {"thieu-trang.pdf": ("refused", None)}
    assert one.symbol_text in Scan.objects.get().refusal


def test_a_scan_with_more_pages_than_the_print_is_left_to_the_hand(as_a, commune):
    one = a_printed(commune)
    page = pages(one)[0]
    more = page.crop((0, 0, page.width, page.height // 3)).resize(page.size)

    hand_in(as_a(Role.CLERK, commune), commune, files={"thua.pdf": scanned.as_scan([page, more])})

    scan = Scan.objects.get()
    assert (scan.outcome, scan.belongs_to, SignedCopy.objects.count()) == ("by_hand", one, 0)


def test_photos_of_the_pages_of_one_paper_are_one_scan(as_a, commune):
    long = a_printed(commune, 14)
    photos = {f"IMG_{place}.jpg": scanned.as_jpeg(page) for place, page in enumerate(pages(long))}

    hand_in(as_a(Role.CLERK, commune), commune, files=photos, photos="joined")

    copy = SignedCopy.objects.get()
    assert (copy.document, copy.pages, Scan.objects.count()) == (long, len(photos), 1)


def test_a_scan_that_waits_is_filed_by_hand_or_put_aside_once(as_a, commune):
    one = a_printed(commune)
    head = pages(one)[0].crop((0, 0, 800, 300))
    client = as_a(Role.CLERK, commune)
    hand_in(client, commune, files={"a.jpg": scanned.as_jpeg(head), "b.jpg": scanned.as_jpeg(head, 60)})
    second, first = Scan.objects.all()

    shown = client.get(reverse("documents:scan_picture", args=[commune.slug, first.pk])).content
    chosen = client.post(
        reverse("documents:choose_paper", args=[commune.slug, first.pk]), {"document": one.pk}
    )
    client.post(reverse("documents:put_aside", args=[commune.slug, second.pk]))
    again = client.post(
        reverse("documents:choose_paper", args=[commune.slug, first.pk]), {"document": one.pk}
    )

    assert (shown[:2], chosen.status_code, again.status_code) == (b"\xff\xd8", 302, 422)
    assert [value for value, _ in outcomes().values()] == ["put_aside", "filed"]
    assert SignedCopy.objects.get().filed_by == "hand"
    assert sum(scan.files.count() for scan in Scan.objects.all()) == 0


def test_a_pile_is_for_the_office_and_seen_by_its_leaders_only(as_a, client, commune):
    url = reverse("documents:scans", args=[commune.slug])
    client = as_a(Role.CHAIR, commune)

    read, sent = client.get(url).status_code, client.post(url, {}).status_code
    as_a(Role.OFFICER, commune)

    assert (read, sent, client.get(url).status_code) == (200, 403, 403)


def test_dark_turned_and_skewed_photos_find_their_paper_and_none_a_wrong_one(as_a, commune):
    chance = random.Random(4)
    papers = [a_printed(commune) for _ in range(3)]
    spoil = [
        lambda page: scanned.turned(scanned.dark(page, 0.45, chance), 7),
        lambda page: scanned.askew(page, 0.15),
        lambda page: scanned.blurred(scanned.turned(page, 180), 1),
    ]
    files = {
        f"{paper.pk}.jpg": scanned.as_jpeg(make(pages(paper, 200)[0]), 60)
        for paper, make in zip(papers, spoil, strict=True)
    }

    hand_in(as_a(Role.CLERK, commune), commune, files=files)

    assert outcomes() == {f"{paper.pk}.jpg": ("filed", paper) for paper in papers}
