from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0026_papers_of_two_bodies"),
    ]

    operations = [
        migrations.AddField(
            model_name="roundpaper",
            name="second_signature_text",
            field=models.TextField(blank=True, verbose_name="thẩm quyền ký của cơ quan cùng ban hành"),
        ),
        migrations.AddField(
            model_name="roundpaper",
            name="second_signer_name",
            field=models.CharField(blank=True, max_length=120, verbose_name="họ tên người cùng ký"),
        ),
    ]
