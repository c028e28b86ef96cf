"""A clerk edits the rows of a draft: no typed word is lost, numbers are adjusted, removals can be undone."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.flow import StepRefused
from plans.editor import services
from plans.editor.services import Conflict
from plans.models import Item
from plans.states import PlanState
from tests import build
from tests.plans.editor.outlines import a_draft, heading, item, lines_of


@pytest.fixture
def plan(db):
    return a_draft()


@pytest.fixture
def clerk(plan):
    return plan.prepared_by


START = [
    "- Căn cứ Luật.",
    "I. MỤC ĐÍCH",
    "1. Mục đích",
    "- Nghe dân.",
    "- Trả lời dân.",
    "2. Yêu cầu",
    "- Dân chủ.",
    "II. NỘI DUNG",
    "- Đất đai.",
]


def test_words_are_stored_where_the_row_has_the_version_they_were_typed_on(plan, clerk):
    row = item(plan, "Nghe dân.")

    conflicts = services.write(plan, {row: ("Lắng nghe dân.", 1)}, actor=clerk)

    plan.refresh_from_db()
    assert (conflicts, lines_of(plan)[3], plan.version, plan.edited_by) == ([], "- Lắng nghe dân.", 2, clerk)


def test_a_heading_keeps_the_text_after_its_colon(plan, clerk):
    services.write(plan, {heading(plan, "Yêu cầu"): ("Yêu cầu: dân chủ, công khai", 1)}, actor=clerk)

    section = plan.sections.get(heading="Yêu cầu")
    assert (section.label, section.run_in) == ("2.", "dân chủ, công khai")


def test_what_another_wrote_meanwhile_is_never_overwritten(plan, clerk):
    row, other = item(plan, "Nghe dân."), build.a_member(plan.authority, Role.CLERK)
    services.write(plan, {row: ("Lời người khác.", 1)}, actor=other)

    conflicts = services.write(
        plan, {row: ("Lời tôi.", 1), item(plan, "Dân chủ."): ("Công khai.", 1)}, actor=clerk
    )

    assert conflicts == [Conflict(row, "Lời người khác.", "Lời tôi.", str(other))]
    assert (lines_of(plan)[3], lines_of(plan)[6]) == ("- Lời người khác.", "- Công khai.")


def test_words_for_a_removed_row_are_returned_to_their_writer(plan, clerk):
    row = item(plan, "Nghe dân.")
    services.remove(plan, row, actor=clerk)

    assert services.write(plan, {row: ("Lời tôi.", 1)}, actor=clerk) == [
        Conflict(row, None, "Lời tôi.", None)
    ]


def test_an_added_item_has_the_same_bullet_and_an_added_heading_takes_the_items_after_it(plan, clerk):
    services.add(plan, item(plan, "Nghe dân."), heading=False, text="Ghi lời dân.", actor=clerk)
    services.add(plan, item(plan, "Nghe dân."), heading=True, text="Cách làm", actor=clerk)

    assert lines_of(plan)[2:8] == [
        "1. Mục đích",
        "- Nghe dân.",
        "2. Cách làm",
        "- Ghi lời dân.",
        "- Trả lời dân.",
        "3. Yêu cầu",
    ]


@pytest.mark.parametrize(
    ("text", "step", "expected"),
    [
        ("Trả lời dân.", -1, ["- Trả lời dân.", "- Nghe dân.", "2. Yêu cầu", "- Dân chủ."]),
        ("Trả lời dân.", 1, ["- Nghe dân.", "2. Yêu cầu", "- Trả lời dân.", "- Dân chủ."]),
    ],
)
def test_an_item_moves_also_across_headings(plan, clerk, text, step, expected):
    services.move(plan, item(plan, text), step=step, actor=clerk)

    assert lines_of(plan)[3:7] == expected


def test_a_heading_moves_with_everything_below_it_and_numbers_follow(plan, clerk):
    services.move(plan, heading(plan, "NỘI DUNG"), step=-1, actor=clerk)

    assert lines_of(plan) == [
        "- Căn cứ Luật.",
        "I. NỘI DUNG",
        "- Đất đai.",
        "II. MỤC ĐÍCH",
        "1. Mục đích",
        "- Nghe dân.",
        "- Trả lời dân.",
        "2. Yêu cầu",
        "- Dân chủ.",
    ]


def test_a_row_that_cannot_move_stays(plan, clerk):
    first, last, opening = heading(plan, "MỤC ĐÍCH"), heading(plan, "NỘI DUNG"), item(plan, "Căn cứ Luật.")
    for row, step in ((first, -1), (last, 1), (opening, -1)):
        services.move(plan, row, step=step, actor=clerk)

    assert lines_of(plan) == START


def test_an_emptied_row_is_removed_and_can_be_restored(plan, clerk):
    services.write(plan, {item(plan, "Nghe dân."): ("", 1), heading(plan, "Yêu cầu"): ("", 1)}, actor=clerk)

    assert lines_of(plan)[2:6] == ["1. Mục đích", "- Trả lời dân.", "- Dân chủ.", "II. NỘI DUNG"]
    for removed in plan.removed_lines.all():
        services.restore(plan, removed.pk, actor=clerk)
    assert lines_of(plan) == START


def test_the_subject_is_written_where_it_reads_as_it_was_shown(plan, clerk):
    seen = services.subject_version(plan)

    first = services.write(plan, {"subject": ("Tổ chức đối thoại về đất đai", seen)}, actor=clerk)
    second = services.write(plan, {"subject": ("Lời khác", seen)}, actor=clerk)

    plan.refresh_from_db()
    assert (first, plan.subject) == ([], "Tổ chức đối thoại về đất đai")
    assert second == [Conflict("subject", "Tổ chức đối thoại về đất đai", "Lời khác", None)]


def test_indenting_makes_headings_deeper_and_items_headings(plan, clerk):
    services.indent(plan, heading(plan, "NỘI DUNG"), step=1, actor=clerk)
    services.indent(plan, item(plan, "Trả lời dân."), step=-1, actor=clerk)

    assert lines_of(plan)[2:] == [
        "1. Mục đích",
        "- Nghe dân.",
        "Trả lời dân.",
        "2. Yêu cầu",
        "- Dân chủ.",
        "3. NỘI DUNG",
        "- Đất đai.",
    ]


def test_the_deepest_heading_becomes_an_item(plan, clerk):
    row = heading(plan, "Yêu cầu")
    for _ in range(2):
        row = services.indent(plan, row, step=1, actor=clerk)

    assert lines_of(plan)[3:8] == ["- Nghe dân.", "- Trả lời dân.", "- Yêu cầu", "- Dân chủ.", "II. NỘI DUNG"]


@pytest.mark.parametrize("row", [lambda plan: item(plan, "Nghe dân."), lambda plan: heading(plan, "Yêu cầu")])
def test_a_removal_is_undone_exactly(plan, clerk, row):
    removed = services.remove(plan, row(plan), actor=clerk)
    assert len(lines_of(plan)) < len(START)

    services.restore(plan, removed.pk, actor=clerk)

    assert (lines_of(plan), plan.removed_lines.count()) == (START, 0)


def test_a_removal_is_undone_once(plan, clerk):
    removed = services.remove(plan, item(plan, "Nghe dân."), actor=clerk)
    services.restore(plan, removed.pk, actor=clerk)

    with pytest.raises(StepRefused, match="rồi"):
        services.restore(plan, removed.pk, actor=clerk)


def test_numbers_in_an_unknown_style_are_left_alone(plan, clerk):
    plan.sections.filter(level=1).update(label="Phần A")

    services.move(plan, heading(plan, "NỘI DUNG"), step=-1, actor=clerk)

    assert [line for line in lines_of(plan) if line.startswith("Phần")] == [
        "Phần A NỘI DUNG",
        "Phần A MỤC ĐÍCH",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("state", [PlanState.SUBMITTED, PlanState.ISSUED])
def test_only_a_draft_is_edited(state):
    plan = build.a_plan(state=state)
    row = f"i{Item.objects.get(section__plan=plan).pk}"

    with pytest.raises(StepRefused, match="không còn là dự thảo"):
        services.write(plan, {row: ("Khác.", 1)}, actor=plan.prepared_by)


def test_only_the_office_edits(plan):
    with pytest.raises(PermissionDenied):
        services.remove(plan, item(plan, "Nghe dân."), actor=build.a_member(plan.authority, Role.CHAIR))


def test_an_hour_of_work_leaves_one_record(plan, clerk):
    for step in (1, -1, 1):
        services.move(plan, item(plan, "Nghe dân."), step=step, actor=clerk)

    assert [record.step for record in plan.records] == ["compose"]


@pytest.mark.django_db(transaction=True)
def test_of_ten_clerks_who_edit_one_row_at_once_one_succeeds_and_nine_get_a_conflict():
    plan = a_draft()
    row, clerks = item(plan, "Nghe dân."), [build.a_member(plan.authority, Role.CLERK) for _ in range(10)]

    def write(clerk):
        try:
            return services.write(plan, {row: (f"Lời của {clerk}.", 1)}, actor=clerk)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as people:
        answers = list(people.map(write, clerks))

    winner = Item.objects.get(pk=row[1:]).text
    theirs = [conflict.theirs for conflicts in answers for conflict in conflicts]
    assert (theirs, Item.objects.get(pk=row[1:]).version) == ([winner] * 9, 2)
