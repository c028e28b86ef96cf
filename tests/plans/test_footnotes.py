"""The footnotes of a stored plan: printed at the foot of the page, gone with their sign or line, listed then."""

import pytest
from django.urls import reverse

from plans.checks.list_of_spots import spots_of
from plans.documents import PlanPaper
from plans.editor import services
from plans.models import Item, Plan, Section
from plans.outline.storage import copy_outline, store_outline
from plans.outline.text import items_of
from plans.reading import ReadItem, ReadPlan, ReadSection, SectionKind
from tests.build import a_plan

pytestmark = pytest.mark.django_db
LINE = "Mời đại diện thôn(1) và tổ."


@pytest.fixture
def plan():
    plan = a_plan(year=2026)
    items = [ReadItem("-", LINE), ReadItem("(1)", "Cả khách của thôn."), ReadItem("-", "Mời doanh nghiệp.")]
    store_outline(
        plan, ReadPlan(sections=[ReadSection(SectionKind.PARTICIPANTS, 1, "I.", "THÀNH PHẦN", items=items)])
    )
    return plan


def printed(plan):
    """(the text, its notes) of each printed paragraph."""
    body = PlanPaper(Plan.objects.for_page().get(pk=plan.pk)).body()
    return [(block.text, [note.words for note in block.notes]) for block in body]


def row(text):
    return Item.objects.get(text=text)


def test_a_note_is_printed_with_its_line_and_not_as_a_line(plan):
    assert printed(plan) == [
        ("I. THÀNH PHẦN", []),
        (f"- {LINE}", ["Cả khách của thôn."]),
        ("- Mời doanh nghiệp./.", []),
    ]


def test_the_page_of_the_plan_shows_the_note_below_its_line(client, plan):
    client.force_login(plan.prepared_by)

    assert "(1) Cả khách của thôn.</p>" in client.get(plan.get_absolute_url()).text


def test_a_note_vanishes_with_its_sign_comes_back_with_it_and_is_listed_meanwhile(plan):
    def write(text):
        item = Item.objects.get(section__plan=plan, position=1)
        services.write(plan, {f"i{item.pk}": (text, item.version)}, actor=plan.prepared_by)

    write("Mời đại diện thôn và tổ.")
    without, listed = printed(plan), [(spot.words, spot.kind) for spot in spots_of(plan)]
    write(LINE)

    assert without == [
        ("I. THÀNH PHẦN", []), ("- Mời đại diện thôn và tổ.", []), ("- Mời doanh nghiệp./.", []),
    ]  # fmt: skip
    assert listed == [("Cả khách của thôn.", "note")]
    assert printed(plan)[1] == (f"- {LINE}", ["Cả khách của thôn."]) and spots_of(plan) == []


def test_a_note_vanishes_with_its_line(plan):
    services.remove(plan, f"i{row(LINE).pk}", actor=plan.prepared_by)

    assert printed(plan) == [("I. THÀNH PHẦN", []), ("- Mời doanh nghiệp./.", [])]


def test_a_note_that_lost_its_sign_stays_unprinted_in_a_copy(plan):
    services.remove(plan, f"i{row(LINE).pk}", actor=plan.prepared_by)
    copy = a_plan(plan.authority, year=2026)

    copy_outline(plan, copy)

    assert printed(copy) == [("I. THÀNH PHẦN", []), ("- Mời doanh nghiệp./.", [])]


def test_a_line_that_only_looks_like_a_note_is_printed():
    plan = a_plan(year=2026)
    section = Section.objects.create(
        plan=plan, position=2, kind="other", level=1, label="II.", heading="VIỆC"
    )
    Item.objects.create(section=section, position=1, marker="(1)", text="Lập danh sách.")

    assert ("(1) Lập danh sách./.", []) in printed(plan)


def test_a_note_without_its_sign_is_removed_with_one_press_and_can_be_taken_back(client, plan):
    services.remove(plan, f"i{row(LINE).pk}", actor=plan.prepared_by)
    client.force_login(plan.prepared_by)
    [spot] = client.get(plan.get_absolute_url()).context["spots"].open
    [(_, after)] = spot.choices

    url = reverse("plans:mend", args=[plan.authority.slug, plan.pk])
    client.post(url, {"row": spot.line.row_id, "before": spot.line.text, "after": after})

    assert (spot.verb, after) == ("Xóa dòng này", "")
    assert not Item.objects.filter(text="Cả khách của thôn.").exists()
    assert plan.removed_lines.first().content["text"] == "Cả khách của thôn."


def test_other_papers_take_lines_over_without_notes_and_signs(plan):
    assert items_of(plan, SectionKind.PARTICIPANTS) == ["Mời đại diện thôn và tổ.", "Mời doanh nghiệp."]
