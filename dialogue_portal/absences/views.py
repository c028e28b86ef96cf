from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from dialogue_portal.absences import rules, services
from dialogue_portal.absences.forms import AbsenceForm
from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from dialogue_portal.accounts.models import Absence
from dialogue_portal.formats.days import say_day_short
from dialogue_portal.records.flow import StepRefused

SHOWN_PAST = 20


@require_safe
@at_the_desk
def table(request, authority):
    """Vắng mặt: who is absent now and soon, and who does their work. For the authority's own people, else 404."""
    user, today = request.user, localdate()
    rows = Absence.objects.visible_to(user).filter(authority=request.authority).for_list()
    context = {
        "today": today,
        "rows": [(row, rules.may_end(user, row)) for row in rows.current(today)],
        "past": rows.past(today)[:SHOWN_PAST],
    }
    return render(request, "absences/table.html", context)


@at_the_desk
def enter(request, authority):
    """Ghi vắng mặt: the form, and the absence it stores. For the authority's own people; 422 with what is wrong."""
    form = AbsenceForm(request.POST or None, authority=request.authority, user=request.user)
    if form.is_valid():
        try:
            absence = services.enter_absence(
                request.authority, actor=request.user, today=localdate(), **form.cleaned_data
            )
        except StepRefused as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            _say_entered(request, absence)
            return redirect(absence)
    return render(request, "absences/enter.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@at_the_desk
def end(request, authority, pk):
    """Đi làm lại sớm, hoặc bỏ lần vắng chưa bắt đầu. For the person, the office and the leaders, else 403."""
    absence = visible_or_404(Absence.objects, request, pk)
    try:
        services.end_absence(absence, actor=request.user, today=localdate())
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Đã ghi. {_how_notified(absence.substitute)}")
    return redirect(absence)


def _say_entered(request, absence):
    messages.success(request, f"Đã ghi vắng mặt. {_how_notified(absence.substitute)}")
    for own in services.also_away(absence):
        messages.warning(
            request,
            f"{absence.substitute} cũng vắng từ {say_day_short(own.from_on)} đến {say_day_short(own.until_on)}: "
            f"những ngày ấy việc chuyển tiếp cho người làm thay của {absence.substitute}.",
        )


def _how_notified(substitute):
    if substitute.email:
        return f"{substitute} được báo bằng thư."
    return f"{substitute} chưa có địa chỉ thư: xin ông/bà báo trực tiếp."
