from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from dialogue_portal.accounts.access import at_the_desk
from dialogue_portal.ownterms import services
from dialogue_portal.ownterms.forms import TermsForm
from dialogue_portal.ownterms.table import table_of
from dialogue_portal.records.flow import StepRefused

SHOWN_CHANGES = 20


@require_safe
@at_the_desk
def table(request, authority):
    """Thời hạn và nhắc việc: the authority's terms and thresholds, and their changes. For its own people, else 404."""
    context = {
        "lines": table_of(request.authority),
        "changes": services.changes_of(request.authority)[:SHOWN_CHANGES],
        "may_change": request.user.is_office_or_leader(request.authority.pk),
    }
    return render(request, "ownterms/table.html", context)


@at_the_desk
def change(request, authority):
    """Sửa thời hạn và nhắc việc. For the office and the leaders, else 403; 422 with what is wrong."""
    if not request.user.is_office_or_leader(request.authority.pk):
        raise PermissionDenied("Chỉ Văn phòng và lãnh đạo UBND được sửa thời hạn và nhắc việc.")
    seen = services.last_change(request.authority)
    form = TermsForm(request.POST or None, instance=request.authority, seen=seen)
    if form.is_valid():
        try:
            changed = services.change_terms(request.authority, actor=request.user, **form.change)
        except StepRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã lưu thời hạn và nhắc việc." if changed else "Không có gì thay đổi.")
            return redirect("ownterms:table", authority=authority)
    return render(request, "ownterms/change.html", {"form": form}, status=422 if form.errors else 200)
