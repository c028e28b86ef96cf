"""What was promised and is not done opens the next plan's agenda."""

from django.dispatch import receiver

from conferences.followup.services import open_promises
from dialogue_portal.records.flow import step_taken
from plans.models import Plan
from plans.yearly.services import put_on_agenda

HEADING = "Báo cáo kết quả thực hiện các việc đã kết luận tại các đợt đối thoại năm {year}, còn {count} việc chưa xong:"


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
