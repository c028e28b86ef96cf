from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.generic import View

from desk.tracking.forms import TrackForm
from desk.tracking.journey import follow
from dialogue_portal.formats.codes import plain_code
from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.counting import uncount
from dialogue_portal.ratelimits.guard import check, limited
from registrations import receipts
from registrations.models import HeldForm, Registration


@method_decorator([login_not_required, never_cache, limited(limits.TRACK)], name="dispatch")
class Track(View):
    """Tra cứu phiếu: shows a citizen their registration, found by its code and phone number.

    Anybody may ask; what fits no registration is refused with 422, after too many wrong tries with 429. Both stay out
    of the address: the session remembers which registration was found.
    """

    http_method_names = ["get", "head", "post"]

    def get(self, request, authority):
        """Shows the registration that the session remembers, or the form."""
        registration = receipts.remembered(request).select_related("authority", "round__plan").first()
        if registration is None and receipts.remembered_held(request):
            return redirect("registrations:receipt", authority=authority)
        if registration is None:
            return render(request, "desk/tracking/form.html", {"form": TrackForm()})
        return render(
            request, "desk/tracking/registration.html", {"followed": follow(registration, localdate())}
        )

    def post(self, request, authority):
        """Finds a registration of this authority, or forgets the one that was found."""
        if "another" in request.POST:
            receipts.forget(request)
            return redirect("desk:track", authority=authority)
        form = TrackForm(request.POST)
        if form.is_valid():
            by_code = (limits.TRACK_BY_CODE, plain_code(form.cleaned_data["code"]), 1)
            check(by_code)
            registrations = Registration.objects.filter(authority=request.authority)
            found = registrations.found_by(**form.cleaned_data).first()
            if found:
                uncount(by_code)
                receipts.remember(request, found)
                return redirect("desk:track", authority=authority)
            held = HeldForm.objects.filter(authority=request.authority).found_by(**form.cleaned_data).first()
            if held:
                uncount(by_code)
                receipts.remember_held(request, held)
                return redirect("registrations:receipt", authority=authority)
            check((limits.TRACK_BY_PHONE, form.cleaned_data["phone"], 1))
            form.add_error(
                None,
                "Không tìm thấy phiếu nào có mã và số điện thoại này. Xin xem lại cả hai trên biên nhận.",
            )
        return render(request, "desk/tracking/form.html", {"form": form}, status=422)
