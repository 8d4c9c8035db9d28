#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The terminal program where calls to the system fail. Whatever fails: it ends by itself and in time, says on standard error
what failed, where and why, exits as design and manual page promise, and leaves all files as they were or as they should be."""
import collections
import json
import os
import pathlib
import re
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))

import faulty  # noqa: E402
import harness  # noqa: E402

DEVICE = "iot.device.NotExistedDevice"
OLD = {**harness.TINY, "title": "Old", "entries": [{"code": "tiny.Old", "category": "all", "description": "Old."}]}
LIBRARY = "data-home/errdex/catalogs"
MINE = f"{LIBRARY}/tiny.json"
PAGE = "<table><tr><th>Code</th><th>Description</th></tr><tr><td>tiny.One</td><td>One.</td></tr></table>"

# A case: what fails, what is run, its exit status, what standard error and standard output hold (regular expressions; None:
# nothing at all), and the files that may be different afterwards: for each what it must hold then, None for no matter what.
Case = collections.namedtuple("Case", "rules arguments status errors output changes", defaults=(None, "", {}))


def reading(name, *arguments):
    """Reading a file that the user named, by a command that does nothing without it."""
    told = rf"^errdex-cli: cannot read “{re.escape(name)}”: %s$"
    fine = {"check": "no problems", "pot": "tiny.One", "diff": "tiny.Three", "import": "tiny.One", "scan": DEVICE}[arguments[0]]
    yield Case(f"open {name} 1+ EACCES", arguments, 2, told % "Permission denied")
    yield Case(f"open {name} 1+ EMFILE", arguments, 2, told % "Too many open files")
    yield Case(f"read {name} 1 EIO", arguments, 2, told % "Input/output error")
    yield Case(f"read {name} 1 short; read {name} 2 EIO", arguments, 2, told % "Input/output error")
    notes = "" if arguments[0] == "import" else None
    yield Case(f"open {name} 1 EINTR", arguments, 0, notes, fine)
    yield Case(f"read {name} 1 EINTR", arguments, 0, notes, fine)
    yield Case(f"read {name} 1+ short", arguments, 0, notes, fine)


def saving(path, command, old, new):
    """Writing a file: what was there before stays, or the new one is there whole."""
    beside, told = f"{path}.??????", rf"cannot write “[^”]*{re.escape(path)}”: %s$"
    for rules, why in ((f"open {beside} 1 EACCES", "Permission denied"),
                       (f"open {beside} 1 EROFS", "Read-only file system"),
                       (f"open {beside} 1 EMFILE", "Too many open files"),
                       (f"write {beside} 1 ENOSPC", "No space left on device"),
                       (f"write {beside} 1 short; write {beside} 2 ENOSPC", "No space left on device"),
                       (f"write {beside} 1 EDQUOT", "Disk quota exceeded"),
                       (f"write {beside} 1 EIO", "Input/output error"),
                       (f"fsync {beside} 1 EIO", "Input/output error"),
                       (f"close {beside} 1 EIO", "Input/output error"),
                       (f"rename {path} 1 EACCES", "Permission denied")):
        yield Case(rules, command, 2, told % why)
    yield Case(f"stat {path} 1+ EIO", command, 2, rf"cannot (read|write) “[^”]*{re.escape(path)}”: Input/output error")
    for rules in (f"open {beside} 1 EINTR", f"write {beside} 1 EINTR", f"write {beside} 1+ short", f"fsync {beside} 1 EINTR",
                  f"close {beside} 1 EINTR", f"chmod {beside} 1 EPERM", f"fsync {os.path.dirname(os.path.abspath(path))} 1 EIO"):
        yield Case(rules, command, 0, None, "", {path: new})


def cases():
    yield from reading("tiny.json", "check", "tiny.json")
    yield from reading("tiny.json", "pot", "tiny.json")
    yield from reading("tiny-new.json", "diff", "tiny.json", "tiny-new.json")
    yield from reading("table.csv", "import", "table.csv")
    if pathlib.Path(os.environ["BUILD_ROOT"], "src/import/errdex-import").exists():
        yield from reading("table.html", "import", "table.html")
    yield from reading("app.log", "scan", "app.log")
    yield from reading("app.log.gz", "scan", "app.log.gz")
    yield Case("stat /app.log 1 EIO", ["scan", "app.log"], 2, "cannot read “app.log”: Input/output error")
    yield Case("read /app.log 1 EAGAIN", ["scan", "app.log"], 0, None, DEVICE)
    yield Case("open b.log 1 EACCES", ["scan", "-r", "tree"], 2, "cannot read “tree/b.log”: Permission denied", DEVICE)
    yield Case("opendir /deep 1 EMFILE", ["scan", "-r", "tree"], 2, "cannot read “tree/deep”: Too many open files", DEVICE)
    yield Case("readdir /tree 1 EIO", ["scan", "-r", "tree"], 2, "cannot read “tree”: Input/output error")
    yield Case("readdir /tree/deep/er 3 EIO", ["scan", "-r", "tree"], 2, "cannot read “tree/deep/er”: Input/output error", DEVICE)
    yield Case("stat b.log 1 ESTALE", ["scan", "-r", "tree"], 2, "cannot read “tree/b.log”: Stale file handle", DEVICE)

    # standard input and output
    yield Case("read &0 1 EIO", ["scan"], 2, "cannot read “-”: Input/output error")
    for command in (["explain", DEVICE], ["list"], ["search", "device"], ["export"], ["scan", "--json", "app.log"], ["--help"]):
        yield Case("write &1 1 EIO", command, 2, "^errdex-cli: cannot write to standard output: Input/output error$")
        yield Case("write &1 1 short; write &1 2 ENOSPC", command, 2, "cannot write to standard output: No space left on device")
        yield Case("write &1 1 EINTR", command, 0, None, ".")
        yield Case("write &1 1 EAGAIN", command, 0, None, ".")
    yield Case("write &1 1+ short", ["explain", DEVICE], 0, None, f"^{DEVICE}\n(.*\n)+Cause\n")
    yield Case("write &2 1+ EIO", ["explain", "frobnicate"], 1)

    # files that are written
    old, whole = pathlib.Path("old.md").read_bytes(), harness.run("export").stdout
    yield from saving("old.md", ["export", "-o", "old.md"], old, whole)
    yield from saving(MINE, ["catalog", "add", "tiny.json"], None, pathlib.Path("tiny.json").read_bytes())
    yield Case("mkdir /errdex 1 EACCES", ["catalog", "add", "tiny.json"], 2, "cannot make the folder “.*/fresh/errdex/catalogs”: Permission denied")
    yield Case(f"unlink {MINE} 1 EROFS", ["catalog", "remove", "tiny"], 2, f"cannot remove “.*{MINE}”: Read-only file system")

    # the library: what cannot be read is told, is not lost, and does not hide the rest
    for command, output in ((["search", DEVICE], DEVICE), (["scan", "app.log"], DEVICE), (["list"], DEVICE), (["explain", "nowhere.Nothing"], None)):
        status = 0 if output else 1
        output = output or ""
        yield Case(f"open {MINE} 1+ EACCES", command, status, f"{MINE}: Permission denied", output)
        yield Case(f"open {MINE} 1+ EMFILE", command, status, f"{MINE}: Too many open files", output)
        yield Case(f"read {MINE} 1+ EIO", command, status, f"{MINE}: Input/output error", output)
        yield Case(f"stat {MINE} 1+ EIO", command, status, f"{MINE}: Input/output error", output)
        yield Case(f"opendir {LIBRARY} 1+ EACCES", command, status, f"{LIBRARY}: Permission denied", output)
        yield Case(f"readdir {LIBRARY} 3+ EIO", command, status, f"{LIBRARY}: Input/output error", output)
    for rules in (f"open {MINE} 1 EINTR", f"read {MINE} 1 EINTR", f"read {MINE} 1+ short"):
        yield Case(rules, ["search", "tiny.Old"], 0, None, "^tiny.Old\t")
    for rules, why in ((f"open {MINE} 1+ EACCES", "Permission denied"), (f"read {MINE} 1+ EIO", "Input/output error"),
                       (f"opendir {LIBRARY} 1 EIO; open {MINE} 1+ EIO", "Input/output error")):
        yield Case(rules, ["catalog", "add", "tiny.json"], 2, f"cannot read “.*{MINE}”: {why}")
    # the folder could not be read, but the file in it is known to be of the same catalog
    yield Case(f"opendir {LIBRARY} 1 EIO", ["catalog", "add", "tiny.json"], 0, None, "Added", {MINE: pathlib.Path("tiny.json").read_bytes()})
    yield Case(f"readdir {LIBRARY} 1 EIO", ["catalog", "add", "renamed.json"], 2, "holds another catalog, “other”")

    # files that change while they are read
    yield Case(f"read {MINE} 1 truncate=30", ["search", DEVICE], 0, f"{MINE}:1:31: expected", DEVICE, {MINE: None})
    yield Case(f"open {MINE} 1 truncate=0", ["search", DEVICE], 0, f"{MINE}: expected a catalog, found an empty file", DEVICE, {MINE: None})
    yield Case(f"open {MINE} 1 unlink", ["search", DEVICE], 0, None, DEVICE, {MINE: None})
    yield Case(f"open {MINE} 1 folder", ["search", DEVICE], 0, f"{MINE}: this is no regular file", DEVICE, {MINE: None})
    yield Case(f"open {MINE} 1 pipe", ["search", DEVICE], 0, f"{MINE}: this is no regular file", DEVICE, {MINE: None})
    yield Case(f"read {MINE} 1 unlink", ["search", "tiny.Old"], 0, None, "tiny.Old", {MINE: None})
    yield Case("read /tiny.json 1 truncate=20", ["check", "tiny.json"], 1, None, "tiny.json:1:21: expected", {"tiny.json": None})
    yield Case("read /app.log 1 truncate=60", ["scan", "app.log"], 2, "cannot read “app.log”: it became shorter while it was read; scan it again$", DEVICE, {"app.log": None})
    yield Case("read /app.log 2 truncate=60; read /app.log 1 short", ["scan", "--json", "app.log"], 2, "it became shorter", DEVICE, {"app.log": None})
    yield Case("read /app.log 1 unlink", ["scan", "app.log"], 0, None, DEVICE, {"app.log": None})
    yield Case("read /app.log 1 pipe", ["scan", "app.log"], 0, None, DEVICE, {"app.log": None})
    yield Case("read /app.log.gz 1 truncate=60", ["scan", "app.log.gz"], 2, "cannot read “app.log.gz”: the compressed data breaks off", "", {"app.log.gz": None})
    yield Case("open b.log 1 unlink", ["scan", "-r", "tree"], 2, "cannot read “tree/b.log”: No such file", DEVICE, {"tree/b.log": None})
    yield Case("open b.log 1 folder", ["scan", "-r", "tree"], 0, None, DEVICE, {"tree/b.log": None})


def memory_cases():
    """What has no place is refused by name, and the rest goes on; what nobody can refuse ends the program in words."""
    refused = "Cannot allocate memory$"
    for command in ("check", "pot", "import"):
        yield Case(4, [command, "big.json"], 2, f"^errdex-cli: cannot read “big.json”: {refused}")
    yield Case(4, ["catalog", "add", "big.json"], 2, f"^errdex-cli: cannot read “big.json”: {refused}")
    yield Case(4, ["scan", "big.json"], 1, f"{LIBRARY}/big.json: {refused}")
    yield Case(4, ["search", DEVICE], 0, f"{LIBRARY}/big.json: {refused}", DEVICE)
    yield Case(4, ["export", "--catalog", "big"], 2, f"{LIBRARY}/big.json: {refused}")
    yield Case(7, ["export", "--catalog", "big", "--format", "html"], 2, "^errdex-cli: there is not enough memory; ")
    yield Case(7, ["export", "--catalog", "big", "--format", "html", "-o", "old.md"], 2, "^errdex-cli: there is not enough memory; ")
    yield Case(7, ["search", "--catalog", "big", "code7"], 0, None, "^big.Code7\t")


def make_files():
    for path in pathlib.Path(".").iterdir():
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    harness.make_files(".")
    pathlib.Path(LIBRARY).mkdir(parents=True)
    pathlib.Path(MINE).write_text(json.dumps(OLD))
    pathlib.Path(LIBRARY, "renamed.json").write_text(json.dumps({**OLD, "id": "other"}))
    pathlib.Path("old.md").write_text("precious")
    pathlib.Path("table.csv").write_text("code,description\ntiny.One,One.\n")
    pathlib.Path("table.html").write_text(PAGE)


def check_files(before, changes):
    after = faulty.read_tree(".")
    for name, content in changes.items():
        if content is not None:
            assert after.get(name) == ("file", content), name
        before.pop(name, None)
        after.pop(name, None)
    assert after == before, {name for name in {*before, *after} if before.get(name) != after.get(name)}


def make_big():
    """A catalog of three mebibytes, for which four are taken to read it."""
    entries = [{"code": f"big.Code{number}", "category": "all", "description": "A text of some length. " * 12} for number in range(9000)]
    text = json.dumps({**OLD, "id": "big", "categories": [{"id": "all", "title": "All", "prefixes": ["big."]}], "entries": entries})
    pathlib.Path("big.json").write_text(text)
    pathlib.Path(LIBRARY, "big.json").write_text(text)


def check_memory(case):
    make_files()
    make_big()
    before = faulty.read_tree(".")
    done = harness.run(*case.arguments, env=harness.environment(**{**faulty.variables(), **faulty.refuse_memory(case.rules)}))
    # the sanitizers cannot keep it to themselves
    errors = re.sub(r"(?m)^==\d+==WARNING: .*\n(^ .*\n|^\n)*", "", done.stderr.decode())
    faulty.check_ended(done, {case.status})
    assert errors == "" if case.errors is None else re.search(case.errors, errors, re.M), f"/{case.errors}/ was not said, but {errors!r}"
    assert re.search(case.output, done.stdout.decode(), re.M), f"/{case.output}/ is not in what was printed"
    check_files(before, case.changes)


def check(case):
    make_files()
    changes = dict(case.changes)
    if "mkdir" in case.rules:
        changes["fresh"] = None
    before = faulty.read_tree(".")
    log = pathlib.Path(os.getcwd() + ".log")
    log.unlink(missing_ok=True)
    home = {"XDG_DATA_HOME": os.path.abspath("fresh")} if "mkdir" in case.rules else {}
    done = harness.run(*case.arguments, env=harness.environment(**faulty.variables(case.rules, log), **home))
    errors, output = done.stderr.decode(), done.stdout.decode()
    try:
        faulty.check_ended(done, {case.status})
        faulty.check_fired(case.rules, log)
        assert all(line.startswith("errdex-cli: ") for line in errors.splitlines()), "something else on standard error"
        assert errors == "" if case.errors is None else re.search(case.errors, errors, re.M), f"/{case.errors}/ was not said"
        assert re.search(case.output, output, re.M), f"/{case.output}/ is not in what was printed"
        check_files(before, changes)
    except AssertionError as failure:
        raise AssertionError(f"{failure}; status {done.returncode}, standard error: {errors!r}, output: {output[:300]!r}") from None


def name_of(case):
    what = case.rules if isinstance(case.rules, str) else f"no more than {case.rules} MiB at once"
    return f"{' '.join(case.arguments)}: {what}"


with harness.files():
    make_files()
    tests = [(name_of(case), lambda case=case: check(case)) for case in cases()]
    tests += [(name_of(case), lambda case=case: check_memory(case)) for case in memory_cases()]
    harness.report([test for test in tests if not sys.argv[1:] or sys.argv[1] in test[0]])
