#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the program starts, what it remembers, and how it ends."""
import re

from harness import App, Clipboard, Home, Process, box, find_windows, main, press, states, take_picture, test, wait_for

DEVICE = "iot.device.NotExistedDevice"


@test
def filled():
    """the list is filled at the start, and says how many entries there are"""
    with App() as app:
        app.wait_status("500 entries")
        app.wait_list()
        rows = app.rows()
        assert len(rows) >= 10, rows
        assert rows[0][0] == "System, 7 entries", rows[0][0]
        assert {"expandable", "expanded"} <= states(rows[0][1]), states(rows[0][1])
        assert "expandable" not in states(rows[1][1]), states(rows[1][1])
        app.find("heading", "Choose an entry")
        app.wait_focus("entry", "Search")
        take_picture("start")
        app.quit()


@test
def code():
    """errdex CODE starts with the entry, and its row is on screen"""
    for wanted in (DEVICE, "iot.system.SystemException", "iot.ota.NotFirmwareOwner"):
        with App(wanted.upper()) as app:
            app.wait_selected(wanted)
            assert len(app.rows()) >= 10, app.rows()
            take_picture("code")
            app.quit()


@test
def several():
    """errdex CODE with a code of two entries starts with both of them"""
    with App("iot.prod.NotExistedProduct") as app:
        app.wait_status(re.compile("^2 of 500"))
        app.wait_selected("iot.prod.NotExistedProduct")
        app.quit()


@test
def link():
    """a link starts with the entry as well"""
    with App("errdex:iot.device.NotExistedDevice") as app:
        app.wait_selected(DEVICE)
        app.quit()


@test
def links():
    """links are opened by the program that runs; what is wrong with one is said in its window and on standard error"""
    complaint = "the link “errdex:%zz” cannot be followed: expected two hexadecimal digits after “%”, found “%zz”"
    with App("errdex:%zz") as app:
        app.find("label", complaint.replace("the", "The", 1))
        wait_for("the complaint", lambda: app.complaints() == f"errdex: {complaint}\n")
        app.forgive()
        with app.again("errdex:iot.prod.NotExistedProduct?in=rules-topic") as second:
            second.wait()
        app.wait_selected("iot.prod.NotExistedProduct")
        app.wait_gone("label", complaint.replace("the", "The", 1))
        with app.again("errdex:search") as second:
            second.wait(2)
            assert "expected “?q=”" in second.complaints(), second.complaints()
            second.forgive()
        app.find("label", re.compile("expected “\\?q=”"))
        take_picture("malformed-link")
        press("ctrl+q")
        app.wait(2)


@test
def clipboard():
    """--clipboard looks up what is on the clipboard, at the start and in the window that is there"""
    with Clipboard(DEVICE), App("--clipboard") as app:
        app.wait_selected(DEVICE)
        with Clipboard("errdex:iot.prod.NotExistedProduct?in=rules-topic"):
            with app.again("--clipboard") as second:
                second.wait()
            app.wait_selected("iot.prod.NotExistedProduct")
            app.wait_text("")
        app.quit()


@test
def unknown():
    """errdex CODE with an unknown code says so and offers the nearest"""
    with App("iot.device.RegionNotSupportX509") as app:
        app.find("heading", "No entry for “iot.device.RegionNotSupportX509”")
        app.find("label", "It is not in the catalog of 2025-09-18.")
        app.wait_text("iot.device.RegionNotSupportX509")
        app.quit()


@test
def file():
    """errdex FILE shows what is in the file"""
    home = Home()
    (home.folder / "app.log").write_text(f"one\n2025 ERROR {DEVICE}: gone\n")
    with App("app.log", home=home) as app:
        wait_for("the code in the file", lambda: any(DEVICE in name for name in app.names()))
        take_picture("file")
        app.quit()


@test
def words():
    """errdex WORDS starts with the search for them"""
    with App("topic", "delete") as app:
        app.wait_text("topic delete")
        app.wait_status(re.compile("of 500 entries$"))
        app.quit()


@test
def version():
    """--version and --help need no display"""
    with Process("--version", DISPLAY=None) as process:
        process.wait()
        assert process.output().startswith("errdex "), process.output()
    with Process("--help", DISPLAY=None) as process:
        process.wait()
        assert "A CODE is shown with its entry" in process.output(), process.output()


@test
def second():
    """a second start raises the first window, and opens its code there"""
    home = Home()
    with App(home=home) as app:
        for wanted in (DEVICE, "iot.ota.NotFirmwareOwner"):
            with Process(wanted, home=home) as other:
                other.wait()
            app.wait_selected(wanted)
        with Process("iot.nothing.Here", home=home) as other:
            other.wait()
        app.find("heading", "No entry for “iot.nothing.Here”")
        with Process(home=home) as other:
            other.wait()
        assert len(find_windows(app.process.pid)) == 1
        app.quit()


@test
def memory():
    """the size, the pane, closed groups and the last entry are remembered"""
    home = Home()
    with App(home=home) as app:
        app.wait_list()
        app.resize(900, 640)
        wait_for("the size", lambda: box(app.frame)[2:] == app.inner(900, 640))
        app.collapse("System, 7 entries")
        app.look_for("NotExistedDevice")
        app.wait_selected(DEVICE)
        press("Return", "Escape", "Escape")
        app.wait_focus("list item", re.compile(DEVICE))
        app.move_pane(60)
        pane = box(app.list)[2]
        app.quit()
    with App(home=home) as app:
        wait_for("the size again", lambda: box(app.frame)[2:] == app.inner(900, 640))
        app.wait_selected(DEVICE)
        assert box(app.list)[2] == pane, (box(app.list), pane)
        press("Escape", "Home")
        header = wait_for("the header", lambda: app.row("System, 7"))
        assert "expanded" not in states(header), states(header)
        app.quit()


@test
def ends():
    """Ctrl+Q and Ctrl+W end the program, as the button does"""
    for key in ("ctrl+q", "ctrl+w"):
        with App() as app:
            press(key)
            app.wait()
    with App() as app:
        app.wait_list()
        app.click(app.all("push button", "Close")[0])
        app.wait()


if __name__ == "__main__":
    main()
