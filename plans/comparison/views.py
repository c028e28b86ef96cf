from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render

from dialogue_portal.accounts.access import frame_of, visible_or_404
from plans.comparison.words import compare
from plans.models import Plan
from plans.outline.text import read_outline


@login_not_required
def comparison(request, authority, pk):
    """So sánh một kế hoạch với kế hoạch nó được lập từ; 404 where there is none, or a citizen may not read it."""
    plan = visible_or_404(Plan.objects.for_page(), request, pk)
    frame = frame_of(request)
    if plan.copied_from is None or not (frame["own"] or plan.copied_from.issued_on):
        raise Http404
    rows = compare(read_outline(plan.copied_from), read_outline(plan))
    return render(
        request, "plans/comparison.html", frame | {"plan": plan, "old": plan.copied_from, "rows": rows}
    )
