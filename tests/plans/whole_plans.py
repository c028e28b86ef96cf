"""Whole plans to read and print: ours, in made-up words, and the real ones where they stand beside the checkout."""

from pathlib import Path

import pytest

OWN_FOLDER = Path(__file__).parent / "own"
REAL_FOLDER = Path(__file__).parents[3] / "shared" / "plans"
NO_REAL_PLANS = "Không có ../shared/plans: bỏ qua các thử nghiệm trên kế hoạch thật."

OWN_PLANS = sorted(OWN_FOLDER.glob("*.txt"))
FOUND_REAL_PLANS = sorted(REAL_FOLDER.glob("*.txt"))
# Without the folder a name stands for its files, so that the tests on them are seen to be skipped.
REAL_PLANS = FOUND_REAL_PLANS or [REAL_FOLDER / "ke-hoach-that.txt"]

# The test gets the path of a plan's text as `file`; conftest.py skips the real ones where there are none.
every_plan = pytest.mark.parametrize(
    "file",
    [pytest.param(file, id=file.stem) for file in OWN_PLANS]
    + [pytest.param(file, id=file.stem, marks=pytest.mark.real_plans) for file in REAL_PLANS],
)
