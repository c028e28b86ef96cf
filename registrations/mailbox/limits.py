"""How large a letter may be, how much of it is kept, and for how long."""

from datetime import timedelta

# Four fifths of it are files, by their coding: three of the largest that a form takes.
LARGEST_LETTER = 38_000_000  # bytes
LARGEST_HEAD = 64 * 1024
LONGEST_TEXT, LONGEST_NAME, LONGEST_SUBJECT = 60_000, 120, 300  # letters
MOST_FILES, MOST_PARTS, DEEPEST = 20, 400, 12
# What machines sent, and what the office set aside, is removed after this time.
AUTOMATIC_KEPT, SET_ASIDE_KEPT = timedelta(days=30), timedelta(days=90)
