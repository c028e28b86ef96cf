from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from dialogue_portal.documents.models import PreparedPrint
from dialogue_portal.documents.signing import services

# How often the page of a print that is under way asks again, in seconds.
LOOKS_AGAIN_AFTER = 5


@require_safe
@at_the_desk
def prepared(request, authority, pk):
    """Bản in chờ ký: how far the print of many letters is; leads to the signing page when it is ready.

    For the person who signs, else 404.
    """
    row = visible_or_404(PreparedPrint.objects, request, pk)
    if row.is_ready:
        return redirect(row.sign_url)
    context = {"prepared": row, "looks_again_after": LOOKS_AGAIN_AFTER if row.is_under_way else None}
    return render(request, "documents/prepared.html", context)


@require_POST
@at_the_desk
def stop(request, authority, pk):
    """Thôi in: for the person who signs, else 404."""
    row = visible_or_404(PreparedPrint.objects, request, pk)
    services.stop(row)
    messages.success(request, "Đã thôi in. Văn bản chưa được cấp số và vẫn chờ ký.")
    return redirect(row)


@require_POST
@at_the_desk
def print_again(request, authority, pk):
    """In lại a print that was given up or that failed: for the person who signs, else 404."""
    row = visible_or_404(PreparedPrint.objects, request, pk)
    services.print_again(row)
    return redirect(row)
