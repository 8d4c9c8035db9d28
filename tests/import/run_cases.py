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
import shutil
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


# What a reader of pages may do that is broken, and what is said of it.
BROKEN_READERS = {
    "exit 1": "it cannot be read: errdex-import ended before its time",
    "kill -KILL $$": "it cannot be read: errdex-import ended before its time",
    "cat > /dev/null; echo 'line 3: no' >&2; exit 1": "line 3: no",
    "cat": "the reader of pages answered with nonsense",
}
LONG_PAGE = b"<table><tr><th>Code<th>Meaning" + b"<tr><td>A<td>a" * 100000


def expect_refusal(program, page, said):
    done = subprocess.run([program, "import", "--format", "html", "-"], input=page, capture_output=True, timeout=PATIENCE)
    assert (done.returncode, done.stdout) == (2, b""), done
    assert done.stderr.decode() == f"errdex-cli: -: {said}\n", done.stderr


def test_broken_reader(script, said):
    """A program with another reader of pages beside it says what is wrong with that, and is not ended by it."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name in ("meson-info", "src/cli", "src/import"):
            (root / name).mkdir(parents=True)
        program, reader = root / "src/cli/errdex-cli", root / "src/import/errdex-import"
        shutil.copy(PROGRAM, program)
        reader.write_text(f"#!/bin/sh\n{script}\n")
        reader.chmod(0o755)
        expect_refusal(program, LONG_PAGE, said)


def test_grown():
    """A page is no larger than what is read, but grows beyond that as UTF-8."""
    page = "<p>" + "\u9519" * (23 << 20)
    expect_refusal(PROGRAM, b"\xff\xfe" + page.encode("utf-16-le"), "it is larger than 64 MiB")


def main(folder, skipped, write):
    files = sorted(file for file in pathlib.Path(folder).resolve().iterdir() if file.suffix != ".want")
    tests = [(file.name, file.suffix in skipped, lambda file=file: test(file, write)) for file in files]
    tests += [(f"reader: {script}", False, lambda pair=(script, said): test_broken_reader(*pair)) for script, said in BROKEN_READERS.items()]
    tests += [("grown.html", False, test_grown)]
    failed = 0
    print(f"1..{len(tests)}")
    for number, (name, skip, function) in enumerate(tests, 1):
        if skip:
            print(f"ok {number} - {name} # SKIP the reader of pages was not built")
            continue
        try:
            function()
            print(f"ok {number} - {name}")
        except Exception:
            failed += 1
            print(f"not ok {number} - {name}")
            print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), end="")
    return 1 if failed or not files else 0


sys.exit(main(sys.argv[1], () if "--pages" in sys.argv else (".html", ".md"), "--write" in sys.argv))
