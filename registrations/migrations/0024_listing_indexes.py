from django.db import migrations, models


class Migration(migrations.Migration):
    # PostgreSQL makes no index in the transaction that filled the columns.
    dependencies = [("registrations", "0023_listing")]

    operations = [
        migrations.AddIndex(
            "registration", models.Index(fields=["round", "phone"], name="registration_same_phone")
        ),
        migrations.AddIndex(
            "registration",
            models.Index(fields=["round", "person_words", "hamlet_words"], name="registration_same_person"),
        ),
        migrations.AddIndex(
            "question", models.Index(fields=["round", "opening_words"], name="question_same_words")
        ),
    ]
