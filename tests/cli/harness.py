# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the terminal program share: running it, the files that it is given, and TAP."""
import contextlib
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

PROGRAM = os.environ["ERRDEX_CLI"]
SOURCE = pathlib.Path(os.environ["SOURCE_ROOT"])
CATALOG = SOURCE / "data/catalogs/iot-platform.json"
# Nothing here is meant to take long; this only ends a program that would never end.
PATIENCE = 60

LOG = (
    "2025-09-18 10:00:00 ERROR Code: iot.device.NotExistedDevice\n"
    "RequestId: 57B144CF-09FC-4916-A272-A62902D5B207\n"
    '{"Success":false,"Code":"iot.prod.NotExistedProduct"} 设备iot.device.RegionNotSupportX509不存在\n'
    "again: IOT.DEVICE.NOTEXISTEDDEVICE.\n"
)
TINY = {
    "errdex": 1,
    "id": "tiny",
    "title": "Tiny",
    "categories": [{"id": "all", "title": "All", "prefixes": ["tiny."]}],
    "entries": [{"code": "tiny.One", "category": "all", "description": "Say \"one\" \\ two.\n\nThree\tfour."},
                {"code": "tiny.Two", "category": "all", "description": "All", "solution": "Wait."}],
}
# The same catalog, a year later.
TINY_NEW = {
    **TINY,
    "categories": [*TINY["categories"], {"id": "more", "title": "More"}],
    "entries": [{"code": "tiny.Three", "category": "more", "description": "New."},
                {"code": "tiny.Two", "category": "more", "description": "All", "solution": "Wait, then go.", "kind": "aborted"}],
}
DATED = {
    "errdex": 1,
    "id": "iot-platform",
    "title": "Mine",
    "source": {"title": "Our wiki", "updated": "2026-01-02"},
    "categories": [{"id": "device", "title": "Devices"}],
    "entries": [{"code": "iot.device.NotExistedDevice", "category": "device", "description": "Ours."}],
}


def environment(**changes):
    """The environment of a test, without what the outside may have set; None takes a variable away."""
    kept = {name: value for name, value in os.environ.items()
            if name not in ("COLUMNS", "LINES", "NO_COLOR", "LANGUAGE", "LANG", "TERM") and not name.startswith("LC_")}
    kept.update({"LC_ALL": os.environ.get("LC_ALL", "C.UTF-8"), "LANGUAGE": "en", "TERM": "xterm-256color",
                 # nobody's own catalogs and settings
                 "XDG_DATA_HOME": os.path.join(os.getcwd(), "data-home"), "XDG_DATA_DIRS": os.path.join(os.getcwd(), "data-dir"),
                 "XDG_CONFIG_HOME": os.path.join(os.getcwd(), "config")}, **changes)
    return {name: value for name, value in kept.items() if value is not None}


def run(*arguments, **options):
    """Runs the program to its end. Its output comes as bytes."""
    options.setdefault("env", environment())
    if "input" not in options:
        options.setdefault("stdin", subprocess.DEVNULL)
    options.setdefault("stdout", subprocess.PIPE)
    return subprocess.run([PROGRAM, *arguments], stderr=subprocess.PIPE, timeout=PATIENCE, **options)


def make_files(folder):
    """The files that the cases name."""
    folder = pathlib.Path(folder)
    log = LOG.encode()
    packed = gzip.compress(log)
    (folder / "app.log").write_bytes(log)
    (folder / "clean.log").write_text("nothing to see\n")
    (folder / "empty").write_bytes(b"")
    (folder / "app.log.gz").write_bytes(packed)
    (folder / "two.gz").write_bytes(packed + packed)
    (folder / "padded.gz").write_bytes(packed + bytes(1000))
    (folder / "tail.gz").write_bytes(packed + b"junk")
    (folder / "cut.gz").write_bytes(packed[:-9])
    (folder / "damaged.gz").write_bytes(damage(log))
    (folder / "utf16.log").write_bytes(LOG.encode("utf-16"))
    (folder / "tree/deep/er").mkdir(parents=True)
    (folder / "tree/b.log").write_bytes(log)
    (folder / "tree/deep/er/a.log.gz").write_bytes(packed)
    (folder / "tree/loop").symlink_to(".")
    os.mkfifo(folder / "tree/pipe")
    (folder / "loop").symlink_to("loop")
    (folder / "dangling").symlink_to("nowhere")
    (folder / "tiny.json").write_text(json.dumps(TINY))
    (folder / "tiny-new.json").write_text(json.dumps(TINY_NEW))
    (folder / "broken.json").write_text('{"errdex": 1,\n "id": "Broken",\n "title": "", "categories": [], "entries": [3]}\n')
    (folder / "path.json").write_text(json.dumps({"errdex": 1, "id": "../../escape"} | {k: v for k, v in TINY.items() if k != "id"}))
    (folder / "dated.json").write_text(json.dumps(DATED))
    (folder / "renamed.json").write_text(json.dumps(TINY | {"id": "renamed"}))
    damaged = folder / "damaged/errdex/catalogs"
    damaged.mkdir(parents=True)
    (damaged / "cut.json").write_text('{"errdex": 1,\n "id"')
    (damaged / "renamed.json").write_text(json.dumps(TINY))
    os.mkfifo(damaged / "pipe.json")
    words = folder / "words/errdex/catalogs"
    words.mkdir(parents=True)
    (words / "words.json").write_text(json.dumps(TINY | {"id": "words", "entries": [
        {"code": "NotFound", "category": "all", "description": "A code in one word."}]}))
    settings = folder / "settings/glib-2.0/settings"
    settings.mkdir(parents=True)
    (settings / "keyfile").write_text("[io/github/errdex/Errdex]\ndisabled-catalogs=['tiny']\n")
    (folder / "cut.json").write_text('{"errdex": 1,\n "id"')


def damage(log):
    """A gzip file whose beginning is sound and whose end is not."""
    packed = bytearray(gzip.compress(log + os.urandom(200_000)))
    packed[-1000:] = bytes(1000)
    return bytes(packed)


@contextlib.contextmanager
def files():
    """A folder with the files in it, which is the present one."""
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        make_files(folder)
        os.chdir(folder)
        try:
            yield pathlib.Path(folder)
        finally:
            os.chdir(before)


class Skip(Exception):
    """What a test needs is not here."""


def report(tests):
    """Runs (name, function) pairs, says in TAP what became of them, and ends the process."""
    failed = 0
    print(f"1..{len(tests)}")
    for number, (name, test) in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} - {name}")
        except Skip as reason:
            print(f"ok {number} - {name} # SKIP {reason}")
        except Exception:
            failed += 1
            print(f"not ok {number} - {name}")
            print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), end="")
        sys.stdout.flush()
    sys.exit(1 if failed else 0)
