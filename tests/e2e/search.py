#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching as a user does: typing, from wherever the focus is."""
import re

from harness import App, Clipboard, box, main, press, read_clipboard, selected_text, take_picture, test, text, wait_for, write

DEVICE = "iot.device.NotExistedDevice"
HITS = re.compile(r"^[\d,]+ of 500 entries$")


@test
def typing():
    """a code typed anywhere is found, selected and shown"""
    with App() as app:
        app.wait_list()
        app.look_for("notexisteddevice")
        app.wait_selected(DEVICE)
        app.wait_status(HITS)
        take_picture("search")
        app.quit()


@test
def ways():
    """words, initials, misspelt codes and words of the texts find the entry"""
    with App() as app:
        app.wait_list()
        for words, wanted in (
            ("device exist not", None),
            ("NED", DEVICE),
            ("iot.device.NotExistdDevice", DEVICE),
            ("iot.messagebroker.QueryTopicRuote", None),
            ("IOT.DEVICE.NOTEXISTEDDEVICE", DEVICE),
            ("topic 50 delete", None),
            ("in:ota kind:not-found", None),
        ):
            press("ctrl+f")
            app.look_for(words)
            if wanted:
                app.wait_selected(wanted)
            else:
                wait_for(f"a hit for {words}", lambda: app.selected() and app.selected() == app.shown())
                app.wait_status(HITS)
        app.quit()


@test
def miss():
    """a miss is honest, and its nearest codes lead on"""
    with App() as app:
        app.wait_list()
        app.look_for("iot.device.RegionNotSupportX509")
        app.find("heading", "No entry for “iot.device.RegionNotSupportX509”")
        app.find("label", "It is not in the catalog of 2025-09-18.")
        app.find("label", "Codes that begin with “iot.device.” belong to “Devices”.")
        app.find("heading", "Nearest codes")
        take_picture("miss")
        nearest = app.find("push button", re.compile(r"^iot\."))
        code = nearest.get_name()
        app.click(nearest)
        app.wait_selected(code)
        app.quit()


@test
def miss_by_keyboard():
    """the nearest codes of a miss are reached with Tab and followed with Enter"""
    with App() as app:
        app.wait_list()
        app.look_for("iot.device.RegionNotSupportX509")
        code = app.find("push button", re.compile(r"^iot\.")).get_name()
        app.tab_to("push button", code)
        press("Return")
        app.wait_selected(code)
        app.quit()


@test
def escape():
    """Esc clears the search, and then leaves it"""
    with App() as app:
        app.wait_list()
        app.look_for("zzzzqqqq")
        app.find("heading", re.compile("^No entry for"))
        press("Escape")
        app.wait_text("")
        app.wait_status("500 entries")
        app.wait_list()
        press("Escape")
        app.wait_focus("list item")
        app.quit()


@test
def moving():
    """Up, Down, Page Up and Page Down move through the hits while the search has the focus"""
    with App() as app:
        app.wait_list()
        app.look_for("device")
        first = wait_for("a hit", app.selected)
        app.wait_shown(first)
        press("Down")
        second = wait_for("the next hit", lambda: app.selected() not in (None, first) and app.selected())
        app.wait_shown(second)
        press("Up")
        app.wait_selected(first)
        press("Page_Down")
        far = wait_for("a hit further down", lambda: app.selected() not in (None, first, second) and app.selected())
        app.wait_shown(far)
        press("Page_Up")
        app.wait_selected(first)
        app.wait_text("device")
        press("s")
        app.wait_text("devices")
        app.quit()


@test
def narrowing():
    """an entry that was chosen stays chosen while it remains among the hits"""
    with App() as app:
        app.wait_list()
        app.look_for("notexisted")
        first = wait_for("a hit", app.selected)
        press("Down")
        chosen = wait_for("the next hit", lambda: app.selected() not in (None, first) and app.selected())
        write(chosen.rpartition("NotExisted")[2][:1].lower())
        app.wait_text("notexisted" + chosen.rpartition("NotExisted")[2][:1].lower())
        app.wait_selected(chosen)
        app.quit()


@test
def link():
    """the main menu copies a link to the search, and the clipboard with it leads back there"""
    with App() as app:
        app.wait_list()
        app.look_for("topic 50")
        app.choose("Main Menu", "Copy Link to the Search")
        wait_for("the link copied", lambda: read_clipboard() == "errdex:search?q=topic%2050")
        wait_for("the note", lambda: app.note() == "Copied the link to the search")
        press("ctrl+f", "Escape")
        app.wait_status("500 entries")
        press("Escape", "ctrl+v")
        app.wait_text("topic 50")
        app.quit()


@test
def selecting():
    """Ctrl+F and Ctrl+K go to the search and select its text"""
    with App() as app:
        app.wait_list()
        app.look_for("ota")
        for key in ("ctrl+f", "ctrl+k"):
            press("End")
            press(key)
            wait_for("the text selected", lambda: selected_text(app.search) == "ota")
        write("NED")
        app.wait_text("NED")
        app.wait_selected(DEVICE)
        app.quit()


@test
def unfinished():
    """an unfinished filter never empties the list"""
    with App() as app:
        app.wait_list()
        for part in "in:device kind:not-f":
            write(part)
            wait_for("rows", app.rows)
        app.wait_text("in:device kind:not-f")
        app.quit()


@test
def pasting():
    """Ctrl+V looks up what is on the clipboard, whatever has the focus"""
    with App() as app, Clipboard(f"  “{DEVICE}”, "):
        app.wait_list()
        press("ctrl+v")
        app.wait_selected(DEVICE)
        press("ctrl+f", "BackSpace")
        app.wait_text("")
        press("ctrl+v")
        app.wait_selected(DEVICE)
        app.quit()


@test
def large_paste():
    """a megabyte pasted into the search neither stops the program nor widens the window"""
    with App() as app:
        app.wait_list()
        size = box(app.frame)
        for words in ("x" * 1_000_000, "zqxv " * 200_000, "\x01\x02\x1b[31m" + "é漢\u202e" * 200_000):
            with Clipboard(words) as clipboard:
                clipboard.paste("the miss", lambda: app.seen("heading", re.compile("^No entry for")))
                assert box(app.frame) == size, (box(app.frame), size)
                press("Escape")
                app.wait_status("500 entries")
                app.wait_list()
        app.quit()


@test
def controls():
    """control characters and other odd ones are searched for like any"""
    with App() as app:
        app.wait_list()
        for words in ("\x01\x07\x1b[31miot.device.NotExistedDevice\x1b[0m", "iot.device\u00a0.NotExistedDevice\u200b\u202e",
                      "\u202eiot.device.NotExistedDevice"):
            with Clipboard(words):
                press("ctrl+f", "ctrl+v")
                wait_for("an answer", lambda: app.shown() == DEVICE or app.seen("heading", re.compile("^No entry")))
                press("Escape")
                app.wait_status("500 entries")
        app.quit()


if __name__ == "__main__":
    main()
