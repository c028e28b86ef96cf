"""Stored explanations of due dates, told anew in facts: whether a term counts working days, not the words of its unit.

A copy of what was true when the migrations that use it were written; it imports nothing of the portal.
"""

WORKING_DAYS = "ngày làm việc"
WEEKEND = {5: "thứ Bảy", 6: "Chủ nhật"}
AT_A_TIME = 500


def in_facts(explanation: dict) -> dict:
    """The unit as a fact; a Saturday or Sunday without the reason that its date says already."""
    facts = {**explanation, "working": explanation["unit"] == WORKING_DAYS}
    del facts["unit"]
    facts["skipped"] = [
        {**step, "why": "" if step["why"] in WEEKEND.values() else step["why"]}
        for step in explanation["skipped"]
    ]
    return facts


def in_words(explanation: dict) -> dict:
    """As it was before."""
    from datetime import date

    words = {**explanation, "unit": WORKING_DAYS if explanation["working"] else "ngày"}
    del words["working"]
    words["skipped"] = [
        {**step, "why": step["why"] or WEEKEND[date.fromisoformat(step["day"]).weekday()]}
        for step in explanation["skipped"]
    ]
    return words


def restated(model, field, restate):
    """Writes every explanation of one column anew, some rows at a time."""
    rows = model.objects.exclude(**{field: {}}).order_by("pk").only("pk", field)
    changed = []
    for row in rows.iterator(AT_A_TIME):
        setattr(row, field, restate(getattr(row, field)))
        changed.append(row)
        if len(changed) == AT_A_TIME:
            model.objects.bulk_update(changed, [field])
            changed = []
    model.objects.bulk_update(changed, [field])
