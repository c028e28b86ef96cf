from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.shortcuts import render

from dialogue_portal.accounts.models import Authority


def bad_request(request, exception):
    """400, or 413 for too much at once; the view of a form may answer that itself (`when_too_long`)."""
    own = getattr(getattr(request.resolver_match, "func", None), "when_too_long", None)
    if own and isinstance(exception, (TooManyFieldsSent, RequestDataTooBig)):
        return own(request, exception)
    if isinstance(exception, RequestDataTooBig):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def not_found(request, exception):
    """404: a page below an authority's address, in any spelling, still leads to that authority."""
    if request.authority is None:
        slug = request.path.strip("/").partition("/")[0]
        request.authority = Authority.objects.filter(slug__iexact=slug).first()
    return render(request, "404.html", status=404)
