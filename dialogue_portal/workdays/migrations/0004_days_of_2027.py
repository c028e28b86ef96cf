"""The days off of 2027 as the Government announced them, with their document, on new and on running installations."""

from datetime import date

from django.db import migrations

SOURCE = "10065/VPCP-KGVX ngày 02/10/2026"
DAYS = {
    date(2027, 1, 1): "Tết Dương lịch",
    date(2027, 2, 4): "29 Tết",
    date(2027, 2, 5): "Giao thừa Tết Nguyên Đán",
    date(2027, 2, 6): "Tết Nguyên Đán",
    date(2027, 2, 7): "Mùng hai Tết Nguyên Đán",
    date(2027, 2, 8): "Mùng ba Tết Nguyên Đán",
    date(2027, 2, 9): "Mùng bốn Tết Nguyên Đán",
    date(2027, 2, 10): "Mùng năm Tết Nguyên Đán",
    date(2027, 4, 16): "Ngày Giỗ Tổ Hùng Vương",
    date(2027, 4, 30): "Ngày Chiến thắng",
    date(2027, 5, 1): "Ngày Quốc tế Lao động",
    date(2027, 5, 3): "Ngày Quốc tế Lao động (nghỉ bù)",
    date(2027, 9, 2): "Quốc khánh",
    date(2027, 9, 3): "Quốc khánh",
    date(2027, 11, 24): "Ngày Văn hóa Việt Nam",
}


def announce(apps, schema_editor):
    """Makes the forecasts of 2027 official; what an administrator entered as official already stays."""
    DayOff = apps.get_model("workdays", "DayOff")
    national = DayOff.objects.filter(authority=None, date__year=2027)
    # A forecast that did not come true is no day off.
    national.filter(official=False).exclude(date__in=DAYS).delete()
    known = {row.date: row for row in national}
    for day, name in DAYS.items():
        row = known.get(day) or DayOff(date=day, kind="off", name=name, official=False)
        if row.official:
            continue
        row.kind, row.official, row.source = "off", True, SOURCE
        # Saved one by one: the time of entry changes, and with it the version of the calendar that browsers keep.
        row.save()


class Migration(migrations.Migration):
    dependencies = [("workdays", "0003_day_off_entered")]
    operations = [migrations.RunPython(announce, migrations.RunPython.noop)]
