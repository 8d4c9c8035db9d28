#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The entry on the right, and the keys and menus of the window."""
import re

from harness import App, main, press, read_clipboard, selected_text, take_picture, test, wait_for

DEVICE = "iot.device.NotExistedDevice"
FACTS = "Devices · not found · a retry will not help"


@test
def parts():
    """an entry says cause, remedy, kind, operations, related codes and source"""
    with App(DEVICE) as app:
        app.resize(1000, 1000)  # with similar codes it is longer than the window at its usual size
        app.wait_shown(DEVICE)
        for wanted in ("Cause", "What to do", "API operations", "See also"):
            app.find("heading", wanted)
        app.find("label", FACTS)
        app.find("label", re.compile(r"^No device with this IotId"))
        app.find("label", re.compile(r"^Source: .*2025-09-18$"))
        app.find("push button", "QueryDevice")
        app.quit()


@test
def general_advice():
    """where the source names no remedy, general advice is shown and labelled so"""
    with App("iot.common.QueryDevicePropertyActionError") as app:
        app.wait_shown("iot.common.QueryDevicePropertyActionError")
        app.find("label", re.compile("^The source names no solution"))
        app.quit()


@test
def copy():
    """Ctrl+C copies the code, Ctrl+Shift+C the entry as Markdown, and a note says so"""
    with App(DEVICE) as app:
        app.wait_shown(DEVICE)
        press("ctrl+c")
        wait_for("the code copied", lambda: read_clipboard() == DEVICE)
        wait_for("the note", lambda: app.note() == f"Copied {DEVICE}")
        take_picture("copied")
        press("ctrl+shift+c")
        wait_for("Markdown copied", lambda: read_clipboard().startswith("#") and DEVICE in read_clipboard())
        wait_for("the note", lambda: app.note() == f"Copied {DEVICE} as Markdown")
        app.click(app.find("push button", "Copy code"))
        wait_for("the code copied", lambda: read_clipboard() == DEVICE)
        app.look_for("NotExistedDevice")
        press("ctrl+shift+c")
        wait_for("Markdown copied", lambda: read_clipboard().startswith("#"))
        press("ctrl+c")
        wait_for("the code copied from the search", lambda: read_clipboard() == DEVICE)
        app.quit()


@test
def copy_as():
    """the menu beside the button copies the entry in each format, and a note says which"""
    with App(DEVICE) as app:
        app.wait_shown(DEVICE)
        for item, begin, note in (("Link", f"errdex:{DEVICE}", f"Copied the link to {DEVICE}"),
                                  ("Code and Meaning", f"{DEVICE}: No device", f"Copied {DEVICE} and its meaning"),
                                  ("JSON", "[\n", f"Copied {DEVICE} as JSON"),
                                  ("Markdown", f"### `{DEVICE}`", f"Copied {DEVICE} as Markdown"),
                                  ("Code", DEVICE, f"Copied {DEVICE}")):
            app.choose("Copy As", item)
            wait_for(f"{item} copied", lambda: read_clipboard().startswith(begin))
            wait_for("the note", lambda: app.note() == note)
        app.quit()


@test
def copy_text():
    """Ctrl+C copies the selected text, where some is selected"""
    with App(DEVICE) as app:
        app.wait_shown(DEVICE)
        app.tab_to("label", FACTS)
        press("ctrl+a")
        wait_for("the text selected", lambda: selected_text(app.find("label", FACTS)) == FACTS)
        press("ctrl+c")
        wait_for("the text copied", lambda: read_clipboard() == FACTS)
        press("ctrl+f")
        app.look_for("NED")
        press("ctrl+a", "ctrl+c")
        wait_for("the text of the search copied", lambda: read_clipboard() == "NED")
        app.quit()


@test
def see_also():
    """a link leads to a related entry, Alt+Left back and Alt+Right forward"""
    with App(DEVICE) as app:
        app.wait_selected(DEVICE)
        app.click(app.find("push button", "iot.ota.DeviceNotExist"))
        app.wait_selected("iot.ota.DeviceNotExist")
        press("alt+Left")
        app.wait_selected(DEVICE)
        press("alt+Right")
        app.wait_selected("iot.ota.DeviceNotExist")
        press("alt+Right")
        app.wait_selected("iot.ota.DeviceNotExist")
        app.quit()


@test
def see_also_by_keyboard():
    """a link is reached with Tab and followed with Enter, and the focus is not lost"""
    with App(DEVICE) as app:
        app.wait_shown(DEVICE)
        app.tab_to("push button", "iot.ota.DeviceNotExist")
        press("Return")
        app.wait_shown("iot.ota.DeviceNotExist")
        app.wait_focus("heading", "iot.ota.DeviceNotExist")
        app.quit()


@test
def operation():
    """an operation leads to a search for it"""
    with App(DEVICE) as app:
        app.wait_shown(DEVICE)
        app.click(app.find("push button", "QueryDeviceDetail"))
        app.wait_text("QueryDeviceDetail")
        app.wait_status(re.compile(r"of 500 entries"))
        app.quit()


@test
def tabs():
    """Tab goes through all of the window and comes back to the list"""
    with App(DEVICE) as app:
        app.wait_shown(DEVICE)
        passed = app.tab_around()
        names = [name for _, name in passed]
        for wanted in ("Search", "Main Menu", "Categories", "Copy code", DEVICE, "QueryDevice", "iot.ota.DeviceNotExist"):
            assert wanted in names, passed
        assert len([found for found in passed if found[0] in ("list", "list item")]) == 1, passed
        app.quit()


@test
def shortcuts():
    """Ctrl+? lists the keys, and Esc leaves them"""
    with App() as app:
        app.wait_list()
        press("ctrl+question")
        window = app.other_window()
        take_picture("shortcuts")
        labels = [node.get_name() for node in app.all("label")]
        for wanted in ("Focus the search", "Copy the code", "Copy as Markdown", "Quit"):
            assert wanted in labels, labels
        app.focus_window(window)
        press("Escape")
        app.wait_only_window()
        app.quit()


@test
def menu():
    """F10 opens the menu, and About tells the version"""
    with App() as app:
        app.wait_list()
        press("F10")
        app.find_item("About Errdex")
        take_picture("menu")
        press("Escape")
        app.wait_menu_closed()
        press("F10")
        app.find_item("About Errdex")
        press("a")
        window = app.other_window()
        take_picture("about")
        labels = [node.get_name() for node in app.all("label")]
        assert "Errdex" in labels, labels
        app.focus_window(window)
        press("Escape")
        app.wait_only_window()
        app.quit()


if __name__ == "__main__":
    main()
