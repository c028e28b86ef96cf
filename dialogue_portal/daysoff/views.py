from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.timezone import localdate
from django.views.decorators.http import condition, require_safe

from dialogue_portal.accounts.access import at_the_desk
from dialogue_portal.daysoff import forms, rules, services
from dialogue_portal.daysoff.changes import CalendarChange, preview
from dialogue_portal.daysoff.doubts import doubts
from dialogue_portal.daysoff.months import days_of, months_of
from dialogue_portal.formats.typed import NotReadable, read_day
from dialogue_portal.forms.months import month_or_404
from dialogue_portal.workdays.models import DayOff
from dialogue_portal.workdays.services import announced_years, calendar_of, calendar_version
from dialogue_portal.workdays.wording import say_day_with_calendar

FORMS = {
    "ngay": (forms.DayForm, "Thêm ngày nghỉ, ngày làm bù"),
    "hoan-doi": (forms.SwapForm, "Hoán đổi ngày làm việc"),
    "tep": (forms.DaysFileForm, "Đọc lịch nghỉ từ tệp"),
}
SHOWN_MOVES = 100
SHOWN_CHANGES = 20


@require_safe
@at_the_desk
def year(request, authority):
    """Lịch nghỉ của một năm: its days off and make-up days with their documents. For the authority's own people."""
    today = localdate()
    asked = request.GET.get("nam", "")
    shown = int(asked) if asked.isdecimal() and forms.EARLIEST <= int(asked) <= forms.LATEST else today.year
    rows = DayOff.objects.valid_for(request.authority).select_related("authority")
    context = {
        "year": shown,
        "years": (shown - 1, shown + 1),
        "days": [(row, rules.may_change(request.user, row)) for row in rows.of_year(shown)],
        "months": months_of(shown, calendar_of(request.authority), today),
        "announced": shown in announced_years(DayOff.objects.filter(authority=None)),
        "may_enter": rules.may_enter(request.user, request.authority),
        "changes": services.changes_of(request.authority)[:SHOWN_CHANGES],
    }
    return render(request, "daysoff/year.html", context)


def _version_of_month(request, authority):
    """What an answer of `month` depends on besides its address; the day because the answer names today."""
    return f'"{calendar_version(request.authority)}-{localdate()}"'


@require_safe
@at_the_desk
@condition(etag_func=_version_of_month)
def month(request, authority):
    """One month (`thang`, "2026-06") as JSON, for the calendar of a day field; 404 for anything that is no month.

    A browser that has the answer already is told so (304) at the price of one small query.
    """
    days = days_of(month_or_404(request), calendar_of(request.authority))
    answer = JsonResponse({"today": localdate().isoformat(), "days": days})
    # The same for all of the office; asked for again each time, so only after a login.
    patch_cache_control(answer, public=True, no_cache=True)
    return answer


@require_safe
@at_the_desk
def typed_day(request, authority):
    """A typed day (`chu`) as JSON: the day and its words, or what is wrong with it."""
    try:
        day = read_day(request.GET.get("chu", ""))
    except NotReadable as error:
        return JsonResponse({"day": None, "words": str(error)})
    words = say_day_with_calendar(day, calendar_of(request.authority))
    return JsonResponse({"day": day.isoformat(), "words": words})


@at_the_desk
def enter(request, authority, what):
    """Ghi ngày nghỉ: shows first which deadlines would move; once confirmed, stores the days.

    For the office, else 403; 404 for an unknown way to enter; 422 with what is wrong.
    """
    if not rules.may_enter(request.user, request.authority):
        raise PermissionDenied("Chỉ Văn phòng được ghi ngày nghỉ.")
    if what not in FORMS:
        raise Http404
    form_class, title = FORMS[what]
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = form_class(*sent, authority=request.authority, user=request.user)
    if not form.is_valid():
        context = {"form": form, "title": title}
        return render(request, "daysoff/enter.html", context, status=422 if form.is_bound else 200)
    return _preview_or_save(request, form.change, title, form)


@at_the_desk
def remove(request, authority, pk):
    """Bỏ một ngày đã ghi: after the same preview. For whoever may enter such a day, else 403."""
    row = get_object_or_404(DayOff.objects.valid_for(request.authority), pk=pk)
    if not rules.may_change(request.user, row):
        raise PermissionDenied("Ngày này do quản trị của hệ thống ghi cho cả nước.")
    return _preview_or_save(request, CalendarChange(row.authority, removed=(row,)), "Bỏ ngày đã ghi")


def _preview_or_save(request, change, title, form=None):
    today, found = localdate(), doubts(change)
    asked = [doubt for doubt in found if doubt.needs_tick]
    confirmed = "confirmed" in request.POST
    if confirmed and ("meant" in request.POST or not asked):
        meant = " ".join(doubt.text for doubt in asked)
        moved = services.change_calendar(change, actor=request.user, today=today, meant=meant)
        recounted = f" Đã tính lại hạn của {moved} việc và báo người phụ trách." if moved else ""
        messages.success(request, f"Đã lưu lịch nghỉ.{recounted}")
        day = (change.entered or change.removed)[0].date
        return redirect(f"{reverse('daysoff:year', args=[request.authority.slug])}?nam={day.year}")
    moves = preview(change)
    context = {
        "title": title,
        "change": change,
        "form": form,
        "doubts": found,
        "asked": bool(asked),
        "unanswered": confirmed,
        "moves": moves[:SHOWN_MOVES],
        "count": len(moves),
        "more": len(moves[SHOWN_MOVES:]),
        "on_time": sum(move.becomes_on_time(today) for move in moves),
    }
    return render(request, "daysoff/preview.html", context, status=422 if confirmed else 200)
