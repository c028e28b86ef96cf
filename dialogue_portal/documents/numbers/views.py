from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from dialogue_portal.accounts.access import at_the_desk
from dialogue_portal.documents.numbering import next_number, series_of
from dialogue_portal.documents.numbers import services
from dialogue_portal.documents.numbers.forms import OutsideForm, SeriesForm, StartForm
from dialogue_portal.documents.numbers.series import series_of_year
from dialogue_portal.documents.rules import may_keep_register, may_read_register
from dialogue_portal.records.refusals import StepRefused


@at_the_desk
def numbers(request, authority):
    """Dãy số văn bản: where each series of this year stands, and how papers are numbered; 403 outside office, leaders.

    The office posts the last number of the paper register of one series, or the way of numbering (`one_series`).
    """
    if not may_read_register(request.user, request.authority.pk):
        raise PermissionDenied("Chỉ Văn phòng và lãnh đạo UBND được xem sổ văn bản đi.")
    year, sent = localdate().year, request.POST or None
    way = SeriesForm(
        sent if sent and "one_series" in sent else None,
        initial={"one_series": "1" if request.authority.one_series else "0"},
    )
    shown = series_of_year(request.authority, year)
    starts = [_start_form(series, sent) for series in shown]
    if way.is_valid():
        services.set_series(request.authority, actor=request.user, **way.cleaned_data)
        messages.success(request, "Đã lưu cách đánh số.")
        return redirect("documents:numbers", authority=authority)
    for form in starts:
        if form.is_valid():
            services.set_start(request.authority, year=year, actor=request.user, **form.cleaned_data)
            messages.success(request, f"Đã lưu: sổ giấy đã đến số {form.cleaned_data['number']}.")
            return redirect("documents:numbers", authority=authority)
    context = {
        "year": year,
        "rows": list(zip(shown, starts, strict=True)),
        "way": way,
        "may_keep": may_keep_register(request.user, request.authority.pk),
    }
    return render(request, "documents/numbers.html", context, status=422 if sent else 200)


def _start_form(series, sent):
    is_meant = sent and "number" in sent and sent.get("series", "") == series.code
    initial = {"series": series.code, "number": series.from_paper}
    return StartForm(sent if is_meant else None, series=series.code, initial=initial)


@at_the_desk
def enter_outside(request, authority):
    """Vào sổ văn bản ngoài cổng: a number that was given by hand, with its paper. For the office, else 403; 422."""
    if not may_keep_register(request.user, request.authority.pk):
        raise PermissionDenied("Chỉ Văn phòng được vào sổ văn bản.")
    form = OutsideForm(request.POST or None, initial={"issued_on": localdate()})
    if form.is_valid():
        try:
            document = services.enter_outside(request.authority, actor=request.user, **form.cleaned_data)
        except StepRefused as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            series = series_of(request.authority, document.type_code)
            following = next_number(request.authority, year=document.year, series=series)
            messages.success(
                request, f"Đã vào sổ văn bản số {document.symbol_text}. Số kế tiếp là {following}."
            )
            return redirect("documents:paper", authority=authority, pk=document.pk)
    context = {"form": form, "shown": series_of_year(request.authority, localdate().year)}
    return render(request, "documents/outside.html", context, status=422 if form.is_bound else 200)
