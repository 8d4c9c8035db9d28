#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window has to do with the desktop around it: the clipboard, the search of the desktop, preferences, paper."""
import os
import pathlib
import re
import subprocess

from harness import (PATIENCE, SESSION_BUS, App, Clipboard, Gio, GLib, Home, ask_bus, box, find_windows, main, press, read_clipboard, states,
                     stop, take_picture, test, wait_for, write)

DEVICE = "iot.device.NotExistedDevice"
GROUP = "iot.group.NotExistedGroup"
SECRET = "not a code, and nobody else's business"


def find_offer(app):
    return app.find("push button", re.compile("^Look up"))


@test
def offer():
    """a code on the clipboard is offered and looked up on demand only; the offer can be dismissed"""
    with Clipboard(DEVICE), App(GROUP) as app:
        app.wait_shown(GROUP)
        button = find_offer(app)
        assert DEVICE in re.sub("[\u2066-\u2069]", "", button.get_name()), button.get_name()
        take_picture("offer")
        assert app.shown() == GROUP
        app.wait_focus("entry", "Search")
        app.click(button)
        app.wait_selected(DEVICE)
        app.wait_gone("push button", re.compile("^Look up"))
        app.quit()
    with Clipboard(DEVICE), App(GROUP) as app:
        app.wait_shown(GROUP)
        app.tab_to("push button", re.compile("^Look up"))
        press("Tab")
        app.wait_focus("push button", "Close")
        press("space")
        app.wait_gone("push button", re.compile("^Look up"))
        assert app.all("heading", GROUP)
        app.quit()


@test
def no_offer():
    """what is no code, or what the preference forbids, is not offered, and nothing of the clipboard is kept"""
    home = Home()
    with Clipboard(SECRET), App(GROUP, home=home) as app:
        app.wait_selected(GROUP)
        # What is offered comes with the focus, long before this is answered.
        press("ctrl+d", "Escape", "Escape")
        app.wait_focus("list item")
        assert app.seen("push button", re.compile("^Look up")) is None
        press("ctrl+comma")
        app.other_window()
        switch = app.find_in_other("check box", "Offer to look up the clipboard")
        assert "checked" in states(switch), states(switch)
        press("alt+p")
        wait_for("no offers", lambda: "checked" not in states(switch))
        press("Escape")
        app.wait_only_window()
        app.quit()
    for file in home.folder.rglob("*"):
        assert not file.is_file() or SECRET.encode() not in file.read_bytes(), file
    assert "offer-clipboard=false" in (home.folder / "config/glib-2.0/settings/keyfile").read_text()
    with Clipboard(DEVICE), App(GROUP, home=home) as app:
        app.wait_selected(GROUP)
        press("Escape")
        app.wait_focus("list item")
        assert app.seen("push button", re.compile("^Look up")) is None
        app.quit()


@test
def dark():
    """Ctrl+comma opens the preferences; a dark window is dark after a restart as well"""
    home = Home()
    with App(DEVICE, home=home) as app:
        app.wait_shown(DEVICE)
        press("ctrl+comma")
        app.other_window()
        app.find_in_other("combo box", "Color scheme")
        press("space", "Down", "Down", "Return")
        wait_for("Dark chosen", lambda: app.find_in_other("label", "Dark"))
        take_picture("preferences-dark")
        press("Escape")
        app.wait_only_window()
        assert is_dark(app), "the window is not dark"
        app.quit()
    with App(DEVICE, home=home) as app:
        app.wait_shown(DEVICE)
        take_picture("dark")
        assert is_dark(app), "the window is not dark"
        app.quit()


def is_dark(app):
    """Whether most of the entry is dark on the screen."""
    picture = subprocess.run(["import", "-window", str(app.window), "-crop", "1x1+800+650", "-depth", "8", "gray:-"],
                             stdout=subprocess.PIPE, timeout=PATIENCE, check=True).stdout
    return picture[0] < 0x80


@test
def text_size():
    """Ctrl+plus, Ctrl+minus and Ctrl+0 change the size of the text, which is remembered"""
    home = Home()
    with App(DEVICE, home=home) as app:
        app.wait_shown(DEVICE)
        cause = re.compile("^No device with this IotId")
        height = box(app.find("label", cause))[3]
        for _ in range(4):
            press("ctrl+plus")
        app.wait_told(re.compile("^Text size (150|175|200) %"))
        wait_for("larger text", lambda: box(app.find("label", cause))[3] > height)
        take_picture("large-text")
        press("ctrl+0")
        app.wait_told("Text size 100 %")
        wait_for("the text as before", lambda: box(app.find("label", cause))[3] == height)
        press("ctrl+minus")
        app.wait_told("Text size 90 %")
        wait_for("smaller text", lambda: box(app.find("label", cause))[3] < height)
        app.quit()
    assert "text-size=90" in (home.folder / "config/glib-2.0/settings/keyfile").read_text().replace("uint32 ", "")


@test
def copied():
    """the preferences say what Ctrl+C copies"""
    with App(DEVICE) as app:
        app.wait_shown(DEVICE)
        press("ctrl+comma")
        app.other_window()
        app.find_in_other("combo box", "Ctrl+C copies")
        press("Tab", "Tab", "Tab", "space", "Down", "Return")
        wait_for("Link chosen", lambda: app.find_in_other("label", "Link"))
        take_picture("preferences")
        press("Escape")
        app.wait_only_window()
        press("ctrl+c")
        wait_for("the link copied", lambda: read_clipboard() == f"errdex:{DEVICE}")
        app.quit()


@test
def find():
    """Ctrl+Shift+F finds in the entry; F3 and Shift+F3 move, Esc goes back"""
    with App(DEVICE) as app:
        app.wait_shown(DEVICE)
        press("ctrl+shift+f")
        app.wait_focus("entry", "Find in this entry")
        write("device")
        count = re.compile(r"^(\d+) of (\d+)$")
        wait_for("the first place", lambda: app.told(re.compile("^1 of [1-9]")))
        take_picture("find")
        press("F3")
        wait_for("the second place", lambda: app.told(re.compile("^2 of ")))
        press("shift+F3")
        wait_for("the first place again", lambda: app.told(re.compile("^1 of ")))
        press("shift+F3")
        wait_for("the last place", lambda: any(len(set(count.sub(r"\1 \2", node.get_name()).split())) == 1
                                               for node in app.all("status bar") if count.match(node.get_name())))
        write("zzz")
        wait_for("nothing found", lambda: app.told("Not found"))
        press("Escape")
        app.wait_gone("entry", "Find in this entry")
        app.quit()


@test
def printing():
    """Ctrl+P asks where to print the entry, or says that nothing can be printed"""
    with App(DEVICE) as app:
        app.wait_shown(DEVICE)
        press("ctrl+p")
        wait_for("an answer", lambda: len(find_windows(app.process.pid)) > 1
                 or any("Nothing can be printed" in name for name in app.names()))
        if len(find_windows(app.process.pid)) > 1:
            app.other_window()
            app.find_in_other("push button", re.compile("Print$"))
            take_picture("print")
            press("Escape")
            app.wait_only_window()
        # GTK says so where there is no system bus to find printers on
        complaints = app.complaints()
        assert complaints == "" or complaints.count("\n") == 1 and "avahi" in complaints, complaints
        app.forgive()
        app.quit()


class Provider:
    """The service that the desktop's search asks, as the bus would start it."""

    path = "/io/github/errdex/Errdex/SearchProvider"
    name = "io.github.errdex.Errdex.SearchProvider"

    def __init__(self, program, home):
        self.process = subprocess.Popen([str(program)], env=home.environment(), stdin=subprocess.DEVNULL)

    def __enter__(self):
        wait_for("the search provider", lambda: ask_bus(SESSION_BUS, self.name) == self.process.pid)
        return self

    def __exit__(self, *_):
        stop(self.process)

    def ask(self, method, signature, *arguments):
        return SESSION_BUS.call_sync(self.name, self.path, "org.gnome.Shell.SearchProvider2", method, GLib.Variant(signature, arguments),
                                     None, Gio.DBusCallFlags.NONE, int(PATIENCE * 1000), None).unpack()


@test
def search_provider():
    """a result of the desktop's search is shown in the window that runs, and its search is done there"""
    program = pathlib.Path(os.environ["ERRDEX_SEARCH_PROVIDER"])
    home = Home()
    with App(home=home) as app, Provider(program, home) as provider:
        app.wait_list()
        results = provider.ask("GetInitialResultSet", "(as)", ["notexisteddevice"])[0]
        assert results, results
        [meta] = provider.ask("GetResultMetas", "(as)", results[:1])[0]
        assert meta["clipboardText"] == DEVICE, meta
        provider.ask("ActivateResult", "(sasu)", results[0], ["notexisteddevice"], 1)
        app.wait_selected(DEVICE)
        take_picture("search-provider")
        provider.ask("LaunchSearch", "(asu)", ["NotExistedGroup"], 2)
        app.wait_text("NotExistedGroup")
        app.wait_selected(GROUP)
        app.quit()


if __name__ == "__main__":
    main()
