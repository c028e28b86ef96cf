from django.db import migrations, models

from plans.outline.round_contents import matter_of_round
from plans.reading import ReadItem, ReadSection, SectionKind


def read_again(apps, schema_editor):
    """Let every stored plan be read again: its facts also tell the months of rounds without a day."""
    apps.get_model("plans", "Plan").objects.update(text_facts=None)


def tell_matters(apps, schema_editor):
    """Keep with each round of a signed plan what the text in force says that it is about."""
    Plan, Round = apps.get_model("plans", "Plan"), apps.get_model("plans", "Round")
    for plan in Plan.objects.filter(state="issued").order_by("pk"):
        outline = [
            ReadSection(
                SectionKind(section.kind),
                section.level,
                section.label,
                section.heading,
                section.run_in,
                [
                    ReadItem(item.marker, item.text, item.quota, item.is_note)
                    for item in section.items.order_by("position", "pk")
                ],
            )
            for section in plan.sections.order_by("position", "pk")
        ]
        for round in Round.objects.filter(plan=plan.amends_id or plan.pk):
            Round.objects.filter(pk=round.pk).update(matter=matter_of_round(outline, round.position))


class Migration(migrations.Migration):
    """A round knows what it is about; one without a day follows the month of its plan's text."""

    dependencies = [("plans", "0029_chair_of_notice")]

    operations = [
        migrations.AddField(
            model_name="round",
            name="matter",
            field=models.CharField(
                blank=True, editable=False, max_length=500, verbose_name="nội dung của đợt"
            ),
        ),
        migrations.RunPython(read_again, migrations.RunPython.noop),
        migrations.RunPython(tell_matters, migrations.RunPython.noop),
    ]
