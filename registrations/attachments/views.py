from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from registrations import receipts
from registrations.attachments.models import Attachment
from registrations.personaldata.looks import note_looks

# Even a browser that shows the file runs nothing of it.
SANDBOX = "sandbox; default-src 'none'"


@require_safe
@at_the_desk
@never_cache
def attachment(request, authority, pk):
    """Tệp gửi kèm, to be saved, for the staff who may read the whole form; 404 for others."""
    found = visible_or_404(Attachment.objects.select_related("file", "registration", "message"), request, pk)
    note_looks(request.user, [found.registration or found.message], today=localdate())
    return saved(found)


@require_safe
@login_not_required
@never_cache
def sent_attachment(request, authority, pk):
    """Tệp đã gửi, to be saved by the browser that sent the form or found it; others go to the search."""
    registration = receipts.remembered(request).first()
    if registration is None:
        return redirect("desk:track", authority=authority)
    return saved(get_object_or_404(registration.attachments.select_related("file"), pk=pk))


def saved(attachment: Attachment) -> HttpResponse:
    """The file as a download that no browser opens in the name of the portal."""
    headers = {
        "Content-Disposition": content_disposition_header(True, attachment.name) or "attachment",
        "Content-Security-Policy": SANDBOX,
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(bytes(attachment.file.content), content_type=attachment.content_type, headers=headers)
