from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.shortcuts import render
from django.urls import reverse

from dialogue_portal.accounts.access import comes_from_script, refusal
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


def not_found(request, exception):
    """404: a page below an authority's address, in any spelling, still leads to that authority."""
    if request.authority is None:
        slug = request.path.strip("/").partition("/")[0]
        request.authority = Authority.objects.filter(slug__iexact=slug).first()
    return render(request, "404.html", status=404)


def csrf_failure(request, reason=""):
    """403 of a form without a valid token: a citizen may send what they wrote once more, with a new token.

    People who are logged in are not offered this: a form from another site must not act in their name. A script is told
    403; it may ask again with the token of the cookie.
    """
    if comes_from_script(request):
        return refusal(403, "csrf", "Trang đã mở quá lâu. Xin tải lại trang.")
    typed = []
    if request.authority and not request.user.is_authenticated:
        typed = [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name != "csrfmiddlewaretoken"
        ]
    return render(request, "403_csrf.html", {"typed": typed}, status=403)
