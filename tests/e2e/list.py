#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list, by keyboard: moving, groups, and the menu of an entry."""
import re

from harness import App, main, press, read_clipboard, states, take_picture, test, wait_for

DEVICE = "iot.device.NotExistedDevice"


@test
def arrows():
    """Down, Page Down, Home and End move through the list, and the entry follows"""
    with App() as app:
        app.to_list()
        press("Down")
        app.wait_focus("list item", re.compile("iot.system"))
        press("Down")
        code = wait_for("an entry", app.selected)
        app.wait_shown(code)
        press("Page_Down")
        wait_for("another entry", lambda: app.selected() not in (None, code) and app.selected() == app.shown())
        press("End")
        app.wait_selected("iot.ota.NotFirmwareOwner")
        press("Home")
        app.wait_focus("list item", "System, 7 entries")
        wait_for("the first row", lambda: app.row("System, 7"))
        app.quit()


@test
def groups():
    """Left, Right and Space close and open a group, which is told to screen readers"""
    with App() as app:
        app.to_list()
        press("Down")
        app.wait_focus("list item", re.compile("iot.system"))
        press("Left")
        app.wait_focus("list item", "System, 7 entries")
        for close, open_ in (("Left", "Right"), ("space", "space"), ("Return", "Return")):
            press(close)
            wait_for("the group closed", lambda: app.row("System, 7") and "expanded" not in states(app.row("System, 7")))
            wait_for("its entries gone", lambda: app.row("iot.system.") is None and app.row("iot.Sre") is None)
            app.wait_focus("list item", "System, 7 entries")
            press(open_)
            wait_for("the group open", lambda: app.row("System, 7") and "expanded" in states(app.row("System, 7")))
            wait_for("its entries", lambda: app.row("iot.system."))
        take_picture("groups")
        app.quit()


@test
def inner_groups():
    """a group inside a group closes and opens, and Left goes from it to the one around it"""
    with App("iot.ruleng.NullOtsInstanceName") as app:
        app.wait_selected("iot.ruleng.NullOtsInstanceName")
        press("Escape")
        app.wait_focus("list item", re.compile("NullOtsInstanceName"))
        press("Left")
        app.wait_focus("list item", "Forwarding to Tablestore, 7 entries")
        press("Left")
        wait_for("the group closed", lambda: app.row("iot.ruleng.NullOtsInstanceName") is None)
        press("Left")
        app.wait_focus("list item", re.compile(r"^Rules engine, 102 entries"))
        take_picture("inner-groups")
        press("Left")
        wait_for("the outer group closed", lambda: app.row("Forwarding") is None)
        press("Right")
        wait_for("the outer group open", lambda: app.row("Rules engine") and "expanded" in states(app.row("Rules engine")))
        app.quit()


@test
def clicking():
    """a click on a header closes the group, a click on a row shows its entry"""
    with App() as app:
        app.wait_list()
        app.click(app.row("iot.system.UidNotFound"))
        app.wait_selected("iot.system.UidNotFound")
        app.click(app.row("System"))
        wait_for("the group closed", lambda: app.row("iot.system.UidNotFound") is None)
        app.wait_shown("iot.system.UidNotFound")
        app.click(app.row("System"))
        app.wait_selected("iot.system.UidNotFound")
        app.quit()


@test
def categories():
    """the categories menu closes and opens all groups, and leads to one"""
    with App() as app:
        app.wait_list()
        app.choose("Categories", "Collapse All")
        wait_for("all closed", lambda: [name for name, _ in app.rows()][-1:] == ["OTA update, 151 entries"])
        take_picture("collapsed")
        app.choose("Categories", "Device groups")
        wait_for("the group", lambda: app.row("iot.group."))
        app.choose("Categories", "Expand All")
        wait_for("all open", lambda: app.row("System") is None or app.row("iot.system."))
        app.quit()


@test
def closed_group():
    """errdex CODE opens the closed group that the entry is in"""
    with App() as app:
        app.wait_list()
        app.choose("Categories", "Collapse All")
        wait_for("all closed", lambda: app.row("OTA update"))
        with app.again("iot.ruleng.NullOtsInstanceName"):
            app.wait_selected("iot.ruleng.NullOtsInstanceName")
        app.quit()


@test
def context_menu():
    """the menu of an entry, by mouse and by keyboard, copies it"""
    with App() as app:
        app.wait_list()
        app.click(app.row("iot.system.UidNotFound"), button=3)
        app.wait_shown("iot.system.UidNotFound")
        app.click_item("Copy Code")
        wait_for("the code copied", lambda: read_clipboard() == "iot.system.UidNotFound")
        press("Down")
        app.wait_shown("iot.system.IllegalRequest")
        press("shift+F10")
        app.find_item("Copy as Markdown")
        take_picture("context-menu")
        press("Down", "Return")
        wait_for("the link copied", lambda: read_clipboard() == "errdex:iot.system.IllegalRequest")
        wait_for("the note", lambda: app.note() == "Copied the link to iot.system.IllegalRequest")
        press("shift+F10")
        app.click_item("Copy as Markdown")
        wait_for("Markdown copied", lambda: read_clipboard().startswith("### `iot.system.IllegalRequest`\n"))
        press("shift+F10")
        app.find_item("Copy Code")
        press("Escape")
        app.wait_menu_closed()
        app.wait_focus("list item", re.compile("IllegalRequest"))
        press("Down")
        app.wait_shown("iot.system.InstanceIdSame")
        app.quit()


@test
def several():
    """Shift and the arrows select several entries, told to screen readers, and Ctrl+C copies their codes"""
    with App() as app:
        app.to_list()
        press("Down")
        wait_for("an entry", app.selected)
        press("shift+Down", "shift+Down")
        app.wait_status("3 codes selected")
        selected = [name.split(",")[0] for name, node in app.rows() if "selected" in states(node)]
        assert len(selected) == 3, selected
        app.wait_shown(selected[-1])
        app.wait_focus("list item", re.compile(re.escape(selected[-1])))
        take_picture("several")
        press("ctrl+c")
        wait_for("the codes copied", lambda: read_clipboard() == "\n".join(selected))
        wait_for("the note", lambda: app.note() == "Copied 3 codes")
        press("ctrl+a")
        app.wait_status("500 codes selected")
        press("Escape")
        app.wait_status("500 entries")
        app.wait_focus("list item", re.compile(re.escape(selected[-1])))
        app.quit()


@test
def enter():
    """Enter on a row shows its entry and keeps it in the history"""
    with App() as app:
        app.to_list()
        press("Down", "Return", "Down", "Down", "Return")
        app.wait_selected("iot.Sre.IotInstanceNotFound")
        press("alt+Left")
        app.wait_selected("iot.system.SystemException")
        press("alt+Right")
        app.wait_selected("iot.Sre.IotInstanceNotFound")
        press("alt+Left")
        app.wait_selected("iot.system.SystemException")
        press("Down")
        app.wait_selected("iot.system.InstanceNotFound")
        app.quit()


if __name__ == "__main__":
    main()
