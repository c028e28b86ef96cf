from datetime import date

from conferences.conclusion.models import Conclusion, ConclusionPoint
from conferences.conclusion.querysets import ConclusionPointQuerySet
from conferences.conclusion.states import CONCLUSION_FLOW
from dialogue_portal.formats.days import day_on_paper
from dialogue_portal.records.flow import StepRefused
from plans.models import Plan
from plans.states import PLAN_FLOW
from plans.yearly.services import put_on_agenda

HEADING = "Báo cáo kết quả thực hiện các việc đã kết luận tại các đợt đối thoại năm {year}, còn {count} việc chưa xong:"


@CONCLUSION_FLOW.step("point_done")
def point_done(
    conclusion: Conclusion, *, point: ConclusionPoint, done_on: date, done_note: str, today: date, **_
) -> None:
    """Ghi việc đã xong: noted beside the issued notice, which stays as it is; refused for a day after `today`."""
    if done_on > today:
        raise StepRefused("Ngày xong không thể sau hôm nay.", "done_on")
    point = conclusion.points.select_for_update(of=("self",)).get(pk=point.pk)
    if point.met_on:
        raise StepRefused("Việc này đã được ghi là xong rồi.", "point")
    point.meet(done_on)
    point.done_note = done_note
    point.save()


def open_points(plan: Plan) -> ConclusionPointQuerySet:
    """The points of the notices of a plan's rounds that are not done."""
    points = ConclusionPoint.objects.open().filter(conclusion__conference__round__plan=plan)
    return points.select_related("department")


def carry_over(plan: Plan) -> None:
    """Puts the open points of `plan` on the agenda of the draft that its step "copy_to_year" has just made.

    The same step taken again finds the draft of the first time, which has the points already.
    """
    draft = plan.copies.filter(amends=None).order_by("-pk").first()
    points = list(open_points(plan))
    if draft and points and _is_new(draft):
        heading = HEADING.format(year=plan.year, count=len(points))
        put_on_agenda(draft, heading, [_line_of(point) for point in points])


def _is_new(draft):
    """Whether the present step made the draft: the record of this step is then the only one since the draft's birth."""
    # The first record, by whatever name: a copy of earlier days was recorded as an import.
    birth = draft.records.first()
    copying = PLAN_FLOW.steps["copy_to_year"].name
    return birth is not None and draft.copied_from.records.filter(step=copying, pk__gt=birth.pk).count() == 1


def _line_of(point):
    return f"{point.owed_work} ({point.department}, hạn {day_on_paper(point.due_on)});"
