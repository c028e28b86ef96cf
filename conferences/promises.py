"""What a conference promised: done or still open, and the first point of the next plan's agenda."""

from datetime import date

from django.dispatch import receiver

from conferences.models import Conclusion, ConclusionPoint
from conferences.states import CONCLUSION_FLOW
from dialogue_portal.records.flow import StepRefused, step_taken
from plans.models import Plan
from plans.yearly.services import put_on_agenda

HEADING = "Báo cáo kết quả thực hiện các việc đã kết luận tại các đợt đối thoại năm {year}, còn {count} việc chưa xong:"


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


@receiver(step_taken, sender=Plan)
def carry_over(sender, obj, step, **_):
    """A plan made after this one opens with what was promised and is not done."""
    if step.name != "copy_to_year":
        return
    for draft in obj.copies.filter(amends=None, version=1).order_by("-pk")[:1]:
        heading = HEADING.format(year=obj.year, count=open_promises(obj).count())
        lines = [
            f"{point.text.rstrip(' .;')} ({point.department}, hạn {point.due_on:%d/%m/%Y});"
            for point in open_promises(obj)
        ]
        told = draft.sections.filter(items__text__startswith=HEADING.split("{")[0]).exists()
        if lines and not told:
            put_on_agenda(draft, heading, lines)
