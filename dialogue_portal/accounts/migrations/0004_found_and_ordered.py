from django.db import migrations, models

from dialogue_portal.accounts.migrations._folding import (
    fill,
    person_key,
    search_plain,
    search_toned,
    sort_key,
)


def authority_words(row):
    """What a search finds an authority by."""
    short, full = (f"{body} {row.kind} {row.place}" for body in ("UBND", "Ủy ban nhân dân"))
    return f"{short} {full} {row.province} {row.slug}"


def person_words(row):
    """What a search finds a person by."""
    return f"{row.username} {row.full_name} {row.email}"


def fill_columns(apps, schema_editor):
    """Gives the rows that are stored already their words and their place in Vietnamese order."""
    fill(
        apps.get_model("accounts", "Authority"),
        search_plain=(search_plain, authority_words),
        search_toned=(search_toned, authority_words),
        sort_key=(sort_key, lambda row: row.place),
        province_key=(sort_key, lambda row: row.province),
    )
    for name in ("Department", "Sector"):
        fill(apps.get_model("accounts", name), sort_key=(sort_key, lambda row: row.name))
    fill(
        apps.get_model("accounts", "User"),
        search_plain=(search_plain, person_words),
        search_toned=(search_toned, person_words),
        sort_key=(person_key, lambda row: row.full_name or row.username),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_own_terms_and_absences"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="authority",
            options={
                "ordering": ["sort_key", "pk"],
                "verbose_name": "cơ quan",
                "verbose_name_plural": "cơ quan",
            },
        ),
        migrations.AlterModelOptions(
            name="department",
            options={
                "ordering": ["position", "sort_key", "pk"],
                "verbose_name": "phòng, ban, đơn vị",
                "verbose_name_plural": "phòng, ban, đơn vị",
            },
        ),
        migrations.AlterModelOptions(
            name="sector",
            options={
                "ordering": ["position", "sort_key", "pk"],
                "verbose_name": "lĩnh vực",
                "verbose_name_plural": "lĩnh vực",
            },
        ),
        migrations.AlterModelOptions(
            name="user",
            options={
                "ordering": ["sort_key", "pk"],
                "verbose_name": "tài khoản",
                "verbose_name_plural": "tài khoản",
            },
        ),
        migrations.AddField(
            model_name="authority",
            name="province_key",
            field=models.BinaryField(blank=True, default=b""),
        ),
        migrations.AddField(
            model_name="authority",
            name="search_plain",
            field=models.TextField(blank=True, default="", editable=False),
        ),
        migrations.AddField(
            model_name="authority",
            name="search_toned",
            field=models.TextField(blank=True, default="", editable=False),
        ),
        migrations.AddField(
            model_name="authority",
            name="sort_key",
            field=models.BinaryField(blank=True, default=b""),
        ),
        migrations.AddField(
            model_name="department",
            name="sort_key",
            field=models.BinaryField(blank=True, default=b""),
        ),
        migrations.AddField(
            model_name="sector",
            name="sort_key",
            field=models.BinaryField(blank=True, default=b""),
        ),
        migrations.AddField(
            model_name="user",
            name="search_plain",
            field=models.TextField(blank=True, default="", editable=False),
        ),
        migrations.AddField(
            model_name="user",
            name="search_toned",
            field=models.TextField(blank=True, default="", editable=False),
        ),
        migrations.AddField(
            model_name="user",
            name="sort_key",
            field=models.BinaryField(blank=True, default=b""),
        ),
        migrations.RunPython(fill_columns, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="authority",
            index=models.Index(fields=["province_key", "sort_key"], name="authority_in_order"),
        ),
        migrations.AddIndex(
            model_name="user",
            index=models.Index(fields=["sort_key"], name="user_in_order"),
        ),
    ]
