#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time to the first filled frame, and memory after it, against an empty GTK window.

Usage: bench-start.py BUILD [RUNS]        (under an X server and a session bus; `make bench` sees to that)

The programs take turns, so that whatever else the machine does hits them alike. Time runs from the fork to the frame that
first-frame.c sees painted. Memory is the private and proportional share (Pss) of the process a second later."""
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

from rows import row

build = pathlib.Path(sys.argv[1]).resolve()
runs = int(sys.argv[2]) if len(sys.argv) > 2 else 15


def memory(pid):
    rollup = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
    return {key: int(re.search(rf"^{key}:\s+(\d+)", rollup, re.M)[1]) / 1024 for key in ("Pss", "Rss", "Private_Dirty")}


def start(program, filled):
    """Milliseconds to the frame, and MiB by sort of memory."""
    read, write = os.pipe()
    with tempfile.TemporaryDirectory() as home:
        env = {
            **os.environ,
            "LD_PRELOAD": str(build / "tests/bench/libfirst-frame.so"),
            "FIRST_FRAME_FD": str(write),
            "HOME": home,
            "XDG_DATA_HOME": home + "/data",
            "XDG_CONFIG_HOME": home + "/config",
            "XDG_CACHE_HOME": os.environ.get("BENCH_CACHE", home + "/cache"),
            "GSETTINGS_BACKEND": "memory",
            "GSK_RENDERER": "cairo",
            "GTK_A11Y": "none",
        }
        if filled:
            env["FIRST_FRAME_LIST"] = "1"
        begin = time.monotonic()
        process = subprocess.Popen([program], env=env, pass_fds=[write], stdout=subprocess.DEVNULL)
        os.close(write)
        told = os.read(read, 16)
        took = (time.monotonic() - begin) * 1000
        os.close(read)
        if told != b"frame\n":
            sys.exit(f"{program} ended before it painted a frame")
        time.sleep(1)
        used = memory(process.pid)
        process.kill()
        process.wait()
    return took, used


errdex, empty = build / "src/gui/errdex", build / "tests/bench/empty-window"
cache = tempfile.TemporaryDirectory()
os.environ["BENCH_CACHE"] = cache.name
start(errdex, True), start(empty, False)  # both caches warm
ours, peers = [], []
for _ in range(runs):
    ours.append(start(errdex, True))
    peers.append(start(empty, False))


def median(samples, pick):
    return statistics.median(pick(s) for s in samples)


a, b = median(ours, lambda s: s[0]), median(peers, lambda s: s[0])
row("first frame with the list filled", a, "ms", "empty GTK window", b, "<= 1.2 x")
for kind in ("Pss", "Private_Dirty", "Rss"):
    a, b = median(ours, lambda s: s[1][kind]), median(peers, lambda s: s[1][kind])
    row(f"memory after start, {kind}", a, "MiB", "empty GTK window", b, "<= +12 MiB")
