"""Terms that a plan sets beyond what the law allows."""

from dialogue_portal.ownterms.table import limit, oversteps
from dialogue_portal.workdays import terms
from plans.terms.in_force import PlanLike, notice_term, results_term

OF_LAW = [
    ("Hạn thông báo thời gian, địa điểm", "notice_days", terms.NOTICE, notice_term),
    ("Hạn công khai kết quả", "results_days", terms.RESULTS, results_term),
]


def beyond_law(plan: PlanLike) -> list[str]:
    """A Vietnamese sentence for each such term, of a stored plan or of what was read of one."""
    return [
        f"{name}: kế hoạch ghi {own.length}. {limit(usual)}"
        for name, column, usual, term_of in OF_LAW
        if getattr(plan, column) and oversteps(own := term_of(plan), usual)
    ]
