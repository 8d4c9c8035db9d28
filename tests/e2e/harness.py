# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the end-to-end tests share: a display and a session bus of their own, the program in private folders, what a
screen reader can ask of it, what a keyboard can do to it, and TAP.

A test asks for a condition and waits until it holds; nothing waits for a time to pass."""
import atexit
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

# Nothing here is meant to take long; these only end what would never end. A sanitized program on a busy machine is slow.
PATIENCE = float(os.environ.get("ERRDEX_PATIENCE", "60"))
SOURCE = pathlib.Path(os.environ["SOURCE_ROOT"])
BUILD = pathlib.Path(os.environ["BUILD_ROOT"])
PROGRAM = os.environ["ERRDEX"]
PICTURES = BUILD / "tests" / "e2e" / "screenshots"
DAEMON = os.environ.get("DBUS_DAEMON", "dbus-daemon")


class Skip(Exception):
    """What a test needs is not here."""


def wait_for(what, condition, patience=PATIENCE):
    """Waits until a condition holds and returns what it returned. An accessible object that went meanwhile holds nothing."""
    end = time.monotonic() + patience
    while True:
        try:
            result = condition()
        except GLib.Error:
            result = None
        if result:
            return result
        if time.monotonic() > end:
            raise AssertionError(f"never came to be: {what}")
        pump()
        time.sleep(0.02)


def pump():
    while GLib.MainContext.default().iteration(False):
        pass


# The session


class Session:
    """A folder, a display and a session bus that are this process's alone."""

    def __init__(self, size="1280x1024x24"):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="errdex-e2e-"))
        self.processes = []
        atexit.register(self.end)
        for name in ("WAYLAND_DISPLAY", "XAUTHORITY", "GTK_THEME", "GTK_MODULES", "GTK_DEBUG", "GDK_BACKEND", "DESKTOP_STARTUP_ID",
                     "XDG_ACTIVATION_TOKEN", "XDG_CURRENT_DESKTOP", "AT_SPI_BUS_ADDRESS", "G_RESOURCE_OVERLAYS"):
            os.environ.pop(name, None)
        run = self.folder / "run"
        run.mkdir(mode=0o700)
        os.environ.update({
            "HOME": str(self.folder),
            "XDG_RUNTIME_DIR": str(run),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_STATE_HOME": str(self.folder / "state"),
            "GIO_USE_VFS": "local",
        })
        os.environ.setdefault("LC_ALL", "C.UTF-8")
        os.environ["LANGUAGE"] = "en"
        display = self.start_announcing(["Xvfb", "-displayfd", "{fd}", "-screen", "0", size, "-nolisten", "tcp", "-noreset"], "Xvfb")
        os.environ["DISPLAY"] = ":" + display
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = self.start_announcing(
            [DAEMON, "--session", "--nofork", "--nopidfile", "--print-address={fd}"], "dbus")

    def start_announcing(self, command, name):
        """Starts a service that says on a file descriptor where it is to be found, and returns that."""
        reading, writing = os.pipe()
        with open(self.folder / f"{name}.log", "wb") as log:
            process = subprocess.Popen([word.format(fd=writing) for word in command], pass_fds=[writing], stdin=subprocess.DEVNULL,
                                       stdout=log, stderr=log, start_new_session=True)
        os.close(writing)
        self.processes.append(process)
        with os.fdopen(reading) as stream:
            line = stream.readline().strip()
        if not line:
            raise RuntimeError(f"{name} did not start: " + (self.folder / f"{name}.log").read_text())
        return line

    def end(self):
        """Ends what was started, the last first; with the bus go the services that the bus started."""
        for pid in find_services() if self.processes else []:
            os.kill(pid, signal.SIGTERM)
        while self.processes:
            stop(self.processes.pop())
        shutil.rmtree(self.folder, ignore_errors=True)


def stop(process):
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def ask_bus(bus, name):
    """The process behind a name on a bus, or 0."""
    try:
        answer = bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                               GLib.Variant("(s)", (name,)), None, Gio.DBusCallFlags.NONE, 5000, None)
        return answer.unpack()[0]
    except GLib.Error:
        return 0


def find_services():
    """The processes that the accessibility bus consists of. They would outlive the session."""
    try:
        found = [ask_bus(BUS, "org.a11y.atspi.Registry"), ask_bus(SESSION_BUS, "org.a11y.Bus"), ask_bus(BUS, "org.freedesktop.DBus")]
    except NameError:
        return []
    return [pid for pid in found if pid > 0]


SESSION = Session()

import gi  # noqa: E402  (the display and the bus must be there first)

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402


def connect_accessibility():
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    session = Gio.DBusConnection.new_for_address_sync(os.environ["DBUS_SESSION_BUS_ADDRESS"], flags, None, None)
    address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, Gio.DBusCallFlags.NONE,
                                int(PATIENCE * 1000), None).unpack()[0]
    return session, Gio.DBusConnection.new_for_address_sync(address, flags, None, None)


SESSION_BUS, BUS = connect_accessibility()


# Accessible objects


class Node:
    """What a screen reader sees of a widget. Every question goes to the program: libatspi would answer some from what it
    remembers, which is not always the truth. So only the names of roles and states are libatspi's."""

    def __init__(self, owner, path):
        self.owner, self.path = owner, path

    def __eq__(self, other):
        return isinstance(other, Node) and (self.owner, self.path) == (other.owner, other.path)

    def __hash__(self):
        return hash((self.owner, self.path))

    def __repr__(self):
        return f"<{self.path[-12:]}>"

    def call(self, interface, method, signature="()", *arguments):
        return BUS.call_sync(self.owner, self.path, interface, method, GLib.Variant(signature, arguments), None, Gio.DBusCallFlags.NONE,
                             int(PATIENCE * 1000), None).unpack()

    def ask(self, method, signature="()", *arguments):
        return self.call("org.a11y.atspi.Accessible", method, signature, *arguments)[0]

    def get(self, name, interface="org.a11y.atspi.Accessible"):
        return self.call("org.freedesktop.DBus.Properties", "Get", "(ss)", interface, name)[0]

    def get_name(self):
        return self.get("Name")

    def get_parent(self):
        return node_for(self.get("Parent"))


def node_for(reference):
    owner, path = reference
    return None if path == "/org/a11y/atspi/null" or not owner else Node(owner, path)


DESKTOP = Node("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")


def role(node):
    return Atspi.role_get_name(Atspi.Role(node.ask("GetRole")))


def states(node):
    low, high = node.ask("GetState")
    return {Atspi.StateType(i).value_nick for i in range(64) if (low | high << 32) >> i & 1}


def text(node):
    return node.call("org.a11y.atspi.Text", "GetText", "(ii)", 0, node.get("CharacterCount", "org.a11y.atspi.Text"))[0]


def selected_text(node):
    if node.call("org.a11y.atspi.Text", "GetNSelections")[0] == 0:
        return ""
    start, end = node.call("org.a11y.atspi.Text", "GetSelection", "(i)", 0)
    return node.call("org.a11y.atspi.Text", "GetText", "(ii)", start, end)[0]


def children(node):
    return [child for child in map(node_for, node.ask("GetChildren")) if child is not None]


def box(node):
    """Where a widget is in its window: x, y, width, height."""
    try:
        return node.call("org.a11y.atspi.Component", "GetExtents", "(u)", 1)[0]
    except GLib.Error:
        return 0, 0, 0, 0


def walk(node, prune=()):
    """All of a tree, without what is inside the roles to prune."""
    yield node
    if role(node) not in prune:
        for child in children(node):
            yield from walk(child, prune)


def matches(wanted, found):
    return wanted is None or (wanted.search(found) is not None if isinstance(wanted, re.Pattern) else wanted == found)


# What the keyboard, the clipboard and the camera do


def xdotool(*words):
    return subprocess.run(["xdotool", *map(str, words)], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                          timeout=PATIENCE).stdout.split()


def press(*keys):
    for key in keys:
        xdotool("key", key)


def write(words):
    xdotool("type", "--delay", "5", "--", words)


def read_clipboard():
    return subprocess.run(["xsel", "--clipboard", "--output"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          timeout=PATIENCE).stdout.decode()


class Clipboard:
    """Holds a text on the clipboard for as long as the block lasts."""

    def __init__(self, words):
        self.words = words if isinstance(words, bytes) else words.encode()

    def __enter__(self):
        self.hold()
        return self

    def hold(self):
        self.process = subprocess.Popen(["xsel", "--clipboard", "--input", "--nodetach"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        self.process.stdin.write(self.words)
        self.process.stdin.close()
        start = self.words[:100].decode(errors="ignore")[:20]
        wait_for("the clipboard", lambda: read_clipboard().startswith(start))

    def paste(self, what, condition):
        """Pastes into the search and waits for what comes of it. xsel now and then lets go of a large text; only then, when
        nothing is on the clipboard any more, is it put there and pasted once more."""
        for last in (False, False, True):
            press("ctrl+f", "ctrl+v")
            try:
                return wait_for(what, condition)
            except AssertionError:
                if last or read_clipboard():
                    raise
                stop(self.process)
                self.hold()

    def __exit__(self, *_):
        stop(self.process)


def take_picture(name):
    PICTURES.mkdir(parents=True, exist_ok=True)
    if shutil.which("import"):
        subprocess.run(["import", "-window", "root", "-strip", PICTURES / f"{name}.png"], stderr=subprocess.DEVNULL, timeout=PATIENCE)
    elif shutil.which("xwd"):
        subprocess.run(["xwd", "-root", "-silent", "-out", PICTURES / f"{name}.xwd"], stderr=subprocess.DEVNULL, timeout=PATIENCE)


# The program


class Home:
    """Where one user's program keeps what it remembers."""

    count = 0

    def __init__(self):
        Home.count += 1
        self.folder = SESSION.folder / f"home-{Home.count}"
        self.folder.mkdir()
        # What is tested is counted in entries of the first catalog: the others that ship are switched off.
        settings = self.folder / "config/glib-2.0/settings"
        settings.mkdir(parents=True)
        (settings / "keyfile").write_text("[io/github/errdex/Errdex]\ndisabled-catalogs=['mqtt', 'coap', 'http']\n")

    def environment(self, **changes):
        env = {
            **os.environ,
            "HOME": str(self.folder),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_STATE_HOME": str(self.folder / "state"),
            "GTK_A11Y": "atspi",
            "GSK_RENDERER": "cairo",
            "GSETTINGS_BACKEND": "keyfile",
            # Looking for OpenGL loads drivers, which take long and may have something to say.
            "GDK_DEBUG" if gtk_is_old() else "GDK_DISABLE": "gl-disable" if gtk_is_old() else "gl,vulkan",
            **changes,
        }
        # GTK keeps some things to the end; what the unit tests look for is enough.
        env["ASAN_OPTIONS"] = env.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
        return {name: value for name, value in env.items() if value is not None}


def gtk_is_old():
    version = subprocess.run(["pkg-config", "--modversion", "gtk4"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return tuple(map(int, version.split(".")[:2])) < (4, 16)


class Process:
    """The program, without looking at it."""

    count = 0

    def __init__(self, *arguments, home=None, program=PROGRAM, **changes):
        Process.count += 1
        self.home = home or Home()
        self.out = SESSION.folder / f"{Process.count}.out"
        self.err = SESSION.folder / f"{Process.count}.err"
        # Into files: what the program starts would hold pipes open.
        with open(self.out, "wb") as out, open(self.err, "wb") as err:
            self.process = subprocess.Popen([str(program), *map(str, arguments)], env=self.home.environment(**changes), stdout=out,
                                            stderr=err, stdin=subprocess.DEVNULL, cwd=self.home.folder, start_new_session=True)

    def __enter__(self):
        return self

    def __exit__(self, kind, _, __):
        if kind is not None:
            take_picture(f"failed-{NAME}-{self.process.pid}")
        stop(self.process)
        if kind is None:
            self.check_quiet()
        elif self.complaints():
            print("".join(f"# stderr: {line}\n" for line in self.complaints().splitlines()), end="")

    def wait(self, status=0):
        """Waits until the program ends by itself."""
        got = self.process.wait(PATIENCE)
        assert got == status, f"exit status {got}, not {status}: {self.complaints()}"

    def output(self):
        return self.out.read_text(errors="replace")

    def forgive(self):
        """Takes what it said on standard error for right."""
        self.err.write_text("")

    def complaints(self):
        """What it said on standard error, but for what GLib says of every overlay that a test puts in."""
        lines = self.err.read_text(errors="replace").splitlines(keepends=True)
        return "".join(line for line in lines if not re.match(r"GLib-GIO-Message: .* resource(s)? overlay|GLib-GIO-Message: .*GResources overlay", line))

    def check_quiet(self):
        assert self.complaints() == "", f"on standard error: {self.complaints()}"

    def find_window(self):
        """The X window of the program, once it is there."""
        return wait_for("a window", lambda: find_windows(self.process.pid))[-1]


def find_windows(pid):
    try:
        return xdotool("search", "--onlyvisible", "--all", "--pid", pid, "--class", "errdex")
    except subprocess.CalledProcessError:
        return []


class App(Process):
    """The program, as a screen reader and a keyboard know it."""

    list_name = "Entries"

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        try:
            self.root = wait_for("the program on the accessibility bus", self.find_root)
            self.frame = wait_for("the window", lambda: children(self.root)[0])
            self.window = self.find_window()
            self.focus_window()
        except BaseException as error:
            self.__exit__(type(error), error, None)
            raise

    def find_root(self):
        assert self.process.poll() is None, f"ended with {self.process.returncode}: {self.complaints()}"
        for application in children(DESKTOP):
            if ask_bus(BUS, application.owner) == self.process.pid and children(application):
                return application
        return None

    def focus_window(self, window=None):
        """What a window manager would do, which is not there."""
        xdotool("windowfocus", window or self.window)
        wait_for("the focus", lambda: xdotool("getwindowfocus") == [str(window or self.window)])

    def resize(self, width, height):
        xdotool("windowmove", self.window, 0, 0, "windowsize", self.window, width, height)

    # Looking

    def at(self, x, y):
        """The widget that is seen at a place."""
        return node_for(self.frame.call("org.a11y.atspi.Component", "GetAccessibleAtPoint", "(iiu)", x, y, 1)[0])

    def is_seen(self, node):
        """Whether a widget is on screen and nothing covers it: whether what is seen at one of a few places in it is it, or
        inside it. GTK does not say what is seen where that is a picture."""
        x, y, width, height = box(node)
        if width <= 0 or height <= 0:
            return False
        places = [(width // 2, height // 2), (1, height // 2), (width - 2, height // 2), (width // 2, 1), (width // 2, height - 2)]
        return any(self.is_seen_at(node, x + dx, y + dy) for dx, dy in places)

    def is_seen_at(self, node, x, y):
        seen = self.at(x, y)
        while seen is not None and seen != node and role(seen) not in ("frame", "application", "dialog"):
            seen = seen.get_parent()
        return seen == node

    def all(self, wanted_role, name=None, within=None, prune=("list",)):
        """All widgets of a role and a name, seen or not. Lists are not looked into unless they are named."""
        return [node for node in walk(within or self.root, prune) if role(node) == wanted_role and matches(name, node.get_name() or "")]

    def seen(self, wanted_role, name=None, within=None):
        """The first such widget that is seen, or None."""
        return next((node for node in self.all(wanted_role, name, within) if self.is_seen(node)), None)

    def menu_item(self, name):
        """An item of an open menu, or None; of a closed menu nothing is left. Menus are windows of their own."""
        return next(iter(self.all("menu item", name, prune=("list item",))), None)

    def find_item(self, name):
        return wait_for(f"the menu item {name}", lambda: self.menu_item(name))

    def find(self, wanted_role, name=None, within=None):
        return wait_for(f"{wanted_role} {name}", lambda: self.seen(wanted_role, name, within))

    def wait_gone(self, wanted_role, name=None):
        wait_for(f"no {wanted_role} {name}", lambda: self.seen(wanted_role, name) is None)

    @property
    def list(self):
        return self.all("list", self.list_name)[0]

    @property
    def search(self):
        return self.all("entry", "Search")[0]

    def status(self):
        return self.all("status bar")[0].get_name()

    def rows(self):
        """The rows that are seen, from the top: (name, node)."""
        rows = []
        lists = self.all("list", self.list_name)
        for node in children(lists[0]) if lists else []:
            if role(node) == "list item" and box(node)[3] > 0:
                # GTK knows what is inside a row only once it was asked.
                children(node)
                if self.is_seen(node):
                    rows.append((box(node)[1], node.get_name(), node))
        return [(name, node) for _, name, node in sorted(rows, key=lambda row: row[0])]

    def row(self, name):
        """A row that is seen, by the beginning of its name."""
        return next((node for found, node in self.rows() if found.startswith(name)), None)

    def selected(self):
        """The code of the selected row, if that is seen."""
        for name, node in self.rows():
            if "selected" in states(node):
                return name.split(",")[0]
        return None

    def shown(self):
        """The code that the entry on the right shows."""
        heading = next((node for node in self.all("heading") if "." in node.get_name() and self.is_seen(node)), None)
        return heading.get_name() if heading else None

    def focused(self):
        """What has the focus: (role, name)."""
        for node in walk(self.root):
            found = states(node)
            if "focused" in found:
                if role(node) == "list":
                    for child in children(node):
                        if "focused" in states(child):
                            return role(child), child.get_name()
                return role(node), node.get_name()
        return None

    def names(self):
        """The names of all that is seen."""
        return [name for name, _ in self.rows()] + [node.get_name() or "" for node in walk(self.root, ("list",)) if self.is_seen(node)]

    def note(self):
        """What the passing note says, while it is there. It is in nobody's way, so no click would find it."""
        notes = [node for node in self.all("status bar") if node.get_name().startswith("Copied") and box(node)[3] > 0]
        return notes[0].get_name() if notes else None

    def told(self, wanted):
        """Whether a passing note, or what tells how many there are, says something."""
        return any(matches(wanted, node.get_name()) and box(node)[3] > 0 for node in self.all("status bar"))

    def inner(self, width, height):
        """How large what is inside a window of a size is: GTK draws a border where there is no window manager."""
        return width - 10, height - 10

    # Waiting

    def wait_shown(self, code):
        wait_for(f"the entry {code}", lambda: self.shown() == code)

    def wait_selected(self, code):
        """Until an entry is both the selected row and the entry shown."""
        wait_for(f"{code} selected", lambda: self.selected() == code and self.shown() == code)

    def wait_status(self, wanted):
        wait_for(f"the status “{wanted}”", lambda: matches(wanted, self.status()))

    def wait_told(self, wanted):
        wait_for(f"“{wanted}” told", lambda: self.told(wanted))

    def wait_text(self, wanted):
        wait_for(f"“{wanted}” in the search", lambda: text(self.search) == wanted)

    def wait_focus(self, wanted_role, name=None):
        wait_for(f"the focus on {wanted_role} {name}",
                 lambda: (lambda found: found and found[0] == wanted_role and matches(name, found[1]))(self.focused()))

    def wait_list(self):
        wait_for("rows", self.rows)

    # Doing

    def look_for(self, words):
        """Types into the search, from wherever the focus is."""
        write(words)
        self.wait_text(words)

    def to_list(self):
        """Esc leads from the search, which has the focus at the start, to the list."""
        self.wait_list()
        press("Escape")
        self.wait_focus("list item")

    def click(self, node, button=1):
        x, y, width, height = box(node)
        xdotool("mousemove", "--window", self.window, x + width // 2, y + height // 2, "click", button)

    def choose(self, button, item):
        """Opens a menu and chooses from it."""
        self.click(self.find("push button", button))
        self.click_item(item)

    def click_item(self, name):
        """Chooses from an open menu as a screen reader does. A menu is a window of its own, which says its place too early for
        the mouse."""
        self.find_item(name).call("org.a11y.atspi.Action", "DoAction", "(i)", 0)
        self.wait_menu_closed()

    def wait_menu_closed(self):
        wait_for("the menu closed", lambda: not self.menu_item(None))

    def collapse(self, header):
        self.click(self.row(header))
        wait_for(f"{header} closed", lambda: self.row(header) and "expanded" not in states(self.row(header)))

    def move_pane(self, by):
        """Pulls the border between list and entry to the right."""
        handle = self.all("filler", "GtkPanedHandle")[0]
        x, y, width, height = box(handle)
        before = box(self.list)[2]
        xdotool("mousemove", "--window", self.window, x, y + height // 2, "mousedown", 1, "mousemove_relative", by // 2, 0,
                "mousemove_relative", by - by // 2, 0, "mouseup", 1)
        wait_for("the border moved", lambda: box(self.list)[2] > before)

    def again(self, *arguments):
        """The program, started once more by the same user."""
        return Process(*arguments, home=self.home)

    def tab_to(self, wanted_role, name):
        """Presses Tab until something has the focus."""
        for _ in range(60):
            before = self.focused()
            if before and before[0] == wanted_role and matches(name, before[1]):
                return
            press("Tab")
            wait_for("the focus to move", lambda: self.focused() not in (None, before))
        raise AssertionError(f"Tab never came to {wanted_role} {name}")

    def tab_around(self):
        """Presses Tab until the focus comes back. Returns where it was."""
        passed = [self.focused()]
        while len(passed) < 60:
            press("Tab")
            wait_for("the focus to move", lambda: self.focused() not in (None, passed[-1]))
            if self.focused() == passed[0]:
                return passed
            passed.append(self.focused())
        raise AssertionError(f"Tab never came round: {passed}")

    def other_window(self):
        """A window besides the main one, with the focus."""
        window = wait_for("another window", lambda: [found for found in find_windows(self.process.pid) if found != self.window])[0]
        self.focus_window(window)
        return window

    def find_in_other(self, wanted_role, name=None):
        """A widget of a window besides the main one, once it is there. What covers what is not known there."""
        def look():
            for window in children(self.root)[1:]:
                for node in self.all(wanted_role, name, within=window, prune=()):
                    if box(node)[3] > 0:
                        return node
            return None
        return wait_for(f"{wanted_role} {name} in another window", look)

    def wait_only_window(self):
        wait_for("the other window gone", lambda: find_windows(self.process.pid) == [self.window])
        self.focus_window()

    def quit(self):
        press("ctrl+q")
        self.wait()


# TAP

NAME = pathlib.Path(sys.argv[0]).stem
TESTS = []


def test(function):
    """Marks a test; its documentation string is its name."""
    TESTS.append(function)
    return function


def main():
    """Runs the tests, or those that are named on the command line, says in TAP what became of them, and ends the process."""
    tests = [function for function in TESTS if not sys.argv[1:] or function.__name__ in sys.argv[1:]]
    failed = 0
    print(f"1..{len(tests)}", flush=True)
    for number, function in enumerate(tests, 1):
        try:
            function()
            print(f"ok {number} - {function.__doc__}")
        except Skip as reason:
            print(f"ok {number} - {function.__doc__} # SKIP {reason}")
        except Exception:
            failed += 1
            print(f"not ok {number} - {function.__doc__}")
            print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), end="")
        sys.stdout.flush()
    SESSION.end()
    sys.exit(1 if failed else 0)
