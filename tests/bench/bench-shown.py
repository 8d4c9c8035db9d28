#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time until the window is on the display, and memory then, beside other programs that one looks things up in.

Usage: bench-shown.py BUILD [RUNS]        (under an X server and a session bus; `make bench` sees to that)

window-shown looks from outside, and so alike at all of them, whatever they are made with. The programs take turns; each has a
home that it has been started in before, and whatever documentation is installed for it. Memory is the proportional share (Pss)
of the program and all processes that it has started, a second later. Peers that are not installed are told as missing."""
import os
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from rows import detail, row

build = pathlib.Path(sys.argv[1]).resolve()
runs = int(sys.argv[2]) if len(sys.argv) > 2 else 9
PATIENCE = 30  # seconds until a window must be there
watcher = build / "tests/bench/window-shown"
programs = {"Errdex": build / "src/gui/errdex", "Zeal": "zeal", "Devhelp": "devhelp"}


def environment(home):
    return {
        **os.environ,
        "HOME": home,
        "TMPDIR": home,
        "XDG_DATA_HOME": home + "/data",
        "XDG_CONFIG_HOME": home + "/config",
        "XDG_CACHE_HOME": home + "/cache",
        "XDG_RUNTIME_DIR": home,
        "GSETTINGS_BACKEND": "memory",
        "GSK_RENDERER": "cairo",
        "GDK_BACKEND": "x11",
        "QT_QPA_PLATFORM": "xcb",
        "QTWEBENGINE_DISABLE_SANDBOX": "1",  # which root cannot have
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "GTK_A11Y": "none",
        "NO_AT_BRIDGE": "1",
    }


def family(group):
    """All processes of a process group."""
    for status in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group:
            yield status.parent


def memory(group):
    total = 0
    for process in family(group):
        try:
            total += int(re.search(r"^Pss:\s+(\d+)", (process / "smaps_rollup").read_text(), re.M)[1])
        except (OSError, TypeError):
            continue
    return total / 1024


def end(group):
    os.killpg(group, signal.SIGKILL)
    while any((process / "exe").exists() for process in family(group)):
        time.sleep(0.05)


def show(program, home):
    """Milliseconds until the window was there, and MiB."""
    process = subprocess.Popen([watcher, program], env=environment(home), start_new_session=True, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    alarm = signal.signal(signal.SIGALRM, lambda *_: sys.exit(f"{program} shows no window"))
    signal.alarm(PATIENCE)
    try:
        told = process.stdout.readline().split()
        if len(told) != 2:
            sys.exit(f"{watcher} cannot watch {program}")
        signal.alarm(0)
        time.sleep(1)
        used = memory(process.pid)
    finally:
        signal.signal(signal.SIGALRM, alarm)
        end(process.pid)
        process.wait()
    return float(told[1]), used


with tempfile.TemporaryDirectory(prefix="errdex-bench-") as folder:
    there = {name: program for name, program in programs.items() if shutil.which(program) is not None}
    samples = {name: [] for name in there}
    for name in there:
        os.mkdir(f"{folder}/{name}", 0o700)
    for number in range(runs + 1):
        for name, program in there.items():
            sample = show(program, f"{folder}/{name}")
            if number > 0:  # the first one makes what the others find
                samples[name].append(sample)

for name, taken in samples.items():
    detail(f"{name}: " + ", ".join(f"{time:.0f} ms" for time, _ in taken))
medians = {name: [statistics.median(column) for column in zip(*taken)] for name, taken in samples.items()}
ours = medians["Errdex"]
for name in ("Zeal", "Devhelp"):
    peer = medians.get(name, (None, None))
    row("window on the display", ours[0], "ms", name, peer[0])
    row("memory with all its processes", ours[1], "MiB", name, peer[1])
