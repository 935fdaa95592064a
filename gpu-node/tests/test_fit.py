"""The benchmark of fit, which is for a card, with a small shape."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

FIT = Path(__file__).parents[1] / "bench/fit.py"


def test_it_measures_and_reckons() -> None:
    ran = subprocess.run(
        [sys.executable, str(FIT), "--shape", "tiny", "--device", "cpu", "--price", "2"],
        capture_output=True,
        text=True,
        check=True,
    )
    rows = [line for line in ran.stdout.splitlines() if re.match("trained|candidates|scores", line)]
    assert len(rows) == 8
    assert all(float(row.split()[-2].replace(",", "")) > 0 for row in rows)
    assert re.search(r"hours, [0-9.]+ at 2.0 an hour", ran.stdout)
