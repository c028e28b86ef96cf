"""How many files of what size a form takes."""

MEGABYTE = 1024 * 1024
MOST_FILES = 5
# With what is added to its questions later.
MOST_OF_A_FORM = 20
LARGEST_FILE = 10 * MEGABYTE
# All files and the words of a form, as one request.
LARGEST_REQUEST = MOST_FILES * LARGEST_FILE + 2 * MEGABYTE
# Of all files that wait for their forms: a stranger cannot fill the disk.
MOST_WAITING = 2048 * MEGABYTE
LONGEST_NAME = 100  # letters
