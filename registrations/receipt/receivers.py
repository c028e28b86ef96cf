from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from registrations.receipts import forget_at_login


@receiver(user_logged_in)
def forget_receipt(sender, request, **_):
    """Whoever logs in on a device sees nothing of the citizen who used it before."""
    forget_at_login(request.session)
