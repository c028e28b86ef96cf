"""A foreign file is worked on in a process of its own: it knows no keys, and is stopped in time."""

import pytest

from dialogue_portal.apart.separate import Stopped, answer_of, run


def test_a_separate_process_knows_none_of_the_portals_keys(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "bi-mat")

    written, code = run(["env"], b"", str(tmp_path), 5)

    assert (code, b"bi-mat" in written, b"TMPDIR" in written) == (0, False, True)


def test_a_process_that_takes_too_long_or_breaks_down_is_stopped(tmp_path):
    assert run(["sleep", "60"], b"", str(tmp_path), 0.2) == (b"", -1)
    with pytest.raises(Stopped):
        answer_of("khong_co_chuong_trinh_nay", folder=str(tmp_path), seconds=20)
