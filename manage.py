#!/usr/bin/env python
"""Django's commands; without DJANGO_SETTINGS_MODULE they work on the embedded portal (SQLite in DATA_DIR)."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dialogue_portal.settings.embedded")
    execute_from_command_line(sys.argv)
