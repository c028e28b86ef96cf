"""The national days off that a new installation starts with, as they were known on 26 November 2026.

The days are those of the Labour Code 2019, art. 112, and of the Government's swaps; those of 2027 were not announced
yet. Later years are entered on the page of days off.
"""

from datetime import date

from django.db import migrations

# (day, kind, reason, official, document)
DAYS = [
    (date(2023, 1, 1), "off", "Tết Dương lịch", True, ""),
    (date(2023, 1, 2), "off", "Tết Dương lịch (nghỉ bù)", True, ""),
    (date(2023, 1, 20), "off", "29 Tết", True, ""),
    (date(2023, 1, 21), "off", "Giao thừa Tết Nguyên Đán", True, ""),
    (date(2023, 1, 22), "off", "Tết Nguyên Đán", True, ""),
    (date(2023, 1, 23), "off", "Mùng hai Tết Nguyên Đán", True, ""),
    (date(2023, 1, 24), "off", "Mùng ba Tết Nguyên Đán", True, ""),
    (date(2023, 1, 25), "off", "Mùng bốn Tết Nguyên Đán", True, ""),
    (date(2023, 1, 26), "off", "Mùng năm Tết Nguyên Đán", True, ""),
    (date(2023, 4, 29), "off", "Ngày Giỗ Tổ Hùng Vương", True, ""),
    (date(2023, 4, 30), "off", "Ngày Chiến thắng", True, ""),
    (date(2023, 5, 1), "off", "Ngày Quốc tế Lao động", True, ""),
    (date(2023, 5, 2), "off", "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)", True, ""),
    (date(2023, 5, 3), "off", "Ngày Chiến thắng (nghỉ bù)", True, ""),
    (date(2023, 9, 1), "off", "Quốc khánh", True, ""),
    (date(2023, 9, 2), "off", "Quốc khánh", True, ""),
    (date(2023, 9, 4), "off", "Quốc khánh (nghỉ bù)", True, ""),
    (date(2024, 1, 1), "off", "Tết Dương lịch", True, ""),
    (date(2024, 2, 8), "off", "29 Tết", True, ""),
    (date(2024, 2, 9), "off", "Giao thừa Tết Nguyên Đán", True, ""),
    (date(2024, 2, 10), "off", "Tết Nguyên Đán", True, ""),
    (date(2024, 2, 11), "off", "Mùng hai Tết Nguyên Đán", True, ""),
    (date(2024, 2, 12), "off", "Mùng ba Tết Nguyên Đán", True, ""),
    (date(2024, 2, 13), "off", "Mùng bốn Tết Nguyên Đán", True, ""),
    (date(2024, 2, 14), "off", "Mùng năm Tết Nguyên Đán", True, ""),
    (date(2024, 4, 18), "off", "Ngày Giỗ Tổ Hùng Vương", True, ""),
    (date(2024, 4, 29), "off", "Nghỉ hoán đổi dịp 30/4", True, ""),
    (date(2024, 4, 30), "off", "Ngày Chiến thắng", True, ""),
    (date(2024, 5, 1), "off", "Ngày Quốc tế Lao động", True, ""),
    (date(2024, 5, 4), "make_up", "Làm bù cho ngày 29/04/2024", True, ""),
    (date(2024, 9, 2), "off", "Quốc khánh", True, ""),
    (date(2024, 9, 3), "off", "Quốc khánh", True, ""),
    (date(2025, 1, 1), "off", "Tết Dương lịch", True, ""),
    (date(2025, 1, 27), "off", "29 Tết", True, ""),
    (date(2025, 1, 28), "off", "Giao thừa Tết Nguyên Đán", True, ""),
    (date(2025, 1, 29), "off", "Tết Nguyên Đán", True, ""),
    (date(2025, 1, 30), "off", "Mùng hai Tết Nguyên Đán", True, ""),
    (date(2025, 1, 31), "off", "Mùng ba Tết Nguyên Đán", True, ""),
    (date(2025, 2, 1), "off", "Mùng bốn Tết Nguyên Đán", True, ""),
    (date(2025, 4, 7), "off", "Ngày Giỗ Tổ Hùng Vương", True, ""),
    (date(2025, 4, 26), "make_up", "Làm bù cho ngày 02/05/2025", True, ""),
    (date(2025, 4, 30), "off", "Ngày Chiến thắng", True, ""),
    (date(2025, 5, 1), "off", "Ngày Quốc tế Lao động", True, ""),
    (date(2025, 5, 2), "off", "Nghỉ hoán đổi dịp 30/4", True, ""),
    (date(2025, 9, 1), "off", "Quốc khánh", True, ""),
    (date(2025, 9, 2), "off", "Quốc khánh", True, ""),
    (date(2026, 1, 1), "off", "Tết Dương lịch", True, ""),
    (date(2026, 1, 2), "off", "Nghỉ hoán đổi Tết Dương lịch", True, "12729/VPCP-KGVX ngày 25/12/2025"),
    (date(2026, 1, 10), "make_up", "Làm bù cho ngày 02/01/2026", True, "12729/VPCP-KGVX ngày 25/12/2025"),
    (date(2026, 2, 16), "off", "Giao thừa Tết Nguyên Đán", True, ""),
    (date(2026, 2, 17), "off", "Tết Nguyên Đán", True, ""),
    (date(2026, 2, 18), "off", "Mùng hai Tết Nguyên Đán", True, ""),
    (date(2026, 2, 19), "off", "Mùng ba Tết Nguyên Đán", True, ""),
    (date(2026, 2, 20), "off", "Mùng bốn Tết Nguyên Đán", True, ""),
    (date(2026, 4, 26), "off", "Ngày Giỗ Tổ Hùng Vương", True, ""),
    (date(2026, 4, 27), "off", "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)", True, ""),
    (date(2026, 4, 30), "off", "Ngày Chiến thắng", True, ""),
    (date(2026, 5, 1), "off", "Ngày Quốc tế Lao động", True, ""),
    (date(2026, 8, 22), "make_up", "Làm bù cho ngày 31/08/2026", True, ""),
    (date(2026, 8, 31), "off", "Nghỉ hoán đổi dịp Quốc khánh", True, ""),
    (date(2026, 9, 1), "off", "Quốc khánh", True, ""),
    (date(2026, 9, 2), "off", "Quốc khánh", True, ""),
    (date(2026, 11, 24), "off", "Ngày Văn hóa Việt Nam", True, ""),
    (date(2027, 1, 1), "off", "Tết Dương lịch", False, ""),
    (date(2027, 2, 4), "off", "29 Tết", False, ""),
    (date(2027, 2, 5), "off", "Giao thừa Tết Nguyên Đán", False, ""),
    (date(2027, 2, 6), "off", "Tết Nguyên Đán", False, ""),
    (date(2027, 2, 7), "off", "Mùng hai Tết Nguyên Đán", False, ""),
    (date(2027, 2, 8), "off", "Mùng ba Tết Nguyên Đán", False, ""),
    (date(2027, 2, 9), "off", "Mùng bốn Tết Nguyên Đán", False, ""),
    (date(2027, 2, 10), "off", "Mùng năm Tết Nguyên Đán", False, ""),
    (date(2027, 4, 16), "off", "Ngày Giỗ Tổ Hùng Vương", False, ""),
    (date(2027, 4, 30), "off", "Ngày Chiến thắng", False, ""),
    (date(2027, 5, 1), "off", "Ngày Quốc tế Lao động", False, ""),
    (date(2027, 5, 3), "off", "Ngày Quốc tế Lao động (nghỉ bù)", False, ""),
    (date(2027, 9, 2), "off", "Quốc khánh", False, ""),
    (date(2027, 9, 3), "off", "Quốc khánh", False, ""),
    (date(2027, 11, 24), "off", "Ngày Văn hóa Việt Nam", False, ""),
]


def seed(apps, schema_editor):
    DayOff = apps.get_model("workdays", "DayOff")
    DayOff.objects.bulk_create(
        DayOff(date=day, kind=kind, name=name, official=official, source=source)
        for day, kind, name, official, source in DAYS
    )


class Migration(migrations.Migration):
    dependencies = [("workdays", "0001_initial")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
