#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What bash, zsh and fish complete after errdex-cli and errdex. Each shell is given the same beginnings of lines."""
import json
import os
import pathlib
import pty
import re
import select
import struct
import subprocess
import time

import fcntl
import termios

import harness
from harness import PATIENCE, SOURCE

SCRIPTS = SOURCE / "data/completions"
CATALOG = json.loads(harness.CATALOG.read_text())
CODES = {entry["code"] for entry in CATALOG["entries"]}
COMMANDS = {"explain", "search", "scan", "list", "catalog", "check", "pot", "export", "import", "diff"}
FORMATS = {"markdown", "csv", "json", "html"}


# What is none of this was listed as an explanation.
EVERYTHING = (CODES | COMMANDS | FORMATS | {"auto", "always", "never", "add", "remove", "app.log", "app.log.gz", "tiny.json", "tiny-new.json", "cut.json", "tiny", "iot-platform"}
              | {category["id"] for category in CATALOG["categories"]}
              | {"--clipboard", "--open"} | {"--json", "--catalog", "--color", "--limit", "--follow", "--query", "--places", "--columns"})


def environment():
    return harness.environment(PATH=os.path.dirname(harness.PROGRAM) + ":" + os.environ["PATH"], HOME=os.getcwd(),
                               XDG_CONFIG_HOME=os.getcwd(), XDG_DATA_HOME=os.getcwd(), TERM="dumb")


def starting_with(words, start):
    return {word for word in words if word.startswith(start)}


# The beginning of a line, and what may follow it, at the least and at the most.
LINES = [
    ("", COMMANDS, COMMANDS),
    ("ex", {"explain", "export"}, {"explain", "export"}),
    ("--json sea", {"search"}, {"search"}),
    ("--color never sea", {"search"}, {"search"}),
    ("explain iot.group.", starting_with(CODES, "iot.group."), starting_with(CODES, "iot.group.")),
    ("explain iot.device.NullApplyId iot.device.NullD", starting_with(CODES, "iot.device.NullD"),
     starting_with(CODES, "iot.device.NullD")),
    ("search iot.ota.tag", {"iot.ota.tag.KeyDuplicated"}, {"iot.ota.tag.KeyDuplicated"}),
    ("--color a", {"auto", "always"}, {"auto", "always"}),
    ("explain --catalog iot", {"iot-platform"}, {"iot-platform"}),
    ("list --category rules-t", {"rules-topic", "rules-tablestore", "rules-tsdb"},
     {"rules-topic", "rules-tablestore", "rules-tsdb"}),
    ("list -c ot", {"ota"}, {"ota"}),
    ("export --format ", FORMATS, FORMATS),
    ("scan --format h", {"html"}, {"html"}),
    ("scan app", {"app.log", "app.log.gz"}, {"app.log", "app.log.gz"}),
    ("scan -f app", {"app.log", "app.log.gz"}, {"app.log", "app.log.gz"}),
    ("check tin", {"tiny.json", "tiny-new.json"}, {"tiny.json", "tiny-new.json"}),
    ("import app", {"app.log", "app.log.gz"}, {"app.log", "app.log.gz"}),
    ("import --format h", {"html"}, {"html"}),
    ("import --col", {"--columns", "--color"}, {"--columns", "--color"}),
    ("diff tiny-n", {"tiny-new.json"}, {"tiny-new.json"}),
    ("diff iot", {"iot-platform"}, {"iot-platform"}),
    ("catalog ", {"add", "list", "remove"}, {"add", "list", "remove"}),
    ("catalog add tiny-", {"tiny-new.json"}, {"tiny-new.json"}),
    ("catalog remove ti", set(), set()),
    ("catalog remove iot", set(), set()),
    ("pot -o app.log.g", {"app.log.gz"}, {"app.log.gz"}),
    ("scan --fo", {"--follow", "--format"}, {"--follow", "--format"}),
    ("list --cat", {"--category", "--categories", "--catalog", "--catalogs"},
     {"--category", "--categories", "--catalog", "--catalogs"}),
    ("search --li", {"--limit"}, {"--limit"}),
    ("export --qu", {"--query"}, {"--query"}),
    ("explain --li", set(), set()),
    ("search --limit ", set(), set()),
]

# The same for the desktop program.
DESKTOP_LINES = [
    ("--", {"--clipboard", "--open"}, {"--clipboard", "--open"}),
    ("--cl", {"--clipboard"}, {"--clipboard"}),
    ("iot.group.", starting_with(CODES, "iot.group."), starting_with(CODES, "iot.group.")),
    ("app", {"app.log", "app.log.gz"}, {"app.log", "app.log.gz"}),
]


def check(found, least, most, program, line):
    assert least <= found, f"after “{program} {line}” there is no {least - found}; there is {found}"
    found &= EVERYTHING
    assert found <= most, f"after “{program} {line}” there is {found - most}, too"


def check_own(complete):
    """A catalog of the user's is completed where one can be removed, and no shipped one."""
    folder = pathlib.Path("errdex/catalogs")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "own.json").write_bytes(pathlib.Path("tiny.json").read_bytes())
    try:
        check(complete("catalog remove "), {"tiny"}, {"tiny"}, "errdex-cli", "catalog remove ")
    finally:
        (folder / "own.json").unlink()


# --- bash ---

BASH = """
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
"_${1//-/_}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


def complete_in_bash(line, program="errdex-cli"):
    words = [program, *re.findall(r"[^\s=]+|=", line)]
    if line == "" or line[-1] in " ":
        words.append("")
    done = subprocess.run(["bash", "--norc", "-c", BASH, "bash", SCRIPTS / f"{program}.bash", *words],
                          capture_output=True, text=True, env=environment(), timeout=PATIENCE)
    assert done.stderr == "", done.stderr
    return set(done.stdout.split())


# --- fish ---

def complete_in_fish(line, program="errdex-cli"):
    done = subprocess.run(["fish", "--no-config", "-c", 'source $argv[1]; complete -C $argv[2]',
                           SCRIPTS / f"{program}.fish", f"{program} {line}"],
                          capture_output=True, text=True, env=environment(), timeout=PATIENCE)
    assert done.stderr == "", done.stderr
    return {found.split("\t")[0] for found in done.stdout.splitlines()}


# --- zsh ---

ZSH = """
autoload -U compinit
fpath=({folder} $fpath)
compinit -u -D
zstyle ':completion:*' verbose false
PS1=
# all that is found is listed, also where it is one, and nothing is put on the line
list() {{
  _main_complete
  compstate[insert]=
  compstate[list]='list force'
}}
zle -C list complete-word list
bindkey '^T' list
print READY
"""


class Zsh:
    """zsh completes only where somebody types; so somebody does, and reads what it lists."""

    def __init__(self):
        pathlib.Path("zshrc").write_text(ZSH.format(folder=SCRIPTS))
        self.process, self.master = pty.fork()
        if self.process == 0:
            os.execvpe("zsh", ["zsh", "-f", "-i"], environment())
        # large enough for all codes
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 2000, 300, 0, 0))
        self.type("source ./zshrc\n", "READY")

    def type(self, keys, until):
        os.write(self.master, keys.encode())
        text, give_up = "", time.monotonic() + PATIENCE
        # zsh turns this mode on when it begins to read a line; what is typed before that is not read by it
        while not re.search(until + r"\r\n.*\x1b\[\?2004h", text, re.DOTALL):
            assert time.monotonic() < give_up, f"no {until!r} in {text!r}"
            if select.select([self.master], [], [], 1)[0]:
                text += os.read(self.master, 65536).decode(errors="replace")
        return text

    def complete(self, line, program):
        # the line is thrown away afterwards, and the next command shows that zsh has done with it
        shown = self.type(f"{program} {line}\x14\x15print DO''NE\n", "DONE")
        # the list stands below the line, which is drawn again below the list
        listed = re.search(rf"\r\r\n(.*)\n{program} ", shown.rpartition("print")[0], re.DOTALL)
        words = re.findall(r"[\w.=-]+", listed[1]) if listed else []
        return {word.rstrip("=") for word in words}


def make_zsh_test():
    shells = []

    def complete_in_zsh(line, program="errdex-cli"):
        if not shells:
            shells.append(Zsh())
        return shells[0].complete(line, program)
    return complete_in_zsh


def make_tests():
    shells = {"bash": complete_in_bash, "fish": complete_in_fish, "zsh": make_zsh_test()}
    lines = [("errdex-cli", *line) for line in LINES] + [("errdex", *line) for line in DESKTOP_LINES]
    for shell, complete in shells.items():
        for program, line, least, most in lines:
            yield (f"{shell}: {program} {line}",
                   lambda complete=complete, program=program, line=line, least=least, most=most:
                   check(complete(line, program), least, most, program, line))
        yield (f"{shell}: own catalogs", lambda complete=complete: check_own(complete))
    yield ("bash: a value behind =",
           lambda: check(complete_in_bash("list --category=ot"), {"ota"}, {"ota"}, "errdex-cli", "list --category=ot"))
    yield ("bash: codes in any case",
           lambda: check(complete_in_bash("explain IOT.OTA.TAG"), {"iot.ota.tag.KeyDuplicated"}, CODES, "errdex-cli", "explain IOT.OTA.TAG"))


with harness.files():
    harness.report(list(make_tests()))
