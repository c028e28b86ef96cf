from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from dialogue_portal.forms.paging import page_of
from dialogue_portal.records.views import StepView
from registrations import rules
from registrations.mailbox.forms import SetAsideForm
from registrations.mailbox.limits import AUTOMATIC_KEPT, SET_ASIDE_KEPT
from registrations.mailbox.states import MessageState
from registrations.models import IncomingMessage
from registrations.personaldata.looks import note_looks

ON_A_PAGE = 25
# {state: what the list says of its letters}
SAID_OF = {
    MessageState.WAITING: "Chưa thư nào ở đây được nhập hay trả lời. Mở từng thư, nhập thành phiếu hoặc để riêng.",
    MessageState.ENTERED: "Đã thành phiếu; biên nhận đã gửi đến địa chỉ ghi trong phiếu.",
    MessageState.BESIDE: "Thư nói thêm về phiếu đã có, xem ở trang của phiếu ấy.",
    MessageState.SET_ASIDE: f"Đã để riêng; đưa lại được trong {SET_ASIDE_KEPT.days} ngày, sau đó thư tự xóa.",
    MessageState.AUTOMATIC: "Thư báo vắng, thư trả lại, thư hàng loạt, thư của chính cổng: không trả lời, "
    f"không giữ tệp; tự xóa sau {AUTOMATIC_KEPT.days} ngày.",
}


def for_readers_of_mail(view):
    """Only for the staff who receive registrations: 403 for the authority's other people, 404 for everybody else."""

    @at_the_desk
    def guarded(request, **kwargs):
        if not rules.may_read_mail(request.user, request.authority.pk):
            raise PermissionDenied("Chỉ Văn phòng, thư ký và lãnh đạo UBND được xem hộp thư.")
        return view(request, **kwargs)

    return guarded


@require_safe
@for_readers_of_mail
@never_cache
def mailbox(request, authority):
    """Hộp thư: the letters that wait, or those of the state that the address names."""
    asked = request.GET.get("xem", "")
    state = MessageState(asked) if asked in MessageState.values else MessageState.WAITING
    own = IncomingMessage.objects.filter(authority=request.authority)
    counts = own.count_by_state()
    seen = own.visible_to(request.user)
    context = {
        "state": state,
        "said": SAID_OF[state],
        "states": [(one, counts[one]) for one in MessageState],
        "page": page_of(request, seen.filter(state=state).for_list(), ON_A_PAGE),
        "hidden": counts[state] - seen.filter(state=state).count(),
    }
    note_looks(request.user, context["page"], today=localdate())
    return render(request, "registrations/mailbox/list.html", context)


@require_safe
@for_readers_of_mail
@never_cache
def message(request, authority, pk):
    """Một thư: what was written and which files came; 404 for one that the reader may not see."""
    row = visible_or_404(IncomingMessage.objects.select_related("authority", "about__authority"), request, pk)
    note_looks(request.user, [row], today=localdate())
    context = {
        "letter": row,
        "files": row.attachments.all(),
        "entered": row.forms.select_related("authority"),
        "may_sort": rules.may_sort_mail(request.user, row),
    }
    return render(request, "registrations/mailbox/message.html", context)


class MessageStep(StepView):
    """Một bước xử lý thư đến: keeping it beside a form, setting it aside, taking that back."""

    model = IncomingMessage
    forms = {"set_aside": SetAsideForm}
