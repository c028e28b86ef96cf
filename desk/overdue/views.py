from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from desk.overdue.board import board_of
from dialogue_portal.accounts.access import at_the_desk


@require_safe
@at_the_desk
def overdue(request, authority):
    """Việc quá hạn của cả cơ quan: shows what is late, due soon and paused, and with whom everything lies.

    The office and the leaders may read it, other staff get 403.
    """
    if not request.user.is_office_or_leader(request.authority.pk):
        raise PermissionDenied("Chỉ Văn phòng và lãnh đạo UBND được xem việc quá hạn của cả cơ quan.")
    return render(request, "desk/overdue/board.html", {"board": board_of(request.authority, localtime())})
