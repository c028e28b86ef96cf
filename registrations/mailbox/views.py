from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import View

from dialogue_portal.accounts.access import only_for, visible_or_404
from dialogue_portal.forms.paging import page_of
from dialogue_portal.records.views import StepView
from registrations import rules
from registrations.entry.services import EntryRefused, SameForms
from registrations.form.press import Press
from registrations.mailbox import services
from registrations.mailbox.forms import AND_MORE, MessageForm, SetAsideForm
from registrations.mailbox.limits import AUTOMATIC_KEPT, SET_ASIDE_KEPT
from registrations.mailbox.prefilled import rounds_for
from registrations.mailbox.states import MESSAGE_FLOW, MessageState
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


for_readers_of_mail = only_for(
    rules.may_read_mail, "Chỉ Văn phòng, thư ký và lãnh đạo UBND được xem hộp thư."
)


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


@method_decorator([for_readers_of_mail, never_cache], name="dispatch")
class MessagePage(View):
    """Một thư: what was written and which files came, beside the boxes of a form; 404 where it may not be seen.

    409 where a colleague was quicker or the form may be there already, 422 where something is wrong: nothing is stored.
    """

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, pk):
        """Finds the letter, its forms, and the round for which it may be entered."""
        rows = IncomingMessage.objects.select_related("authority", "about__authority")
        self.row, self.today = visible_or_404(rows, request, pk), localdate()
        self.may_sort = rules.may_sort_mail(request.user, self.row)
        self.entered = list(self.row.forms.select_related("authority").order_by("pk"))
        self.rounds = rounds_for(self.row, self.today) if self.may_sort and self.takes_forms else []
        named = request.GET.get("dot", "")
        self.round = next((one for one in self.rounds if str(one.pk) == named), next(iter(self.rounds), None))
        note_looks(request.user, [self.row], today=self.today)
        return super().dispatch(request)

    @property
    def takes_forms(self):
        """Whether a form can be made of the letter now."""
        return MESSAGE_FLOW.steps["enter"].starts_from(self.row) and self.row.emptied_on is None

    def get(self, request):
        """Shows the letter; the boxes of one about a known form only where somebody asks for them."""
        asked = self.row.about is None or self.entered or "moi" in request.GET
        return self.show(self.form() if self.round and asked else None)

    def post(self, request):
        """Stores a form; leads to the list, or back to the letter for the next form."""
        if not self.round:
            messages.error(request, "Thư này không nhập được: không còn đợt nào nhận, hoặc thư đã để riêng.")
            return redirect(self.row)
        form = self.form(request.POST)
        if request.POST.get("step") == Press.ADD:
            return self.show(form.again(another=True))
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            facts = form.cleaned_data | {"seen_same": form.shown_same, "today": self.today}
            made = services.enter_from(self.row, self.round, actor=request.user, **facts)
        except EntryRefused as refusal:
            form.refuse(refusal.reasons)
            return self.show(form, status=422)
        except SameForms as found:
            note_looks(request.user, found.rows, today=self.today)
            return self.show(form.with_same(found.rows), status=409, same=found.rows)
        except services.EnteredMeanwhile as colleague:
            form.add_error(None, str(colleague))
            return self.show(form.with_changed(entered_before=len(self.entered)), status=409)
        return self.stored(made)

    def stored(self, made):
        """What is said after a form was stored, and the next page."""
        letter = (
            " Biên nhận gửi đến thư điện tử ghi trong phiếu."
            if made.email
            else " Phiếu không ghi thư điện tử."
        )
        messages.success(self.request, f"Đã lưu phiếu số {made.slip_number} từ thư này.{letter}")
        if self.request.POST.get("step") == AND_MORE:
            return redirect(f"{self.row.get_absolute_url()}?dot={made.round_id}")
        return redirect("registrations:mailbox", authority=self.row.authority.slug)

    def form(self, typed=None):
        """The boxes for the next form of the letter."""
        facts = {"round": self.round, "today": self.today}
        return MessageForm(typed, message=self.row, number=len(self.entered), **facts)

    def show(self, form, status=200, **context):
        """The page of the letter."""
        context |= {
            "letter": self.row,
            "files": self.row.attachments.all(),
            "entered": self.entered,
            "form": form,
            "round": self.round,
            "rounds": self.rounds,
            "takes_forms": self.may_sort and self.takes_forms,
        }
        return render(self.request, "registrations/mailbox/message.html", context, status=status)


class MessageStep(StepView):
    """Một bước xử lý thư đến: keeping it beside a form, setting it aside, taking that back."""

    model = IncomingMessage
    forms = {"set_aside": SetAsideForm}
