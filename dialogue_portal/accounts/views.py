from django.contrib.auth.views import LoginView
from django.urls import reverse


class StaffLogin(LoginView):
    """Đăng nhập; leads to the desk of the person's authority."""

    redirect_authenticated_user = True

    def get_default_redirect_url(self):
        membership = self.request.user.memberships.select_related("authority").first()
        return reverse("desk:work", args=[membership.authority.slug]) if membership else reverse("desk:index")
