from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import View

from dialogue_portal.accounts.access import only_for, visible_or_404
from dialogue_portal.documents.views import show_sheet
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.workdays.services import calendar_of
from plans.models import Round
from registrations import rules
from registrations.collecting import services
from registrations.collecting.documents import LinkSheet
from registrations.collecting.forms import CollectorForm, ListForm
from registrations.collecting.fromplan import proposed
from registrations.collecting.handedin import slips_of
from registrations.collecting.kinds import usually_owed
from registrations.collecting.models import Collector
from registrations.collecting.overview import overview_of
from registrations.roundlist import nearest_first

DONE = {
    "replace_link": "Đã cấp liên kết mới; liên kết trước, nếu có, không dùng được nữa.",
    "withdraw_link": "Đã thu hồi liên kết. Những gì đã nộp vẫn giữ nguyên.",
    "remove": "Đã bỏ đầu mối.",
}


for_readers = only_for(
    rules.may_read_floods, "Chỉ Văn phòng, thư ký và lãnh đạo UBND được xem đầu mối lấy ý kiến."
)
for_keepers = only_for(rules.may_keep_collectors, "Chỉ Văn phòng được lập đầu mối và cấp liên kết.")


@require_safe
@for_readers
def rounds(request, authority):
    """Đầu mối: the rounds for which opinions are collected; a single coming one leads to its list."""
    today = localdate()
    rows = Round.objects.for_page().announced().filter(authority=request.authority)
    rows = nearest_first(rows.select_related("plan__document"), today)
    open_ = [round for round in rows if round.takes_registrations(today)]
    if len(open_) == 1 and "tat-ca" not in request.GET:
        return redirect("registrations:collectors", authority=authority, pk=open_[0].pk)
    return render(request, "registrations/collecting/rounds.html", {"rounds": rows, "today": today})


@require_safe
@for_readers
def collectors(request, authority, pk):
    """The collectors of a round: who owes, who handed in, what is missing."""
    round = visible_or_404(Round.objects.for_page(), request, pk)
    context = {
        "round": round,
        "overview": overview_of(round, today=localdate(), calendar=calendar_of(request.authority)),
        "may_keep": rules.may_keep_collectors(request.user, request.authority.pk),
        "reason": services.why_none(round),
    }
    return render(request, "registrations/collecting/collectors.html", context)


@method_decorator(for_keepers, name="dispatch")
class AddMany(View):
    """Thêm đầu mối by lines; the plan and the round before fill in the box."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, pk):
        """Finds the round."""
        self.round = visible_or_404(Round.objects.for_page(), request, pk)
        return super().dispatch(request)

    def get(self, request):
        """Shows the box with what the plan names."""
        found = proposed(self.round)
        lines = "\n".join(one.line for one in found.listed)
        return self.show(ListForm(initial={"lines": lines}, label_suffix=""), proposed=found)

    def post(self, request):
        """Stores all lines or none."""
        form = ListForm(request.POST, label_suffix="")
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            added, changed = services.add_many(self.round, form.cleaned_data["lines"], actor=request.user)
        except StepRefused as refusal:
            form.add_error("lines", str(refusal))
            return self.show(form, status=422)
        messages.success(request, f"Đã thêm {added} đầu mối, điền thêm cho {changed} đầu mối đã có.")
        return redirect("registrations:collectors", authority=self.round.authority.slug, pk=self.round.pk)

    def show(self, form, status=200, **context):
        """The page with the box."""
        context |= {"round": self.round, "form": form}
        return render(self.request, "registrations/collecting/add_many.html", context, status=status)


@method_decorator(for_keepers, name="dispatch")
class AddOne(View):
    """Thêm một đầu mối."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, pk):
        """Finds the round."""
        self.round = visible_or_404(Round.objects.for_page(), request, pk)
        self.today = localdate()
        return super().dispatch(request)

    def get(self, request):
        """Shows the empty form."""
        initial = {"kind": "hamlet", "owes": usually_owed("hamlet")}
        return self.show(CollectorForm(round=self.round, today=self.today, initial=initial))

    def post(self, request):
        """Stores the collector and shows it."""
        form = CollectorForm(request.POST, round=self.round, today=self.today)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            row = services.add(self.round, actor=request.user, **form.cleaned_data)
        except StepRefused as refusal:
            form.add_error(refusal.field, str(refusal))
            return self.show(form, status=422)
        messages.success(request, f"Đã thêm {row}.")
        return redirect("registrations:collector", authority=row.authority.slug, pk=row.pk)

    def show(self, form, status=200):
        """The page with the fields."""
        context = {"round": self.round, "form": form}
        return render(self.request, "registrations/collecting/add_one.html", context, status=status)


@method_decorator(for_keepers, name="dispatch")
class OneCollector(View):
    """One collector: its facts, its link, what it handed in."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, authority, pk):
        """Finds the collector."""
        self.collector = visible_or_404(Collector.objects.for_page().counted(), request, pk)
        self.today = localdate()
        return super().dispatch(request)

    def get(self, request):
        """Shows the facts in boxes."""
        facts = {name: getattr(self.collector, name) for name in services.FACTS}
        return self.show(CollectorForm(round=self.collector.round, today=self.today, initial=facts))

    def post(self, request):
        """Stores what differs."""
        facts = {"own_last_day": self.collector.own_last_day}
        form = CollectorForm(request.POST, round=self.collector.round, today=self.today, initial=facts)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            changed = services.change(self.collector, actor=request.user, **form.cleaned_data)
        except StepRefused as refusal:
            form.add_error(refusal.field, str(refusal))
            return self.show(form, status=422)
        messages.success(request, "Đã lưu." if changed else "Không có gì thay đổi.")
        return redirect("registrations:collector", authority=request.authority.slug, pk=self.collector.pk)

    def show(self, form, status=200):
        """The page of the collector."""
        context = {"collector": self.collector, "form": form, "slips": slips_of(self.collector)}
        return render(self.request, "registrations/collecting/collector.html", context, status=status)


@require_POST
@for_keepers
def act(request, authority, pk, step):
    """Gives, withdraws or sends the link of a collector, or removes the collector; 404 for any other word."""
    collector = visible_or_404(Collector.objects.for_page(), request, pk)
    round = collector.round
    if step == "send_link":
        return _sent(request, round, [collector], back=("registrations:collector", pk))
    if step not in DONE:
        raise Http404
    try:
        getattr(services, step)(collector, actor=request.user)
    except StepRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("registrations:collector", authority=authority, pk=pk)
    messages.success(request, DONE[step])
    if step == "remove":
        return redirect("registrations:collectors", authority=authority, pk=round.pk)
    return redirect("registrations:collector", authority=authority, pk=pk)


@require_POST
@for_keepers
def send_all(request, authority, pk):
    """Gửi liên kết qua thư to every collector of the round that has an address and got none yet."""
    round = visible_or_404(Round.objects.for_page(), request, pk)
    to_send = overview_of(round, today=localdate(), calendar=calendar_of(request.authority)).to_send
    return _sent(request, round, to_send, back=("registrations:collectors", pk))


def _sent(request, round, those, *, back):
    view, pk = back
    try:
        count = services.send_links(those, actor=request.user, today=localdate())
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    else:
        if count:
            messages.success(request, f"Đã gửi liên kết qua thư cho {count} đầu mối.")
        else:
            messages.error(request, "Chưa gửi được: cần có liên kết và địa chỉ thư điện tử.")
    return redirect(view, authority=round.authority.slug, pk=pk)


@require_safe
@for_keepers
def link_sheet(request, authority, pk):
    """Giấy giao liên kết of one collector (PDF); 404 where it has no link."""
    collector = visible_or_404(Collector.objects.for_page().exclude(link_seed=""), request, pk)
    return show_sheet(LinkSheet(collector.round, [collector]), "pdf", "giay-giao-lien-ket")


@require_safe
@for_keepers
def link_sheets(request, authority, pk):
    """Giấy giao liên kết of every collector of the round that has a link (PDF), a page for each; 404 without any."""
    round = visible_or_404(Round.objects.for_page(), request, pk)
    those = overview_of(round, today=localdate(), calendar=calendar_of(request.authority)).to_print
    if not those:
        raise Http404
    return show_sheet(LinkSheet(round, those), "pdf", "giay-giao-lien-ket")
