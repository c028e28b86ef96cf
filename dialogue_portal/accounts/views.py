from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.shortcuts import render
from django.urls import reverse

from dialogue_portal.accounts.models import Authority


class StaffLoginForm(AuthenticationForm):
    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng. Xin thử lại.",
        "inactive": "Tài khoản này đã ngừng dùng. Xin liên hệ người quản trị của cơ quan.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].error_messages["required"] = "Xin ghi tên đăng nhập."
        self.fields["password"].error_messages["required"] = "Xin ghi mật khẩu."


class StaffLogin(LoginView):
    """Đăng nhập; leads to the desk of the person's authority."""

    authentication_form = StaffLoginForm
    redirect_authenticated_user = True

    def get_default_redirect_url(self):
        membership = self.request.user.memberships.select_related("authority").first()
        return reverse("desk:work", args=[membership.authority.slug]) if membership else reverse("desk:index")


def not_found(request, exception):
    """404: below an authority's address, however it is written, the page still leads to that authority."""
    if request.authority is None:
        slug = request.path.strip("/").partition("/")[0]
        request.authority = Authority.objects.filter(slug__iexact=slug).first()
    return render(request, "404.html", status=404)


def csrf_failure(request, reason=""):
    """403: what a citizen wrote is offered to be sent once more, with a new token and by his own hand.

    Nobody who is signed in is offered this: his authority must not be lent to a form from elsewhere.
    """
    typed = []
    if request.authority and not request.user.is_authenticated:
        typed = [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name != "csrfmiddlewaretoken"
        ]
    return render(request, "403_csrf.html", {"typed": typed}, status=403)
