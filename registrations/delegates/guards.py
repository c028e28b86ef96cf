"""Who opens the pages of delegates."""

from functools import wraps

from django.core.exceptions import PermissionDenied

from dialogue_portal.accounts.access import at_the_desk
from registrations.delegates import rules


def for_readers(view):
    """Only for whoever receives registrations: 403 for other people of the authority, 404 for everybody else."""

    @at_the_desk
    @wraps(view)
    def guarded(request, **kwargs):
        if not rules.may_read_board(request.user, request.authority.pk):
            raise PermissionDenied("Chỉ Văn phòng, thư ký và lãnh đạo UBND được xem danh sách đại biểu.")
        return view(request, **kwargs)

    return guarded


def for_the_office(view):
    """Only for the office of the authority."""

    @for_readers
    @wraps(view)
    def guarded(request, **kwargs):
        if not rules.may_arrange(request.user, request.authority.pk):
            raise PermissionDenied("Chỉ Văn phòng được ghi chỉ tiêu và cử đại biểu thay các thôn.")
        return view(request, **kwargs)

    return guarded
