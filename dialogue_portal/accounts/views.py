from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.shortcuts import render
from django.urls import reverse

from dialogue_portal.accounts.models import Authority, Membership


class StaffLoginForm(AuthenticationForm):
    """Tên đăng nhập và mật khẩu."""

    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng. Xin thử lại.",
        "inactive": "Tài khoản này đã ngừng dùng. Xin liên hệ người quản trị của cơ quan.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].error_messages["required"] = "Xin ghi tên đăng nhập."
        self.fields["password"].error_messages["required"] = "Xin ghi mật khẩu."


class StaffLogin(LoginView):
    """Đăng nhập: leads to the desk of the person's authority. Open to everybody."""

    authentication_form = StaffLoginForm
    redirect_authenticated_user = True

    def get_default_redirect_url(self):
        """The desk of the first authority the person works for; without one the list of all authorities."""
        membership = Membership.objects.filter(user=self.request.user.pk).select_related("authority").first()
        return reverse("desk:work", args=[membership.authority.slug]) if membership else reverse("desk:index")


def bad_request(request, exception):
    """400; a form that is too long is answered by its view, where the view knows how (`when_too_long`)."""
    own = getattr(getattr(request.resolver_match, "func", None), "when_too_long", None)
    if own and isinstance(exception, (TooManyFieldsSent, RequestDataTooBig)):
        return own(request, exception)
    return render(request, "400.html", status=400)


def not_found(request, exception):
    """404: a page below an authority's address, in any spelling, still leads to that authority."""
    if request.authority is None:
        slug = request.path.strip("/").partition("/")[0]
        request.authority = Authority.objects.filter(slug__iexact=slug).first()
    return render(request, "404.html", status=404)
