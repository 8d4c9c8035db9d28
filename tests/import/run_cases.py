#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports the files in the folder given and compares what comes of it.

Beside each file FILE stands FILE.want. Its lines say:

  $ OPTIONS    with what options to import it
  = STATUS     the exit status; 0 if it is not said
  ! TEXT       a line on standard error, without the name of the program; all of them, in order

and what follows is the catalog. Every catalog must pass `errdex-cli check`. With --write, the wanted is written anew."""
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile
import traceback

PROGRAM = os.environ["ERRDEX_CLI"]
# Nothing here is meant to take long; this only ends a program that would never end.
PATIENCE = 60


def run(*arguments, folder):
    return subprocess.run([PROGRAM, *arguments], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE)


def get_options(want):
    lines = want.read_text(encoding="utf-8").splitlines() if want.exists() else []
    return next((line[2:] for line in lines if line.startswith("$ ")), "")


def describe(options, done):
    """What happened, as it stands in a .want file."""
    lines = [f"$ {options}"] if options else []
    lines += [f"= {done.returncode}"] if done.returncode else []
    lines += [f"! {line.removeprefix('errdex-cli: ')}" for line in done.stderr.decode().splitlines()]
    return "".join(line + "\n" for line in lines) + done.stdout.decode()


def check(catalog):
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "made.json").write_bytes(catalog)
        done = run("check", "made.json", folder=folder)
    assert done.returncode == 0, done.stdout.decode()


def test(file, write):
    want = file.with_name(file.name + ".want")
    options = get_options(want)
    done = run("import", *shlex.split(options), file.name, folder=file.parent)
    found = describe(options, done)
    if write:
        want.write_text(found, encoding="utf-8")
    expected = want.read_text(encoding="utf-8")
    assert found == expected, f"found:\n{found}\nexpected:\n{expected}"
    assert (done.returncode == 0) == (done.stdout != b"")
    if done.stdout:
        check(done.stdout)


def main(folder, skipped, write):
    files = sorted(file for file in pathlib.Path(folder).resolve().iterdir() if file.suffix != ".want")
    failed = 0
    print(f"1..{len(files)}")
    for number, file in enumerate(files, 1):
        if file.suffix in skipped:
            print(f"ok {number} - {file.name} # SKIP the reader of pages was not built")
            continue
        try:
            test(file, write)
            print(f"ok {number} - {file.name}")
        except Exception:
            failed += 1
            print(f"not ok {number} - {file.name}")
            print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), end="")
    return 1 if failed or not files else 0


sys.exit(main(sys.argv[1], () if "--pages" in sys.argv else (".html", ".md"), "--write" in sys.argv))
