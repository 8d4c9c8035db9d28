# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests with faults share: the preloaded module that lets calls fail, and what must hold whatever fails."""
import os
import pathlib
import signal
import subprocess
import time

MODULE = os.environ["FAULTS_MODULE"]
SANITIZED = bool(os.environ["SANITIZED"])


def variables(rules="", log=None, **more):
    """The variables that put faults into a program; see faults-parse.c for the rules. The sanitizers want to come first, and
    refuse memory themselves. The shared libraries of the system are not complained about."""
    options = os.environ.get("ASAN_OPTIONS", "")
    return {"LD_PRELOAD": MODULE, "FAULTS": rules, **({"FAULTS_LOG": str(log)} if log else {}),
            "ASAN_OPTIONS": f"{options}:verify_asan_link_order=0:allocator_may_return_null=1", **more}


def fired(log):
    """The calls that a fault happened to."""
    log = pathlib.Path(log)
    return {line.split()[0] for line in log.read_text().splitlines()} if log.exists() else set()


def check_fired(rules, log):
    """A case whose fault did not happen has tested nothing."""
    for rule in filter(None, (rule.split() for rule in rules.split(";"))):
        assert rule[0] in fired(log), f"no {rule[0]} on {rule[1]} came to pass"


def refuse_memory(mebibytes):
    """The variables that refuse so much memory at once. The program itself does the rest of its work with less."""
    if SANITIZED:
        return {"ASAN_OPTIONS": f"{variables()['ASAN_OPTIONS']}:max_allocation_size_mb={mebibytes}"}
    return {"ALLOCATION_LIMIT": str(mebibytes << 20)}


def read_tree(folder):
    """All that is in a folder: what a file holds, where a link points, and what else there is."""
    tree = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            tree[name] = ("link", os.readlink(path))
        elif path.is_file():
            tree[name] = ("file", path.read_bytes())
        else:
            tree[name] = ("other", path.lstat().st_mode)
    return tree


def check_ended(process, statuses):
    """That a process ended by itself, and how."""
    code = process.returncode
    assert code is not None and code >= 0, f"ended by {signal.Signals(-code).name}"
    assert code in statuses, f"exit status {code}"


def wait_stopped(process, patience=60):
    """Until a process has stopped itself."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        state = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[0]
        if state == "T":
            return
        assert process.poll() is None, f"ended with {process.returncode}"
        time.sleep(0.01)
    raise subprocess.TimeoutExpired(process.args, patience)
