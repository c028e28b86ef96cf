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
from dialogue_portal.health.state import Health, queue_answers, sweep_statuses, unsent
from dialogue_portal.notices.models import OutgoingMail


@require_safe
@never_cache
@login_not_required
def healthz(request):
    """For a monitor without an account: 200 while all is well, 503 with the reasons; it tells nothing private."""
    now = localtime()
    try:
        with fresh_connection():
            sweeps, letters = sweep_statuses(now), unsent(OutgoingMail.objects)
    except Error:
        sweeps, letters = None, None
    health = Health(now, sweeps, queue_answers())
    told = {
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
    }
    words = {"ensure_ascii": False, "indent": 2}
    return JsonResponse(told, status=503 if health.reasons else 200, json_dumps_params=words)


def seconds(moment, now):
    return moment and int((now - moment).total_seconds())


@contextmanager
def fresh_connection():
    """A connection to the database for one look: a kept one may hang for minutes with a server that is gone."""
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
    """Tình trạng hệ thống."""
    user, authority, now = request.user, request.authority, localtime()
    if not user.is_office_or_leader(authority.pk):
        raise PermissionDenied("Chỉ Văn phòng và lãnh đạo UBND được xem tình trạng hệ thống.")
    context = {
        "health": Health(now, sweep_statuses(now), queue_answers()),
        "letters": unsent(OutgoingMail.objects.visible_to(user).filter(authority=authority)),
    }
    return render(request, "health/status.html", context)
