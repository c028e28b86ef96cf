from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registrations", "0027_survey"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="survey",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closes_on", None), ("opens_on", None)),
                    ("closes_on__gte", models.F("opens_on")),
                    _connector="OR",
                ),
                name="survey_closes_after_opening",
                violation_error_message="Ngày cuối phải từ ngày bắt đầu nhận trở đi.",
            ),
        ),
        migrations.AddConstraint(
            model_name="survey",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_for_all", False), ("opens_on__isnull", False), _connector="OR"),
                name="survey_for_all_has_days",
                violation_error_message="Mở liên kết chung thì xin ghi nhận từ ngày nào đến ngày nào.",
            ),
        ),
        migrations.AddConstraint(
            model_name="surveyanswer",
            constraint=models.UniqueConstraint(
                fields=("survey", "number"), name="survey_paper_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="surveyanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("channel", "paper"), ("keyed_by__isnull", False), ("number__isnull", False)),
                    models.Q(
                        models.Q(("channel", "paper"), _negated=True),
                        ("collector", None),
                        ("keyed_by", None),
                        ("number", None),
                    ),
                    _connector="OR",
                ),
                name="survey_only_paper_is_keyed",
            ),
        ),
        migrations.AddConstraint(
            model_name="surveyquestion",
            constraint=models.UniqueConstraint(
                fields=("survey", "key"),
                name="survey_asks_once",
                violation_error_message="Phiếu đã có đúng câu hỏi này.",
            ),
        ),
        migrations.AddConstraint(
            model_name="surveychoice",
            constraint=models.UniqueConstraint(
                fields=("answer", "question", "option"), name="survey_choice_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="surveytext",
            constraint=models.UniqueConstraint(fields=("answer", "question"), name="survey_text_once"),
        ),
    ]
