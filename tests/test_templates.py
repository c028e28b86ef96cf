"""The templates can be read in the tree, and a change of them in its diff."""

from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)

# Neither djade nor djlint breaks lines. Python stays within 120; a tag of Django cannot be broken, and where a blank
# would show the text around it cannot either, so templates have more room.
LONGEST_LINE = 200


def test_no_line_of_a_template_is_longer_than_a_reader_takes_in():
    too_long = [
        f"{path.relative_to(ROOT)}:{number}: {len(line)} characters"
        for path in sorted((ROOT / "templates").rglob("*.html"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > LONGEST_LINE
    ]

    assert not too_long, "\n".join(too_long)


def test_fields_are_drawn_by_the_portals_own_tag_so_that_days_know_the_calendar_of_the_page():
    templates = sorted((ROOT / "templates").rglob("*.html"))

    assert [path.name for path in templates if "|crispy" in path.read_text(encoding="utf-8")] == []
