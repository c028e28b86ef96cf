from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from plans.models import Plan
from plans.review import services


@require_POST
@at_the_desk
def settle(request, authority, pk, comment):
    """Đã sửa: the office states that a commented line is mended; 403 for others or when the plan is no draft."""
    plan = visible_or_404(Plan.objects, request, pk)
    services.settle(
        get_object_or_404(plan.review_comments, pk=comment), actor=request.user, today=localdate()
    )
    return redirect(plan)
