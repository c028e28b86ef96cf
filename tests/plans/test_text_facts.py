"""What a plan's words name is read whenever they are stored: whoever changes them leaves no old reading behind."""

import uuid
from datetime import date

import pytest

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.flow import StepRefused
from plans import services
from plans.checks.contradictions import contradictions
from plans.editor import changes
from plans.editor import services as editor
from plans.importing.services import import_plan
from plans.models import Item, Plan
from plans.outline.text import read_outline, text_of
from plans.outline.textfacts import TextFacts, facts_of_text, read_facts
from plans.reading import read
from plans.states import PLAN_FLOW, PlanState
from plans.yearly.services import put_on_agenda
from tests import build
from tests.plans.sample_text import PLAN_TEXT

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
TERM_LINE = "Nhận phiếu đăng ký trước 12 ngày diễn ra hội nghị, đường dây nóng 0203 000 0001."
REPLY_LINE = "Trả lời ý kiến trong 04 ngày làm việc, đường dây nóng 0203 000 0002."
TEXT = PLAN_TEXT.replace(
    "- Nhận phiếu đăng ký trước 12 ngày diễn ra hội nghị.", f"- {TERM_LINE}\n\n- {REPLY_LINE}"
).replace("tháng 6/2026", "ngày 12/6/2026")
NAMED = TextFacts(
    registration_days=12,
    registration_working=False,
    reply_days=4,
    reply_working=True,
    hotline="0203 000 0001",
    days=(date(2026, 6, 12),),
    numbers=(1,),
    months=((11, 2026),),
    matters={str(number): "Thủ tục về đất đai, hộ tịch" for number in range(1, 5)},
)


@pytest.fixture
def plan():
    commune = build.a_commune()
    clerk = build.a_member(commune, Role.CLERK)
    return import_plan(read(TEXT), authority=commune, source_text=TEXT, actor=clerk)


def stored(plan):
    return TextFacts.from_json(Plan.objects.get(pk=plan.pk).text_facts)


def fresh(plan):
    plan = Plan.objects.get(pk=plan.pk)
    return read_facts(plan, read_outline(plan))


def row(plan, text):
    return f"i{Item.objects.get(section__plan=plan, text=text).pk}"


def test_an_imported_plan_keeps_what_its_text_names(plan):
    assert stored(plan) == fresh(plan) == NAMED


def rewrite(plan, clerk):
    services.edit(plan, actor=clerk, text=text_of(plan).replace("12 ngày", "9 ngày"), version=1)


def write(plan, clerk):
    editor.write(plan, {row(plan, TERM_LINE): ("Nhận phiếu trước 9 ngày.", 1)}, actor=clerk)


def move(plan, clerk):
    editor.move(plan, row(plan, REPLY_LINE), step=-1, actor=clerk)


def put(plan, clerk):
    line = Item.objects.get(section__plan=plan, text=REPLY_LINE)
    after = str(plan.sections.get(heading="Mục đích").uid)
    place = {"do": "place", "row": str(line.uid), "after": [after], "level": 4, "text": line.text, "base": 1}
    changes.take(plan, uuid.uuid4(), [place], actor=clerk)


def put_in_an_annex(plan, clerk):
    plan.sections.filter(heading="Mục đích").update(kind="annex")
    put(plan, clerk)


def remove(plan, clerk):
    editor.remove(plan, row(plan, TERM_LINE), actor=clerk)


def remove_the_heading(plan, clerk):
    editor.remove(plan, f"s{plan.sections.get(heading='Thời gian và địa điểm').pk}", actor=clerk)


def make_a_heading(plan, clerk):
    """What ran on behind the line now stands under a heading that names another thing."""
    editor.indent(plan, row(plan, "Đợt một: ngày 12/6/2026"), step=-1, actor=clerk)


def make_an_item(plan, clerk):
    heading = f"s{plan.sections.get(heading='Thời gian và địa điểm').pk}"
    for _ in range(2):
        heading = editor.indent(plan, heading, step=1, actor=clerk)


def add(plan, clerk):
    editor.add(plan, row(plan, TERM_LINE), heading=False, text="Theo quy định.", actor=clerk)


def add_a_heading(plan, clerk):
    editor.add(plan, row(plan, TERM_LINE), heading=True, text="Quy định", actor=clerk)


def extend_the_agenda(plan, clerk):
    put_on_agenda(plan, "Báo cáo, đường dây nóng 0203 000 0003", ["Gửi thư về moi@vidu.gov.vn"])


CHANGES = [rewrite, write, move, put, put_in_an_annex, remove, remove_the_heading, extend_the_agenda]
QUIET = [make_a_heading, make_an_item, add, add_a_heading]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_the_words_leaves_no_old_reading(plan, change):
    change(plan, plan.prepared_by)

    assert stored(plan) == fresh(plan) != NAMED


@pytest.mark.parametrize("change", QUIET)
def test_a_change_that_names_nothing_new_leaves_a_right_reading_too(plan, change):
    change(plan, plan.prepared_by)

    assert stored(plan) == fresh(plan)


@pytest.mark.parametrize("remover", [remove, remove_the_heading])
def test_an_undone_removal_brings_the_facts_back(plan, remover):
    remover(plan, plan.prepared_by)
    [removed] = plan.removed_lines.all()

    editor.restore(plan, removed.pk, actor=plan.prepared_by)

    assert stored(plan) == fresh(plan) == NAMED


def test_the_plan_of_another_year_has_a_reading_of_its_own(plan):
    PLAN_FLOW.take("copy_to_year", plan, actor=plan.prepared_by, year=2027)

    [copy] = plan.copies.all()
    assert stored(copy) == fresh(copy)
    assert (stored(copy).registration_days, stored(copy).days) == (12, ())


def an_amendment(plan):
    build.a_round(plan)
    PLAN_FLOW.take("amend", plan, actor=plan.prepared_by)
    return plan.amendments.get()


def test_an_amendment_has_a_reading_of_its_own():
    amendment = an_amendment(build.a_plan(state=PlanState.ISSUED))

    assert stored(amendment) == fresh(amendment) == TextFacts()


def test_a_signed_amendment_that_renames_the_plan_leaves_no_old_reading():
    plan = build.a_plan(state=PlanState.ISSUED)
    amendment = an_amendment(plan)
    facts_of_text(plan)
    Plan.objects.filter(pk=amendment.pk).update(subject="Đối thoại, đường dây nóng 0203 000 0004")
    PLAN_FLOW.take("submit", amendment, actor=plan.prepared_by)
    PLAN_FLOW.take("issue", amendment, actor=build.a_member(plan.authority, Role.CHAIR))

    plan.refresh_from_db()

    assert facts_of_text(plan) == fresh(plan) == stored(plan) == TextFacts(hotline="0203 000 0004")


def test_a_plan_older_than_the_column_is_read_once(plan, django_assert_num_queries):
    Plan.objects.filter(pk=plan.pk).update(text_facts=None)
    plan.refresh_from_db()

    assert contradictions(plan) == []

    again = Plan.objects.get(pk=plan.pk)
    with django_assert_num_queries(0):
        assert facts_of_text(again) == NAMED


def test_an_old_reading_never_replaces_that_of_newer_words(plan):
    Plan.objects.filter(pk=plan.pk).update(text_facts=None)
    opened = Plan.objects.get(pk=plan.pk)
    Plan.objects.filter(pk=plan.pk).update(version=2)

    facts_of_text(opened)

    assert Plan.objects.get(pk=plan.pk).text_facts is None


def test_a_submitted_plan_without_a_reading_is_signed_after_its_page_was_opened(client):
    plan = build.a_plan(state=PlanState.SUBMITTED)
    build.a_round(plan)
    chair = build.a_member(plan.authority, Role.CHAIR)
    Plan.objects.filter(pk=plan.pk).update(text_facts=None)
    with pytest.raises(StepRefused, match="mở lại trang"):
        PLAN_FLOW.take("issue", plan, actor=chair)

    client.force_login(chair)
    client.get(plan.get_absolute_url())
    signed = PLAN_FLOW.take("issue", plan, actor=chair)

    assert signed.state == PlanState.ISSUED
