#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the cases in the files given.

A case begins with `$ ARGUMENTS`, quoted as a shell has it. The lines below it say what is to happen:

  = STATUS        the exit status; 0 if it is not said
  < TEXT          standard input, with escapes as in Python
  @ NAME=VALUE    a variable of the environment; without `=` it is taken away
  > REGEX         standard output has such a line; if there is no such line, it must be empty
  >= NUMBER       standard output has so many lines
  >! REGEX        standard output has no such line
  ! REGEX         standard error has such a line; if there is no such line, it must be empty
  ? EXPRESSION    is true, in Python; `d` is the JSON document on standard output, `out` the text

A line that begins with `#` is a comment."""
import json
import pathlib
import re
import shlex
import sys

import harness


def read(path):
    cases = []
    for number, line in enumerate(pathlib.Path(path).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        mark, _, rest = line.partition(" ")
        if mark == "$":
            cases.append({"name": rest, "place": f"{pathlib.Path(path).name}:{number}", "lines": []})
        elif mark in ("=", "<", "@", ">", ">=", ">!", "!", "?"):
            cases[-1]["lines"].append((mark, rest))
        else:
            sys.exit(f"{path}:{number}: what does “{mark}” mean?")
    return cases


def pick(case, mark):
    return [rest for found, rest in case["lines"] if found == mark]


def check_lines(stream, text, patterns):
    if not patterns:
        assert text == "", f"{stream} is to be empty, and is:\n{text}"
    for pattern in patterns:
        assert re.search(pattern, text, re.MULTILINE), f"{stream} has no /{pattern}/:\n{text}"


def check(case):
    variables = [setting.partition("=") for setting in pick(case, "@")]
    changes = {name: value if equals else None for name, equals, value in variables}
    given = "".join(text.encode().decode("unicode_escape") for text in pick(case, "<")).encode("latin-1")
    done = harness.run(*shlex.split(case["name"]), input=given, env=harness.environment(**changes))
    out, err = done.stdout.decode(), done.stderr.decode()
    counts = pick(case, ">=")
    wants_output = pick(case, "?") or counts or pick(case, ">!")
    status = int((pick(case, "=") or ["0"])[0])
    assert done.returncode == status, f"the status is {done.returncode}, not {status}:\n{out}{err}"
    if pick(case, ">") or not wants_output:
        check_lines("standard output", out, pick(case, ">"))
    check_lines("standard error", err, pick(case, "!"))
    for count in counts:
        assert len(out.splitlines()) == int(count), f"{len(out.splitlines())} lines, not {count}:\n{out}"
    for pattern in pick(case, ">!"):
        assert not re.search(pattern, out, re.MULTILINE), f"standard output has /{pattern}/:\n{out}"
    for expression in pick(case, "?"):
        names = {"out": out, "catalog": json.loads(harness.CATALOG.read_text(encoding="utf-8"))}
        if "d" in re.findall(r"\w+", expression):
            names["d"] = json.loads(out)
        assert eval(expression, names), f"not so: {expression}\n{out}"


def main():
    cases = [case for path in sys.argv[1:] for case in read(path)]
    paths = [pathlib.Path(path).resolve() for path in sys.argv[1:]]
    assert cases and paths
    with harness.files():
        harness.report([(f"{case['place']} {case['name']}".replace("#", "\\#"), lambda case=case: check(case))
                        for case in cases])


main()
