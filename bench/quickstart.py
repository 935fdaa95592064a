"""Runs a study as its user does, four times, and prints time, memory and digest of each run.

    python3 bench/quickstart.py [studies/quickstart.yaml [runs, 4]]

Once as it is, repeated with --fresh, with two verifiers and two generators, and with one service killed by SIGKILL on
the way. Time counts from the command to its end; the first result is the first sampled chunk that was judged; memory is
the peak of the proportional set sizes of all processes together, the command line included, read once a second.
Everything must be built before (./constellation build). Linux only, as it reads /proc. Exits with 1 when digests differ.
"""

import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
OFFSET = 6000
KILLED = "verifier-service"


def processes(home):
    """Process ids and command lines of an installation, the command line included."""
    mark, found = f"CONSTELLATION_HOME={home}".encode(), {}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                found[int(folder.name)] = (folder / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
    return found


def proportional_set_size(pid):
    """Kilobytes of a process, shared pages divided among those who share them; 0 when it has ended."""
    try:
        return int(re.search(r"^Pss:\s+(\d+)", pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M).group(1))
    except (OSError, AttributeError):
        return 0


def results(name):
    """Results that the study's stages have so far; 0 while the service does not answer."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{18105 + OFFSET}/studies/{name}", timeout=1) as answer:
            return sum(stage["done"] for stage in json.load(answer)["stages"])
    except OSError:
        return 0


def run(study, home, options, kill):
    """Runs the study once: seconds to the first result, seconds in all, peak megabytes, digest."""
    name = re.search(r"^name: *(\S+)", study.read_text(), re.M).group(1)
    environment = os.environ | {"CONSTELLATION_HOME": home, "CONSTELLATION_PORT_OFFSET": str(OFFSET)}
    command = [ROOT / "constellation", "run", study, "--output", f"{home}/report", *options]
    start, first, peak = time.monotonic(), None, 0
    with open(f"{home}.log", "w+") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env=environment)
        while process.poll() is None:
            running = processes(home)
            peak = max(peak, sum(map(proportional_set_size, running)))
            if first is None and results(name) > 0:
                first = time.monotonic() - start
            if kill and first is not None:
                os.kill(next(pid for pid, line in running.items() if kill in line), signal.SIGKILL)
                kill = None
            time.sleep(1 if first else 0.2)
        log.seek(0)
        printed = log.read()
    if process.returncode != 0:
        raise SystemExit(f"the run failed:\n{printed}")
    digest = re.search(r"^Report digest (\S+)", printed, re.M).group(1)
    return first, time.monotonic() - start, peak / 1024, digest


def main():
    """Prints one line a run."""
    study = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "studies/quickstart.yaml").resolve()
    runs = [
        ("as it is", [], None),
        ("--fresh", ["--fresh"], None),
        ("two verifiers, two generators", ["--fresh", "--verifiers", "2", "--generators", "2"], None),
        (f"SIGKILL of {KILLED}", ["--fresh"], KILLED),
    ]
    print(f"{'run':32} {'first result':>12} {'in all':>8} {'memory':>8}  digest")
    digests = set()
    with tempfile.TemporaryDirectory() as home:
        for label, options, kill in runs[: int(sys.argv[2]) if len(sys.argv) > 2 else None]:
            first, seconds, megabytes, digest = run(study, home, options, kill)
            digests.add(digest)
            print(f"{label:32} {first:10.1f} s {seconds:6.0f} s {megabytes:5.0f} MB  {digest[:16]}", flush=True)
    os.remove(f"{home}.log")
    raise SystemExit(0 if len(digests) == 1 else "the digests differ")


if __name__ == "__main__":
    main()
