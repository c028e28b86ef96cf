"""Many rows at once: copies of one stored row, made by the database itself."""

from django.db import connection, models


def multiply(row: models.Model, copies: int, **columns: str) -> int:
    """Adds copies of `row` and returns the last key before theirs.

    `columns` gives in SQL the columns that differ; `i` counts the copies from 1.
    """
    names = [field.column for field in row._meta.concrete_fields]
    table, last = row._meta.db_table, type(row)._base_manager.latest("pk").pk
    different = {"id": f"{last} + i"} | columns
    quoted = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(different.get(name, f'"{name}"') for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({quoted}) SELECT {values} FROM {table}, generate_series(1, %s) i WHERE id = %s",
            [copies, row.pk],
        )
        cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {last + copies})")
    return last
