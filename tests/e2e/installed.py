#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as it is installed: from a folder of its own, with its schema, its translations and its services there."""
import gettext
import os
import pathlib
import re
import subprocess

from harness import BUILD, PATIENCE, SESSION, SESSION_BUS, App, Gio, GLib, Home, main, press, take_picture, test, wait_for

DEVICE = "iot.device.NotExistedDevice"


def install():
    """Installs into a folder of the session. Returns where the programs, the data and the services are."""
    target = SESSION.folder / "installed"
    meson = os.environ["MESON"].split()
    if not target.exists():
        done = subprocess.run([*meson, "install", "-C", str(BUILD), "--no-rebuild", "--quiet", "--destdir", str(target)],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert done.returncode == 0, done.stdout
    [program] = [found for found in target.rglob("errdex") if found.parent.name == "bin"]
    [schema] = target.rglob("*.gschema.xml")
    subprocess.run(["glib-compile-schemas", str(schema.parent)], check=True)
    return program, schema.parents[2]


def surroundings(data, **changes):
    """Nothing of the build: neither its schema nor its locales."""
    return {"XDG_DATA_DIRS": f"{data}:/usr/local/share:/usr/share", "GSETTINGS_SCHEMA_DIR": None, **changes}


@test
def window():
    """the installed window starts, finds its schema, and remembers"""
    program, data = install()
    home = Home()
    with App(DEVICE, home=home, program=program, **surroundings(data)) as app:
        app.wait_selected(DEVICE)
        take_picture("installed")
        press("ctrl+plus")
        app.wait_told("Text size 110 %")
        app.quit()
    assert "text-size" in (home.folder / "config/glib-2.0/settings/keyfile").read_text()


@test
def terminal():
    """the installed errdex-cli explains a code, and looks for translations where they were installed"""
    program, data = install()
    cli = program.with_name("errdex-cli")
    done = subprocess.run([str(cli), "explain", DEVICE], env=Home().environment(**surroundings(data)), stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=PATIENCE)
    assert done.returncode == 0 and done.stderr == "", done
    assert DEVICE in done.stdout and "What to do" in done.stdout, done.stdout
    # The folder is below another one here, so the program itself cannot find it; what it looks for is in it.
    folder = "/" + str((data / "locale").relative_to(SESSION.folder / "installed"))
    for binary in (program, cli):
        assert folder.encode() in binary.read_bytes(), (binary, folder)
    german = gettext.translation("errdex", data / "locale", ["de"])
    assert german.gettext("What to do") not in ("What to do", ""), german.gettext("What to do")


@test
def search_provider():
    """the service file of the search names an installed program, which answers"""
    program, data = install()
    [file] = (data / "dbus-1/services").glob("*.SearchProvider.service")
    command = re.search(r"^Exec=(.*)$", file.read_text(), re.MULTILINE).group(1).split()[0]
    target = SESSION.folder / "installed"
    provider = pathlib.Path(str(target) + command)
    assert provider.exists(), (command, list(target.rglob("*search-provider*")))
    process = subprocess.Popen([str(provider)], env=Home().environment(**surroundings(data)), stdin=subprocess.DEVNULL)
    name = "io.github.errdex.Errdex.SearchProvider"
    try:
        wait_for("an answer", lambda: any(DEVICE in found for found in SESSION_BUS.call_sync(
            name, "/io/github/errdex/Errdex/SearchProvider", "org.gnome.Shell.SearchProvider2", "GetInitialResultSet",
            GLib.Variant("(as)", (["notexisteddevice"],)), None, Gio.DBusCallFlags.NO_AUTO_START, int(PATIENCE * 1000), None).unpack()[0]))
    finally:
        process.terminate()
        process.wait()


@test
def files():
    """the desktop entry and the services name programs that are installed"""
    program, data = install()
    target = SESSION.folder / "installed"
    for file in (*(data / "dbus-1/services").glob("*.service"), *(data / "applications").glob("*.desktop")):
        for command in re.findall(r"^Exec=(\S+)", file.read_text(), re.MULTILINE):
            found = pathlib.Path(str(target) + command) if command.startswith("/") else program.with_name(command)
            assert found.exists(), (file.name, command)


if __name__ == "__main__":
    main()
