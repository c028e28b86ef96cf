"""Every public change of an issued plan is numbered."""

from collections.abc import Iterable
from datetime import date

from plans.models import Plan, Release, Round


def publish(
    plan: Plan,
    *,
    today: date,
    title: str,
    sentences: Iterable[str] = (),
    note: str = "",
    amendment: Plan | None = None,
) -> Release:
    """Công bố một thay đổi: gives it the plan's next number, in the transaction of the change.

    Two changes at the same time wait for each other at the plan's first release.
    """
    plan.releases.select_for_update().order_by("number").first()
    number = plan.releases.count() + 1
    return Release.objects.create(
        plan=plan,
        number=number,
        on=today,
        title=title,
        sentences=list(sentences),
        note=note,
        amendment=amendment,
    )


def publish_round(
    round: Round, *, today: date, title: str, sentences: Iterable[str] = (), note: str = ""
) -> None:
    """Công bố thay đổi của một đợt of an issued plan."""
    publish(round.plan, today=today, title=f"Đợt {round.position}: {title}", sentences=sentences, note=note)
