"""The editor's page with ordinary buttons; the printed pages beside it."""

import io
import re
from base64 import b64encode

import pytest
from django.urls import reverse
from PIL import Image

from dialogue_portal.accounts.roles import Role
from plans.models import Item, Section
from plans.outline.printed import printed_outline
from plans.states import PlanState
from tests import build
from tests.plans.editor.desk import address
from tests.plans.editor.outlines import a_draft, heading, item, lines_of


@pytest.fixture
def plan(db):
    return a_draft()


@pytest.fixture
def office(client, plan):
    client.force_login(plan.prepared_by)
    return client


def sent(page, **typed):
    """What a browser sends of a shown page, some boxes with other words."""
    rows = [page.context["subject"], *page.context["rows"]]
    data = {f"seen-{row.row_id}": row.seen for row in rows}
    return data | {f"text-{row.row_id}": typed.get(row.row_id, row.shown) for row in rows if not row.name}


def test_any_button_saves_first_what_was_typed_in_any_box(office, plan):
    page = office.get(address(plan))
    one, two = item(plan, "Nghe dân."), item(plan, "Dân chủ.")

    data = sent(page, **{one: "Lắng nghe  dân.", two: "Công khai."}) | {"do": f"down:{one}"}
    answer = office.post(address(plan), data)

    assert answer["Location"] == f"{address(plan)}#{one}"
    assert lines_of(plan)[3:5] == ["- Trả lời dân.", "- Lắng nghe dân."]
    assert lines_of(plan)[6] == "- Công khai."


def test_two_clerks_lose_nothing_the_second_reads_both_and_decides(office, plan):
    row, page = item(plan, "Nghe dân."), office.get(address(plan))
    office.post(address(plan), sent(page, **{row: "Lời người khác."}))

    refused = office.post(address(plan), sent(page, **{row: "Lời tôi."}))
    again = office.post(address(plan), sent(refused) | {f"text-{row}": "Lời tôi."})

    assert (refused.status_code, "Lời người khác." in refused.text, "Lời tôi." in refused.text) == (
        409,
        True,
        True,
    )
    assert (again.status_code, lines_of(plan)[3]) == (302, "- Lời tôi.")


def test_words_for_a_removed_row_are_shown_again(office, plan):
    row, page = item(plan, "Nghe dân."), office.get(address(plan))
    office.post(address(plan), {"do": f"remove:{row}"})

    refused = office.post(address(plan), sent(page, **{row: "Lời tôi."}))

    assert (refused.status_code, "Lời tôi." in refused.text) == (409, True)


@pytest.mark.parametrize(
    ("verb", "words", "expected"),
    [
        ("item", "Ghi lời dân.", ["- Nghe dân.", "- Ghi lời dân.", "- Trả lời dân."]),
        ("heading", "Cách làm", ["- Nghe dân.", "2. Cách làm", "- Trả lời dân."]),
        ("item", "  ", ["- Nghe dân.", "- Trả lời dân.", "2. Yêu cầu"]),
    ],
)
def test_a_new_row_is_an_empty_box_and_stored_when_it_has_words(office, plan, verb, words, expected):
    row = item(plan, "Nghe dân.")

    asked = office.post(address(plan), {"do": f"{verb}:{row}"})
    page = office.get(asked["Location"].partition("#")[0])
    office.post(
        address(plan), sent(page) | {"new-row": page.context["new_row"], "new-text": words, "do": "save"}
    )

    assert ('name="new-text"' in page.text, lines_of(plan)[3:6]) == (True, expected)


def test_the_words_of_a_new_row_are_shown_again_with_a_conflict(office, plan):
    row, page = item(plan, "Nghe dân."), office.get(address(plan))
    office.post(address(plan), sent(page, **{row: "Lời người khác."}))

    new = {"new-row": f"item:{row}", "new-text": "Dòng chưa lưu."}
    refused = office.post(address(plan), sent(page, **{row: "Lời tôi."}) | new)

    assert (refused.status_code, "Dòng chưa lưu." in refused.text) == (409, True)


def test_a_row_whose_box_is_empty_is_removed(office, plan):
    page = office.get(address(plan))

    office.post(address(plan), sent(page, **{item(plan, "Nghe dân."): " ", heading(plan, "Yêu cầu"): ""}))

    assert lines_of(plan)[2:5] == ["1. Mục đích", "- Trả lời dân.", "- Dân chủ."]


def test_the_subject_is_written_on_the_same_page(office, plan):
    page = office.get(address(plan))

    office.post(address(plan), sent(page, subject="Đối thoại về  đất đai"))
    refused = office.post(address(plan), sent(page, subject="Đối thoại về nhà ở"))

    plan.refresh_from_db()
    assert (plan.subject, refused.status_code) == ("Đối thoại về đất đai", 409)
    assert ("Đối thoại về đất đai" in refused.text, "Đối thoại về nhà ở" in refused.text) == (True, True)


def test_rows_without_words_are_not_printed(plan):
    section = plan.sections.get(heading="Yêu cầu")
    Item.objects.create(section=section, position=9, marker="-", text=" ")

    printed = [item.text for section in printed_outline(plan) for item in section.items]

    assert printed == ["Căn cứ Luật.", "Nghe dân.", "Trả lời dân.", "Dân chủ.", "Đất đai."]


def test_own_changes_in_another_window_are_not_said_to_be_of_somebody_else(office, plan):
    row, page = item(plan, "Nghe dân."), office.get(address(plan))
    office.post(address(plan), sent(page, **{row: "Ở cửa sổ kia."}))

    refused = office.post(address(plan), sent(page, **{row: "Ở cửa sổ này."}))

    assert ("một cửa sổ khác" in refused.text, f"{plan.prepared_by} vừa sửa" in refused.text) == (True, False)


def test_a_removal_can_be_undone_on_the_page(office, plan):
    before = lines_of(plan)
    office.post(address(plan), {"do": f"remove:{item(plan, 'Nghe dân.')}"})
    removed = plan.removed_lines.get()

    page = office.get(address(plan))
    office.post(address(plan), {"do": f"restore:{removed.pk}"})

    assert ("Lấy lại" in page.text, lines_of(plan)) == (True, before)


def test_a_plan_that_is_no_draft_leads_to_its_page(office, plan):
    issued = build.a_plan(plan.authority, PlanState.ISSUED, prepared_by=plan.prepared_by)

    assert office.get(address(issued))["Location"] == issued.get_absolute_url()


def test_leaders_cannot_open_the_editor(as_a, plan):
    assert as_a(Role.CHAIR, plan.authority).get(address(plan)).status_code == 403


def test_three_hundred_rows_cost_as_many_questions_as_nine(office, plan, queries_of):
    few = queries_of(address(plan))
    section = Section.objects.filter(plan=plan).last()
    Item.objects.bulk_create(Item(section=section, position=9 + at, text="x " * 1500) for at in range(300))

    assert queries_of(address(plan)) == few


def test_the_rows_are_sent_again_only_when_the_version_changed(office, plan):
    rows = reverse("plans:editor_rows", args=[plan.authority.slug, plan.pk])

    same = office.get(rows, {"v": plan.version})
    office.post(address(plan), {"do": f"remove:{item(plan, 'Nghe dân.')}"})
    changed = office.get(rows, {"v": plan.version})

    texts = [row["text"] for row in changed.json()["rows"]]
    assert (same.status_code, texts[:3], "Nghe dân." in texts) == (
        204,
        [plan.subject, "", "Căn cứ Luật."],
        False,
    )


def test_the_pages_are_shown_as_they_are_printed(office, plan):
    page = office.get(reverse("plans:preview", args=[plan.authority.slug, plan.pk]))
    picture = office.get(reverse("plans:page_picture", args=[plan.authority.slug, plan.pk, 1]))
    missing = office.get(reverse("plans:page_picture", args=[plan.authority.slug, plan.pk, 2]))

    size = Image.open(io.BytesIO(picture.content)).size
    assert (len(page.context["pictures"]), missing.status_code) == (1, 404)
    assert size[1] / size[0] == pytest.approx(297 / 210, abs=0.01)


def test_a_draft_shows_its_pages_to_its_own_people_only(client, plan):
    names = ("plans:preview", "plans:page_picture")
    paths = [reverse(name, args=[plan.authority.slug, plan.pk, 1][: 2 + (name[-1] == "e")]) for name in names]

    assert [client.get(path).status_code for path in paths] == [404, 404]


def fingerprint_of(page):
    return re.search(r"\?v=(\w+)", page.text)[1]


def picture(plan):
    return reverse("plans:page_picture", args=[plan.authority.slug, plan.pk, 1])


def test_a_shown_page_is_not_made_again_when_the_words_changed(office, plan):
    shown = fingerprint_of(office.get(reverse("plans:preview", args=[plan.authority.slug, plan.pk])))
    before = office.get(picture(plan), {"v": shown})
    office.post(address(plan), {"do": f"remove:{item(plan, 'Nghe dân.')}"})

    same, now = office.get(picture(plan), {"v": shown}), office.get(picture(plan))

    assert (same.content == before.content, now.content == before.content) == (True, False)


def test_the_pages_of_one_plan_are_not_read_through_another_one(client, plan):
    client.force_login(plan.prepared_by)
    secret = fingerprint_of(client.get(reverse("plans:preview", args=[plan.authority.slug, plan.pk])))
    hidden = client.get(picture(plan), {"v": secret}).content
    other = build.a_plan(build.a_commune(), subject="Đối thoại ở xã khác")
    client.force_login(other.prepared_by)

    refused, own = client.get(picture(plan), {"v": secret}), client.get(picture(other), {"v": secret})

    assert (refused.status_code, own.status_code, own.content == hidden) == (404, 200, False)


@pytest.mark.parametrize("strange", ["", "0" * 16, "x y\n", "…" * 300])
def test_a_page_is_shown_as_it_is_now_where_no_print_has_the_fingerprint(office, plan, strange):
    now = office.get(picture(plan)).content

    answer = office.get(picture(plan), {"v": strange})

    assert answer.content == now


def test_a_script_gets_the_pictures_that_it_asks_for_at_once(office, plan):
    preview = reverse("plans:preview", args=[plan.authority.slug, plan.pk])
    carried = f"data:image/png;base64,{b64encode(office.get(picture(plan)).content).decode()}"

    asked = office.get(preview, {"trang": ["1", "7", "x"]}, headers={"X-Requested-With": "fetch"})
    others = office.get(preview, headers={"X-Requested-With": "fetch"})

    assert (carried in asked.text, "data:" in others.text) == (True, False)


def test_a_remark_is_settled_without_losing_what_is_typed(office, plan):
    row, leader = item(plan, "Nghe dân."), build.a_member(plan.authority, Role.CHAIR)
    plan.review_comments.create(item_id=int(row[1:]), quote="Nghe dân.", note="Xin viết rõ.", by=leader)
    page = office.get(address(plan))

    office.post(address(plan), sent(page, **{row: "Lắng nghe dân."}) | {"do": f"settle:{row}"})

    assert lines_of(plan)[3] == "- Lắng nghe dân."
    assert plan.review_comments.get().settled_on is not None
