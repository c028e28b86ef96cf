"""What the editor's script sends is taken once, row by row, and never over the words of somebody else."""

import json
import uuid

import pytest
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.flow import StepRefused
from plans.editor import changes
from plans.models import Item
from plans.states import PlanState
from tests import build
from tests.plans.editor.outlines import a_draft, lines_of


@pytest.fixture
def plan(db):
    return a_draft()


@pytest.fixture
def clerk(plan):
    return plan.prepared_by


def uid(plan, words):
    item = Item.objects.filter(section__plan=plan, text=words).first()
    return str((item or plan.sections.get(heading=words)).uid)


def taken(plan, *sent, actor=None, request=None):
    """The results of one request."""
    return changes.take(plan, request or uuid.uuid4(), list(sent), actor=actor or plan.prepared_by).results


def add(text, after, level=4, row=None):
    return {"do": "add", "row": row or str(uuid.uuid4()), "after": after, "level": level, "text": text}


def place(row, after, level, text, base=1):
    return {"do": "place", "row": row, "after": after, "level": level, "text": text, "base": base}


def words(row, text, base=1):
    return {"do": "text", "row": row, "text": text, "base": base}


def test_a_row_keeps_the_name_that_the_browser_gave_it(plan):
    name = str(uuid.uuid4())

    first = taken(plan, add("Ghi", [uid(plan, "Nghe dân.")], row=name))
    second = taken(plan, words(name, "Ghi lời dân."))

    assert (first, second) == ([{"is": "done", "version": 1}], [{"is": "done", "version": 2}])
    assert lines_of(plan)[3:6] == ["- Nghe dân.", "- Ghi lời dân.", "- Trả lời dân."]


def test_a_request_that_comes_twice_changes_nothing_and_gets_the_same_answer(plan):
    request, sent = (
        uuid.uuid4(),
        [add("Mới.", [uid(plan, "Nghe dân.")]), words(uid(plan, "Dân chủ."), "Công khai.")],
    )
    first = taken(plan, *sent, request=request)
    taken(plan, words(uid(plan, "Công khai."), "Lời sau.", 2))

    second = taken(plan, *sent, request=request)

    assert (first, lines_of(plan).count("- Mới."), lines_of(plan).count("- Lời sau.")) == (second, 1, 1)


def test_a_number_that_comes_with_other_words_is_refused(plan):
    request, row = uuid.uuid4(), uid(plan, "Nghe dân.")
    taken(plan, words(row, "Một."), request=request)

    with pytest.raises(StepRefused, match="nội dung khác"):
        taken(plan, words(row, "Hai.", 2), request=request)


def test_words_typed_on_an_older_version_are_a_conflict_and_the_rest_is_done(plan):
    row, other = uid(plan, "Nghe dân."), build.a_member(plan.authority, Role.CLERK)
    taken(plan, words(row, "Lời người khác."), actor=other)

    results = taken(plan, words(row, "Lời tôi."), words(uid(plan, "Dân chủ."), "Công khai."))

    assert [result["is"] for result in results] == ["conflict", "done"]
    assert (lines_of(plan)[3], lines_of(plan)[6]) == ("- Lời người khác.", "- Công khai.")


def test_a_row_that_was_written_on_is_not_removed(plan):
    row, other = uid(plan, "Nghe dân."), build.a_member(plan.authority, Role.CLERK)
    taken(plan, words(row, "Lời người khác."), actor=other)

    assert taken(plan, {"do": "remove", "rows": [[row, 1]]}) == [{"is": "conflict"}]
    assert "- Lời người khác." in lines_of(plan)


def test_removed_rows_come_back_as_they_were_under_their_name(plan):
    plan.sections.filter(heading="Yêu cầu").update(kind="requirements")
    before, heading, item = lines_of(plan), uid(plan, "Yêu cầu"), uid(plan, "Dân chủ.")
    above = uid(plan, "Trả lời dân.")
    taken(plan, {"do": "remove", "rows": [[heading, 1], [item, 1]]})

    taken(plan, add("Yêu cầu", [above], 2, heading), add("Dân chủ.", [heading], 4, item))

    assert (lines_of(plan), plan.removed_lines.count()) == (before, 0)
    assert plan.sections.get(heading="Yêu cầu").kind == "requirements"


def test_an_item_becomes_a_heading_and_an_item_again_without_losing_a_letter(plan):
    row, above = uid(plan, "Trả lời dân."), uid(plan, "Nghe dân.")

    taken(plan, place(row, [above], 3, "Trả lời dân."))
    heading = lines_of(plan)[4]
    taken(plan, place(row, [above], 4, "Trả lời dân.", base=2))

    assert (heading, lines_of(plan)[4]) == ("Trả lời dân.", "- Trả lời dân.")
    assert uid(plan, "Trả lời dân.") == row


def test_a_comment_stays_on_a_row_that_changes_its_level(plan, clerk):
    item = Item.objects.get(section__plan=plan, text="Trả lời dân.")
    comment = plan.review_comments.create(item=item, quote=item.text, by=clerk)

    taken(plan, place(str(item.uid), [uid(plan, "Nghe dân.")], 3, item.text))

    comment.refresh_from_db()
    assert str(comment.section.uid) == str(item.uid)


def test_a_row_whose_neighbour_is_gone_comes_after_the_next_one_that_is_left(plan):
    gone, left = str(uuid.uuid4()), uid(plan, "Nghe dân.")

    taken(plan, add("Mới.", [gone, left]))

    assert lines_of(plan)[3:5] == ["- Nghe dân.", "- Mới."]


def test_rows_at_the_top_get_a_part_of_their_own(plan):
    plan.sections.all().delete()

    taken(plan, add("Căn cứ Luật.", []), add("MỤC ĐÍCH", [], 1))

    assert lines_of(plan) == ["MỤC ĐÍCH", "- Căn cứ Luật."]


def test_empty_rows_are_not_stored(plan):
    row = uid(plan, "Nghe dân.")

    results = taken(plan, add("  ", [row]), words(row, " "))

    assert [result["is"] for result in results] == ["refused", "done"]
    assert lines_of(plan)[2:4] == ["1. Mục đích", "- Trả lời dân."]


def test_the_subject_is_a_row_whose_version_is_its_text(plan):
    stored, longest = plan.subject, 500
    sent = [words("subject", text, stored) for text in ("", "x" * (longest + 1), "Về đất đai", "Về nhà ở")]

    results = taken(plan, *sent)

    plan.refresh_from_db()
    assert [result["is"] for result in results] == ["refused", "refused", "done", "conflict"]
    assert plan.subject == "Về đất đai"


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"do": "drop"},
        {"do": "text", "row": 7, "text": None, "base": 1},
        {"do": "add", "row": "x", "after": [], "level": 4, "text": "Mới."},
        {"do": "add", "row": str(uuid.uuid4()), "after": [], "level": 9, "text": "Mới."},
        {"do": "remove", "rows": [1]},
        "text",
        None,
    ],
)
def test_a_change_that_makes_no_sense_is_set_aside_and_the_others_are_taken(plan, sent):
    results = taken(plan, sent, words(uid(plan, "Nghe dân."), "Lắng nghe."))

    assert ([result["is"] for result in results], lines_of(plan)[3]) == (["refused", "done"], "- Lắng nghe.")


def test_a_row_of_another_plan_is_not_touched(plan):
    other = a_draft()
    row = uid(other, "Nghe dân.")

    results = taken(plan, words(row, "Khác."), add("Khác.", [], row=row))

    assert ([result["is"] for result in results], "- Khác." in lines_of(other)) == (
        ["gone", "refused"],
        False,
    )


# Over the web


def send(client, plan, *sent, user=None, **headers):
    content = {"request": str(uuid.uuid4()), "user": user or plan.prepared_by.pk, "known": plan.version}
    address = reverse("plans:editor_changes", args=[plan.authority.slug, plan.pk])
    return client.post(
        address,
        json.dumps(content | {"changes": list(sent)}),
        content_type="application/json",
        headers={"X-Requested-With": "fetch"} | headers,
    )


def test_words_alone_are_answered_without_the_whole_draft(client, plan, clerk):
    client.force_login(clerk)

    first = send(client, plan, words(uid(plan, "Nghe dân."), "Lắng nghe."))
    second = send(client, plan, words(uid(plan, "Lắng nghe."), "Lắng nghe dân.", 2))

    assert first.json() == {"results": [{"is": "done", "version": 2}], "version": 2}
    texts = [row["text"] for row in second.json()["state"]["rows"]]
    assert (texts[0], "Lắng nghe dân." in texts) == (plan.subject, True)


def test_after_the_end_of_a_session_a_script_is_told_401(client, plan):
    answer = send(client, plan, words(uid(plan, "Nghe dân."), "Khác."))

    assert (answer.status_code, "đăng nhập lại" in answer.json()["message"]) == (401, True)


def test_words_of_another_person_are_not_stored_under_the_name_of_who_is_logged_in(client, plan, clerk):
    client.force_login(build.a_member(plan.authority, Role.CLERK, full_name="Trần Thị Bình"))

    answer = send(client, plan, words(uid(plan, "Nghe dân."), "Khác."), user=clerk.pk)

    assert (answer.status_code, "Trần Thị Bình" in answer.json()["message"]) == (403, True)
    assert "- Nghe dân." in lines_of(plan)


@pytest.mark.django_db
def test_a_plan_that_is_no_draft_takes_nothing(client):
    plan = build.a_plan(state=PlanState.SUBMITTED)
    client.force_login(plan.prepared_by)

    answer = send(client, plan, words("subject", "Khác", plan.subject))

    assert (answer.status_code, "không còn là dự thảo" in answer.json()["message"]) == (422, True)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"request": 1, "user": 1, "changes": []}', "\xff"])
def test_what_is_no_request_is_answered_with_a_sentence(client, plan, clerk, content):
    client.force_login(clerk)
    address = reverse("plans:editor_changes", args=[plan.authority.slug, plan.pk])

    answer = client.post(address, content, content_type="application/json")

    assert (answer.status_code, "tải lại trang" in answer.json()["message"]) == (400, True)
