#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A session bus that goes away, or hangs, under the programs that use it: the search provider, and the window."""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))

import harness  # noqa: E402

PATIENCE = 90
DEVICE = "iot.device.NotExistedDevice"
OTHER = "iot.prod.NotExistedProduct"
NAME = "io.github.errdex.Errdex"
PROVIDER = f"{NAME}.SearchProvider"
PATH = "/io/github/errdex/Errdex/SearchProvider"
FLAGS = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
PROGRAM = "<node><interface name='org.freedesktop.Application'><method name='ActivateAction'><arg type='s' direction='in'/>" \
    "<arg type='av' direction='in'/><arg type='a{sv}' direction='in'/></method></interface></node>"


def wait_for(what, condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"never came to be: {what}"
        while GLib.MainContext.default().iteration(False):
            pass
        time.sleep(0.02)


class Bus:
    """A session bus, and a folder for the programs on it."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.home = pathlib.Path(self.folder.name)
        (self.home / "run").mkdir(mode=0o700)
        reading, writing = os.pipe()
        self.daemon = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--print-address={writing}"], pass_fds=[writing],
                                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as stream:
            self.address = stream.readline().strip()
        self.connection = Gio.DBusConnection.new_for_address_sync(self.address, FLAGS, None, None)
        self.programs = []
        return self

    def __exit__(self, *_):
        for process in [*self.programs, self.daemon]:
            if process.poll() is None:
                process.kill()
            process.wait()
        self.folder.cleanup()

    def start(self, program, *arguments):
        environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": self.address, "HOME": str(self.home), "XDG_DATA_HOME": str(self.home / "data"),
                       "XDG_CONFIG_HOME": str(self.home / "config"), "XDG_STATE_HOME": str(self.home / "state"),
                       "XDG_CACHE_HOME": str(self.home / "cache"), "XDG_RUNTIME_DIR": str(self.home / "run"),
                       # GTK keeps some things to the end; what the unit tests look for is enough
                       "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"}
        process = subprocess.Popen([os.environ[program], *arguments], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=open(self.home / "errors", "wb"))
        self.programs.append(process)
        return process

    def owner(self, name):
        try:
            return self.connection.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                                             GLib.Variant("(s)", (name,)), None, Gio.DBusCallFlags.NONE, 5000, None).unpack()[0]
        except GLib.Error:
            return 0

    def ask(self, method, signature, *arguments):
        """Asks the provider, without waiting for an answer."""
        self.connection.call(PROVIDER, PATH, "org.gnome.Shell.SearchProvider2", method, GLib.Variant(signature, arguments), None,
                             Gio.DBusCallFlags.NONE, -1, None, None)

    def start_provider(self, *arguments):
        provider = self.start("ERRDEX_SEARCH_PROVIDER", *arguments)
        wait_for("the provider", lambda: self.owner(PROVIDER) == provider.pid)
        return provider

    def pose_as_program(self):
        """Takes the name of the main program, and never answers. Returns the calls that come."""
        calls = []
        interface = Gio.DBusNodeInfo.new_for_xml(PROGRAM).interfaces[0]
        self.connection.register_object("/io/github/errdex/Errdex", interface, lambda *call: calls.append(call), None, None)
        self.connection.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                                  GLib.Variant("(su)", (NAME, 0)), None, Gio.DBusCallFlags.NONE, 5000, None)
        return calls

    def kill(self):
        self.connection.set_exit_on_close(False)
        self.daemon.kill()
        self.daemon.wait()

    def errors(self):
        return (self.home / "errors").read_text()


def check_ends(bus, process):
    status = process.wait(PATIENCE)
    assert status == 0, f"exit status {status}: {bus.errors()}"
    assert bus.errors() == "", bus.errors()


# --- the search provider ---

def test_provider():
    """the provider ends when the bus does"""
    with Bus() as bus:
        provider = bus.start_provider()
        bus.kill()
        check_ends(bus, provider)


def test_provider_amid_calls():
    """the provider ends when the bus does while calls come in"""
    with Bus() as bus:
        provider = bus.start_provider()
        for _ in range(500):
            bus.ask("GetInitialResultSet", "(as)", ["device"])
        bus.connection.flush_sync(None)
        bus.kill()
        check_ends(bus, provider)


def test_provider_waiting():
    """the provider ends when the bus does while it waits for another program"""
    with Bus() as bus:
        calls = bus.pose_as_program()
        provider = bus.start_provider()
        bus.ask("LaunchSearch", "(asu)", ["device"], 0)
        wait_for("a call of the program", lambda: calls)
        bus.kill()
        check_ends(bus, provider)


def test_provider_hanging():
    """the provider ends although the bus hangs"""
    with Bus() as bus:
        provider = bus.start_provider("--idle-timeout", "1")
        bus.daemon.send_signal(signal.SIGSTOP)
        check_ends(bus, provider)


# --- the window ---

def xdotool(*arguments):
    return subprocess.run(["xdotool", *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=PATIENCE).stdout.split()


def find_windows(process):
    return xdotool("search", "--onlyvisible", "--all", "--pid", process.pid, "--class", "errdex")


def start_window(bus):
    """The window at an entry that is bookmarked just now."""
    program = bus.start("ERRDEX", DEVICE)
    wait_for("a window", lambda: program.poll() is not None or find_windows(program))
    assert program.poll() is None, f"ended with {program.returncode}: {bus.errors()}"
    xdotool("windowfocus", find_windows(program)[-1])
    recent = bus.home / "data/errdex/recent.json"
    wait_for("the entry shown", lambda: recent.exists() and DEVICE in recent.read_text())
    return program


def bookmarks(bus):
    path = bus.home / "data/errdex/shelf.json"
    items = json.loads(path.read_text())["items"] if path.exists() else []
    return [item["code"] for item in items if item.get("bookmark", {}).get("set")]


def test_window():
    """the window outlives the bus, and keeps what was not saved yet"""
    with Bus() as bus:
        program = start_window(bus)
        bus.kill()
        xdotool("key", "ctrl+d")
        wait_for("the bookmark saved", lambda: program.poll() is not None or bookmarks(bus) == [DEVICE])
        assert program.poll() is None, f"ended with {program.returncode}: {bus.errors()}"
        xdotool("key", "ctrl+q")
        check_ends(bus, program)


def test_window_hanging():
    """the window works and can be closed although the bus hangs"""
    with Bus() as bus:
        program = start_window(bus)
        bus.daemon.send_signal(signal.SIGSTOP)
        xdotool("key", "ctrl+d")
        wait_for("the bookmark saved", lambda: bookmarks(bus) == [DEVICE])
        xdotool("key", "ctrl+q")
        check_ends(bus, program)


def test_window_end_of_session():
    """what was done just before the session ends is saved"""
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        with Bus() as bus:
            program = start_window(bus)
            bus.connection.call_sync(NAME, "/io/github/errdex/Errdex", "org.freedesktop.Application", "ActivateAction",
                                     GLib.Variant("(sava{sv})", ("show-code", [GLib.Variant("s", OTHER)], {})), None, Gio.DBusCallFlags.NONE,
                                     PATIENCE * 1000, None)
            program.send_signal(number)
            check_ends(bus, program)
            # the entry that was shown last
            assert OTHER in (bus.home / "config/glib-2.0/settings/keyfile").read_text(), number


harness.report([(test.__doc__, test) for name, test in list(globals().items())
                if name.startswith("test_") and (not sys.argv[1:] or sys.argv[1] in name)])
