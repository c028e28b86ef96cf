"""The editor's page: with ordinary buttons, and with its script in a browser; the printed pages beside it."""

import io

import pytest
from django.urls import reverse
from PIL import Image
from playwright.sync_api import expect

from dialogue_portal.accounts.roles import Role
from plans.models import Item, Section
from plans.states import PlanState
from tests import build
from tests.plans.editor.outlines import a_draft, item, lines_of


@pytest.fixture
def plan(db):
    return a_draft()


@pytest.fixture
def office(client, plan):
    client.force_login(plan.prepared_by)
    return client


def address(plan):
    return reverse("plans:editor", args=[plan.authority.slug, plan.pk])


def sent(page, **typed):
    """What a browser sends of a shown page, some boxes with other words."""
    rows = page.context["rows"]
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


def test_a_removal_can_be_undone_on_the_page(office, plan):
    before = lines_of(plan)
    office.post(address(plan), {"do": f"remove:{item(plan, 'Nghe dân.')}"})
    removed = plan.removed_lines.get()

    page = office.get(address(plan))
    office.post(address(plan), {"do": f"restore:{removed.pk}"})

    assert ("Hoàn tác" in page.text, lines_of(plan)) == (True, before)


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

    assert (same.status_code, changed.status_code, "Nghe dân." in changed.text) == (204, 200, True)


def test_the_pages_are_shown_as_they_are_printed(office, plan):
    page = office.get(reverse("plans:preview", args=[plan.authority.slug, plan.pk]))
    picture = office.get(reverse("plans:page_picture", args=[plan.authority.slug, plan.pk, 1]))
    missing = office.get(reverse("plans:page_picture", args=[plan.authority.slug, plan.pk, 2]))

    size = Image.open(io.BytesIO(picture.content)).size
    assert (list(page.context["pages"]), missing.status_code) == ([1], 404)
    assert size[1] / size[0] == pytest.approx(297 / 210, abs=0.01)


def test_a_draft_shows_its_pages_to_its_own_people_only(client, plan):
    names = ("plans:preview", "plans:page_picture")
    paths = [reverse(name, args=[plan.authority.slug, plan.pk, 1][: 2 + (name[-1] == "e")]) for name in names]

    assert [client.get(path).status_code for path in paths] == [404, 404]


# With its script


def opened(page, live_server, plan, user=None):
    user = user or plan.prepared_by
    page.goto(f"{live_server.url}/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(user.username)
    page.get_by_label("Mật khẩu").fill(build.PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.goto(live_server.url + address(plan))
    return page


def box(page, row):
    return page.locator(f"#text-{row}")


@pytest.fixture
def shown(page, live_server):
    plan = a_draft()
    return plan, opened(page, live_server, plan)


def test_what_is_typed_is_saved_by_itself(shown):
    plan, page = shown
    row = item(plan, "Nghe dân.")

    box(page, row).fill("Lắng nghe dân.")
    expect(page.locator(".editor-state")).to_contain_text("Đã lưu")
    page.reload()

    expect(box(page, row)).to_have_value("Lắng nghe dân.")
    assert lines_of(plan)[3] == "- Lắng nghe dân."


def test_enter_adds_a_line_and_keys_move_it(shown):
    plan, page = shown
    first = item(plan, "Nghe dân.")

    box(page, first).press("Enter")
    expect(page.locator(".outline-rows textarea:focus")).to_have_value("")
    page.keyboard.type("Dòng mới.")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".outline-row").nth(4).locator("textarea")).to_have_value("Dòng mới.")

    assert lines_of(plan)[3:5] == ["- Dòng mới.", "- Nghe dân."]


def test_a_row_is_dragged_with_the_mouse(shown):
    plan, page = shown
    source = page.locator(f"#{item(plan, 'Đất đai.')} [data-drag]")
    target = page.locator(f"#{item(plan, 'Nghe dân.')}")

    source.hover()
    page.mouse.down()
    target.hover()
    page.mouse.up()
    expect(page.locator(".outline-row").nth(5).locator("textarea")).to_have_value("Đất đai.")

    assert lines_of(plan)[3:6] == ["- Nghe dân.", "- Đất đai.", "- Trả lời dân."]


def test_a_removal_is_undone_in_the_browser(shown):
    plan, page = shown
    row = page.locator(f"#{item(plan, 'Nghe dân.')}")

    row.locator(".outline-tools summary").click()
    row.get_by_role("button", name="Xóa").click()
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator(".outline-row").nth(4).locator("textarea")).to_have_value("Nghe dân.")

    assert lines_of(plan)[3] == "- Nghe dân."


def test_two_clerks_see_each_others_change(shown, new_context, live_server):
    plan, page = shown
    row = item(plan, "Nghe dân.")
    colleague = build.a_member(plan.authority, Role.CLERK, full_name="Trần Thị Bình")
    other = opened(new_context().new_page(), live_server, plan, colleague)

    box(other, row).fill("Lời của Bình.")
    expect(other.locator(".editor-state")).to_contain_text("Đã lưu")

    expect(box(page, row)).to_have_value("Lời của Bình.")
    expect(page.locator(".editor-rows")).to_contain_text("Trần Thị Bình vừa sửa")


def test_a_lost_network_loses_nothing(shown, context):
    plan, page = shown
    row = item(plan, "Nghe dân.")

    context.set_offline(True)
    box(page, row).fill("Gõ khi mất mạng.")
    expect(page.locator(".editor-state")).to_contain_text("đang thử lại")
    context.set_offline(False)
    expect(page.locator(".editor-state")).to_contain_text("Đã lưu")

    assert lines_of(plan)[3] == "- Gõ khi mất mạng."


def test_the_printed_page_follows_what_is_written(shown):
    plan, page = shown
    page.set_viewport_size({"width": 1400, "height": 900})
    page.reload()
    before = page.locator(".sheet").first.get_attribute("src")

    box(page, item(plan, "Nghe dân.")).fill("Lời mới trên giấy.")

    expect(page.locator(".sheet").first).not_to_have_attribute("src", before)
