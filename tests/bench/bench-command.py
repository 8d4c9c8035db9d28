#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a command takes from its start to its end, against true, and against a compiler that explains its errors.

Usage: bench-command.py BUILD [RUNS]

The commands take turns; the median counts."""
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

from rows import detail, row

build = pathlib.Path(sys.argv[1]).resolve()
runs = int(sys.argv[2]) if len(sys.argv) > 2 else 60

COMMANDS = {
    "errdex-cli explain": [build / "src/cli/errdex-cli", "explain", "iot.device.NotExistedDevice"],
    "true": ["/bin/true"],
    "rustc --explain": ["rustc", "--explain", "E0308"],
}


def measure(argv):
    """Milliseconds; None where the command is not there, or does not work."""
    if shutil.which(argv[0]) is None:
        return None
    begin = time.monotonic()
    status = subprocess.run(argv, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    return (time.monotonic() - begin) * 1000 if status == 0 else None


samples = {name: [] for name in COMMANDS}
for _ in range(runs):
    for name, argv in COMMANDS.items():
        samples[name].append(measure(argv))
medians = {name: None if None in taken else statistics.median(taken) for name, taken in samples.items()}
ours = medians.pop("errdex-cli explain")
if ours is None:
    sys.exit("errdex-cli does not work")
for name, taken in medians.items():
    row("errdex-cli explain, as a process", ours, "ms", name, taken, "< 10 ms")
    if taken is not None:
        detail(f"{name}: from {min(samples[name]):.1f} to {max(samples[name]):.1f} ms")
