"""The month that an address asks for."""

from datetime import date

from django.http import Http404, HttpRequest


def month_or_404(request: HttpRequest) -> date:
    """The first day of the month that `?thang=2026-06` names; 404 for anything that is no month."""
    try:
        return date.fromisoformat(f"{request.GET.get('thang')}-01")
    except ValueError as error:
        raise Http404 from error
