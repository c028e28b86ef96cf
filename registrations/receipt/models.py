import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.timezone import now

VALID_FOR = timedelta(days=30)


class MailedLinkQuerySet(models.QuerySet):
    """Links by their token: how they come into being, and how they are spent."""

    def issue(self, registration) -> str:
        """Makes a link and returns its address; the token is in the address only, the row has its hash."""
        token = secrets.token_urlsafe(32)
        self.create(registration=registration, token_hash=hash_of(token), expires_at=now() + VALID_FOR)
        return settings.BASE_URL + reverse(
            "registrations:mailed_link", args=[registration.authority.slug, token]
        )

    def usable(self, authority, token: str):
        """The link with this token, of a form of the authority, where it is neither spent nor too old."""
        return self.filter(
            registration__authority=authority,
            token_hash=hash_of(token),
            spent_at=None,
            expires_at__gt=now(),
        )

    def spend(self, authority, token: str):
        """The registration of the link, once; None where somebody was quicker, or the link is not usable."""
        link = self.usable(authority, token).select_related("registration").first()
        if link and self.filter(pk=link.pk, spent_at=None).update(spent_at=now()):
            return link.registration
        return None

    def end(self, registration) -> None:
        """Makes the links of a form unusable: it got another code."""
        self.filter(registration=registration, spent_at=None).update(expires_at=now())


class MailedLink(models.Model):
    """Liên kết trong thư: opens the form of whoever got the letter, once and for thirty days."""

    registration = models.ForeignKey(
        "registrations.Registration", models.CASCADE, related_name="+", verbose_name="phiếu đăng ký"
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField("hết hạn lúc")
    spent_at = models.DateTimeField("đã dùng lúc", null=True)

    objects = MailedLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "liên kết trong thư"
        verbose_name_plural = "liên kết trong thư"
        ordering = ["pk"]

    def __str__(self):
        return f"Liên kết số {self.pk}"


def hash_of(token: str) -> str:
    """SHA-256 in hex; a random token of 256 bits needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()
