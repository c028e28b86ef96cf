from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registrations", "0021_fill_channels")]

    operations = [
        migrations.AlterField(
            model_name="registration",
            name="handed_in_on",
            field=models.DateField(verbose_name="nộp ngày"),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                condition=models.Q(slip_number__isnull=False),
                fields=("round", "slip_number"),
                name="registration_slip_number_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    channel__in=["web", "paper", "phone", "email", "hamlet", "body", "on_the_spot"]
                ),
                name="registration_channel_known",
            ),
        ),
    ]
