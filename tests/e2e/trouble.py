#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Odd places: a damaged catalog, no display, no session bus, a home that cannot be written to, narrow windows, text that
runs from right to left."""
import re
import shutil

from harness import SESSION, App, Home, Process, box, main, press, take_picture, test, wait_for, xdotool

DEVICE = "iot.device.NotExistedDevice"
CATALOGS = "/io/github/errdex/Errdex/catalogs"


@test
def damaged_catalog():
    """a damaged catalog is said in the window, in words"""
    folder = SESSION.folder / "overlay"
    folder.mkdir()
    (folder / "iot-platform.json").write_text('{"errdex": 1,\n "id": ')
    with App(G_RESOURCE_OVERLAYS=f"{CATALOGS}={folder}") as app:
        app.find("heading", "There is nothing to look up")
        wait_for("the reason", lambda: any(":2:" in name or "line 2" in name for name in app.names()))
        take_picture("damaged-catalog")
        press("a", "ctrl+f", "Escape", "ctrl+c", "ctrl+v", "Down", "F10", "Escape")
        app.find("heading", "There is nothing to look up")
        app.quit()


@test
def no_display():
    """without a display the program says what works without one"""
    for display in (None, ":no-such-display"):
        with Process(DEVICE, DISPLAY=display, GDK_BACKEND="x11") as process:
            process.wait(1)
            assert "errdex-cli" in process.complaints(), process.complaints()
            assert process.complaints().count("\n") == 1, process.complaints()
            process.forgive()


@test
def no_bus():
    """without a session bus the program works and is silent"""
    for address in ("unix:path=/nonexistent/bus", "nonsense"):
        with Process(DEVICE, DBUS_SESSION_BUS_ADDRESS=address, GTK_A11Y=None, GSETTINGS_BACKEND=None) as process:
            window = process.find_window()
            xdotool("windowfocus", window)
            take_picture("no-bus")
            press("ctrl+q")
            process.wait()


@test
def read_only_home():
    """a home that cannot be written to stops nothing, and is said in the window"""
    home = Home()
    for name in ("config", "data", "cache", "state"):
        shutil.rmtree(home.folder / name, ignore_errors=True)
        (home.folder / name).write_text("a file where a folder should be")
    with App(DEVICE, home=home, GSETTINGS_BACKEND=None) as app:
        wait_for("the row", lambda: app.selected() == DEVICE)
        app.find("label", re.compile(r"^Your bookmarks and notes .* cannot be read"))
        take_picture("read-only-home")
        app.quit()


@test
def narrow():
    """a narrow window shows list and entry in turn, with a way back"""
    with App() as app:
        app.wait_list()
        app.resize(360, 640)
        wait_for("the size", lambda: box(app.frame)[2:] == app.inner(360, 640))
        wait_for("the list alone", lambda: app.rows() and not app.seen("heading", "Choose an entry"))
        take_picture("narrow-list")
        app.click(app.row("iot.system.UidNotFound"))
        app.wait_shown("iot.system.UidNotFound")
        assert not app.rows(), app.rows()
        take_picture("narrow-entry")
        app.click(app.find("push button", "Back"))
        app.wait_list()
        assert app.shown() is None, app.shown()
        app.look_for("NED")
        wait_for("the hit", lambda: app.row(DEVICE))
        press("Return")
        app.wait_shown(DEVICE)
        app.resize(1000, 700)
        app.wait_selected(DEVICE)
        app.quit()


@test
def narrowest():
    """a window of 320 pixels keeps its widgets inside it"""
    with App(DEVICE) as app:
        app.wait_shown(DEVICE)
        app.resize(320, 480)
        wait_for("the size", lambda: box(app.frame)[2] <= 320)
        wait_for("the entry alone", lambda: app.shown() == DEVICE and not app.rows())
        for name in ("Main Menu", "Copy code"):
            x, _, width, _ = box(app.find("push button", name))
            assert 0 <= x and x + width <= 320, (name, x, width)
        take_picture("narrowest")
        app.quit()


@test
def right_to_left():
    """from right to left the list is on the right"""
    with App(LANGUAGE="ar") as app:
        app.list_name = None
        app.wait_list()
        assert box(app.list)[0] > box(app.frame)[2] // 2, box(app.list)
        take_picture("right-to-left")
        app.quit()


@test
def german():
    """the texts of the catalog are shown in the reader's language"""
    with App(DEVICE, LANGUAGE="de") as app:
        app.wait_shown(DEVICE)
        wait_for("a German text", lambda: app.seen("label", re.compile(r"\b(Gerät|existiert|vorhanden)\b")))
        take_picture("german")
        app.quit()


if __name__ == "__main__":
    main()
