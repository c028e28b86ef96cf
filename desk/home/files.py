"""What browsers and search engines ask for by fixed addresses."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

A_DAY = 24 * 60 * 60  # seconds

# Lists and pages of somebody; they also ask for a login or a code.
NOT_FOR_SEARCH = ("/quan-tri/", "/dang-nhap/", "/*/tra-cuu/", "/*/viec/", "/van-ban/")


@require_safe
@login_not_required
@cache_control(public=True, max_age=A_DAY)
def robots(request):
    """Tells search engines which pages are not for them."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_SEARCH)]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@login_not_required
@cache_control(public=True, max_age=A_DAY)
def favicon(request):
    """Leads browsers that do not read the page's own link to the sign of the portal."""
    return redirect(static("icons/favicon.ico"))


@require_safe
@login_not_required
@cache_control(public=True, max_age=A_DAY)
def manifest(request):
    """What a phone shows of the portal on its home screen; it opens at the page from which it was put there."""
    icons = [
        {"src": static(f"icons/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    facts = {
        "name": "Cổng đối thoại với Nhân dân",
        "short_name": "Đối thoại",
        "lang": "vi",
        "display": "minimal-ui",
        "scope": "/",
        "theme_color": "#9b1c1c",
        "background_color": "#faf7f2",
        "icons": icons,
    }
    return JsonResponse(facts, content_type="application/manifest+json")
