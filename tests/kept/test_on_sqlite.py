"""On the embedded SQLite, too, no kept read and no kept page is older than the file."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.migrated import embedded_data


def test_what_another_connection_wrote_is_said_at_once(tmp_path):
    embedded_data(tmp_path)

    done = subprocess.run(
        [sys.executable, "-m", "tests.kept.on_sqlite"],
        cwd=Path(__file__).parents[2],
        env={
            "PATH": os.environ["PATH"],
            "DATA_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "dialogue_portal.settings.embedded",
        },
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert len(told) == 8
    assert {what: change for what, change in told.items() if change != [False, True]} == {}
