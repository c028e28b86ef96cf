from datetime import date

from conferences.conclusion.models import Conclusion, ConclusionPoint
from conferences.conclusion.states import CONCLUSION_FLOW
from dialogue_portal.records.flow import StepRefused
from plans.models import Plan


@CONCLUSION_FLOW.step("point_done")
def point_done(
    conclusion: Conclusion, *, point: ConclusionPoint, done_on: date, done_note: str, today: date, **_
) -> None:
    """Ghi việc đã xong: a fact beside the issued notice, which is never edited."""
    if done_on > today:
        raise StepRefused("Ngày xong không thể sau hôm nay.", "done_on")
    point = conclusion.points.select_for_update(of=("self",)).get(pk=point.pk)
    if point.met_on:
        raise StepRefused("Việc này đã được ghi là xong rồi.", "point")
    point.meet(done_on)
    point.done_note = done_note
    point.save()


def open_promises(plan: Plan):
    """The points of issued notices of a plan's rounds that nobody has done yet."""
    points = ConclusionPoint.objects.open().filter(conclusion__conference__round__plan=plan)
    return points.select_related("department")
