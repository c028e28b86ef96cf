from contextlib import contextmanager

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import Error, connection
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dialogue_portal.accounts.access import at_the_desk
from dialogue_portal.apart import clamd
from dialogue_portal.health.state import Health, latest_check, queue_answers, sweep_statuses, unsent
from dialogue_portal.notices.models import OutgoingMail


@require_safe
@never_cache
@login_not_required
def healthz(request):
    """The state of the portal as JSON, for a monitor without an account: 200 while all is well, else 503 with reasons.

    It contains nothing private and answers within seconds, also without a database.
    """
    now = localtime()
    try:
        with fresh_connection():
            sweeps, letters, seals = sweep_statuses(now), unsent(OutgoingMail.objects.all()), latest_check()
    except Error:
        sweeps, letters, seals = None, None, None
    health = Health(now, sweeps, queue_answers(), seals)
    answer = {
        "status": "red" if health.reasons else "ok",
        "reasons": health.reasons,
        "database": health.sweeps is not None,
        "broker": health.queue,
        "last_sweep_seconds": seconds(health.last_sweep, now),
        "mail": letters
        and {
            "waiting": letters.waiting,
            "given_up": letters.given_up,
            "oldest_waiting_seconds": seconds(letters.oldest, now),
        },
        "records": seals
        and {
            "checked": seals.count,
            "checked_seconds_ago": seconds(seals.checked_at, now),
            "intact": seals.broken_no is None,
        },
    }
    words = {"ensure_ascii": False, "indent": 2}
    return JsonResponse(answer, status=503 if health.reasons else 200, json_dumps_params=words)


def seconds(moment, now):
    """The whole seconds from `moment` to `now`; None without a moment."""
    return moment and int((now - moment).total_seconds())


@contextmanager
def fresh_connection():
    """A new connection to the database, closed at the end: a kept one may hang for minutes when the server is gone."""
    connection.close()
    try:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET statement_timeout = '3s'")
        yield
    finally:
        connection.close()


@require_safe
@at_the_desk
def status(request, authority):
    """Tình trạng hệ thống. For the office and the leaders of the authority, else 403."""
    user, authority, now = request.user, request.authority, localtime()
    if not user.is_office_or_leader(authority.pk):
        raise PermissionDenied("Chỉ Văn phòng và lãnh đạo UBND được xem tình trạng hệ thống.")
    context = {
        "health": Health(now, sweep_statuses(now), queue_answers(), latest_check()),
        "scanner": clamd.answers(),
        "letters": unsent(OutgoingMail.objects.visible_to(user).filter(authority=authority)),
    }
    return render(request, "health/status.html", context)
