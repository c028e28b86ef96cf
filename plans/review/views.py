from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from dialogue_portal.accounts.access import at_the_desk, visible_or_404
from plans.models import Plan
from plans.review.services import settle as settle_mark


@require_POST
@at_the_desk
def settle(request, authority, pk, mark):
    """Đã sửa: a marked line was seen to."""
    plan = visible_or_404(Plan.objects, request, pk)
    settle_mark(get_object_or_404(plan.marks, pk=mark), actor=request.user, today=localdate())
    return redirect(plan)
