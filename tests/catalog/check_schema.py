#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold catalog.schema.json against the catalogs that ship, and against what the reader says.

Usage: check_schema.py SCHEMA JSON-CASES FOLDER CATALOG…

The schema is valid JSON Schema 2020-12; every shipped catalog satisfies it; and of the cases in FOLDER it takes those
that the reader takes and refuses those that the reader refuses, but for what a schema cannot say. Prints TAP."""
import json
import pathlib
import re
import sys

import jsonschema

# What a schema cannot say: references, repetitions, calendars, bytes, and how a number is written.
BEYOND = ("stands twice", "the id of one of the categories", "found the control character", "bytes, found",
          "found “2025-02-29”", "found “0000-01-01”", "https://example.org/%zz", "https://example.org:port/",
          "which is 1, found a number", "64 bytes, found “é")


def read_cases(path):
    cases, name = {}, None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            cases[name].append(line[2:])
        elif not line.startswith("#"):
            name = line
            cases[name] = []
    return cases


def load(path):
    """The value of a file that is JSON, or None."""
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def explain(validator, catalog):
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(catalog)]


def judge(validator, path, said):
    """What schema and reader disagree on, as a list of problems."""
    catalog = load(path)
    # without a path, it is about the JSON rather than about the catalog in it
    if catalog is None or not re.match(r"ok:|\d+:\d+: \$", said[0]):
        return []
    errors = explain(validator, catalog)
    if said[0].startswith("ok:"):
        return errors
    if not errors and not any(part in line for line in said for part in BEYOND):
        return [f"the schema takes it, but the reader says: {said[0]}"]
    return []


def main(schema_path, cases_path, folder, *catalogs):
    schema = json.loads(pathlib.Path(schema_path).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    tests = [(path, explain(validator, json.loads(pathlib.Path(path).read_text(encoding="utf-8")))) for path in catalogs]
    for name, said in read_cases(pathlib.Path(cases_path)).items():
        tests.append((name, judge(validator, pathlib.Path(folder) / name, said)))
    print(f"1..{len(tests)}")
    for number, (name, problems) in enumerate(tests, 1):
        print(f"{'not ok' if problems else 'ok'} {number} - {name}")
        for problem in problems:
            print(f"# {problem}")


if __name__ == "__main__":
    main(*sys.argv[1:])
