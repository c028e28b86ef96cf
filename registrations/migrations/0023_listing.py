import re

from django.db import migrations, models

from dialogue_portal.accounts.migrations._folding import fill, person_key, search_plain, search_toned

# Copies of registrations/listing/columns.py as it was then.
HAMLET = re.compile(
    r".* ((?:to dan pho|tieu khu|khu pho|khu dan cu|thon|xom|ap|ban|lang|buon|khom|phum|soc|to|khu) .+)"
)
BEYOND = re.compile(r" (?:xa|phuong|dac khu|thi tran|quan|huyen|thi xa|thanh pho|tinh)(?: |$)")


def hamlet_of(address):
    """The hamlet in an address, folded."""
    parts = [below_commune(part) for part in re.split(r"[,;–]| - ", address)]
    places = [found[1] for part in parts if (found := HAMLET.search(part))]
    return places[-1] if places else next((part.strip() for part in parts if part.strip()), "")


def below_commune(part):
    """What stands before the commune."""
    words = search_plain(part).replace(" tdp ", " to dan pho ").replace(" so ", " ")
    return BEYOND.split(words, maxsplit=1)[0].rstrip()


def opening_of(text):
    """The first letters of a question, folded."""
    words = search_plain(text).strip()
    return words[:120].rstrip() if words.count(" ") >= 4 else ""


def fill_columns(apps, schema_editor):
    """Gives what is stored already the columns by which it is found, ordered and compared."""
    fill(
        apps.get_model("registrations", "Registration"),
        person_key=(person_key, lambda row: row.full_name),
        person_words=(search_toned, lambda row: row.full_name),
        address_words=(search_plain, lambda row: row.address),
        hamlet_words=(hamlet_of, lambda row: row.address),
    )
    fill(
        apps.get_model("registrations", "Question"),
        opening_words=(opening_of, lambda row: row.text),
    )


WORDS = {"default": "", "blank": True, "editable": False}


class Migration(migrations.Migration):
    dependencies = [("registrations", "0022_channels_known")]

    operations = [
        migrations.AddField("registration", "person_key", models.BinaryField(blank=True, default=b"")),
        migrations.AddField("registration", "person_words", models.TextField(**WORDS)),
        migrations.AddField("registration", "address_words", models.TextField(**WORDS)),
        migrations.AddField("registration", "hamlet_words", models.TextField(**WORDS)),
        migrations.AddField("question", "opening_words", models.TextField(**WORDS)),
        migrations.RunPython(fill_columns, migrations.RunPython.noop),
    ]
