#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of the codes in a text: how it is reached, moved in, saved and left."""
import re

from harness import App, Clipboard, Home, main, press, states, take_picture, test, wait_for, walk, write

DEVICE = "iot.device.NotExistedDevice"
GROUP = "iot.group.NotExistedGroup"
LOG = f"""10:00:01 ERROR {DEVICE}: no such device
10:00:02 ERROR {GROUP}: no such group
10:00:03 ERROR {DEVICE}: no such device
10:00:04 ERROR iot.device.NeverHeardOf: something else
"""


class Report(App):
    """The program, with a report in place of the entries."""

    list_name = "Codes found"

    def rows(self):
        """GTK knows what is deep inside a row only once it was asked."""
        for found in self.all("list", self.list_name):
            list(walk(found))
        return super().rows()

    def shown(self):
        """The code that the entry on the right shows. The heading of the report may have a dot in it as well."""
        heading = self.seen("heading", re.compile(r"^iot\."))
        return heading.get_name() if heading else None


def wait_report(app):
    wait_for("the codes", lambda: app.row(f"{DEVICE}, found 2 times") and app.row(f"{GROUP}, found 1 time"))
    assert app.row("iot.device.NeverHeardOf, found 1 time"), app.rows()
    assert app.row("In no catalog"), app.rows()


def chosen(app):
    return next((name.split(",")[0] for name, node in app.rows() if "selected" in states(node)), None)


@test
def pasted():
    """a pasted log shows the report; Esc goes back to the list, with the search as it was"""
    with Clipboard(LOG), Report() as app:
        app.wait_focus("entry", "Search")
        app.look_for("topic delete")
        app.wait_status(re.compile("of 500 entries$"))
        hits = app.status()
        press("Tab")
        wait_for("the focus to leave the search", lambda: app.focused() not in (None, ("entry", "Search")))
        press("ctrl+v")
        wait_report(app)
        take_picture("report")
        press("Escape")
        wait_for("the list again", lambda: app.seen("list", "Codes found") is None and app.seen("list", "Entries"))
        app.wait_text("topic delete")
        app.wait_status(hits)
        take_picture("report-left")
        app.quit()


@test
def moving():
    """the arrows move in the report of a file, and the entry follows"""
    home = Home()
    (home.folder / "app.log").write_text(LOG)
    with Report("app.log", home=home) as app:
        wait_report(app)
        press("Home")
        press("Down")
        wait_for("the second code", lambda: chosen(app) == GROUP)
        app.wait_shown(GROUP)
        press("Up")
        wait_for("the first code", lambda: chosen(app) == DEVICE)
        app.wait_shown(DEVICE)
        take_picture("report-entry")
        app.click(app.row("iot.device.NeverHeardOf"))
        app.find("heading", re.compile("NeverHeardOf"))
        take_picture("report-unknown")
        app.quit()


@test
def saving():
    """Ctrl+S saves the report in a file"""
    home = Home()
    (home.folder / "app.log").write_text(LOG)
    file = home.folder / "found.md"
    with Report("app.log", home=home) as app:
        wait_report(app)
        press("ctrl+s")
        app.other_window()
        app.find_in_other("push button", re.compile("Save"))
        press("ctrl+l", "ctrl+a")
        write(file)
        press("Return")
        app.wait_only_window()
        app.wait_told(re.compile("^Saved to .*found.md"))
        assert DEVICE in file.read_text(), file.read_text()
        app.quit()


@test
def opening():
    """Ctrl+O asks for a file and shows the report of it"""
    home = Home()
    file = home.folder / "app.log"
    file.write_text(LOG)
    with Report(home=home) as app:
        app.wait_focus("entry", "Search")
        press("ctrl+o")
        app.other_window()
        app.find_in_other("push button", re.compile("Open|Look"))
        press("ctrl+l", "ctrl+a")
        write(file)
        press("Return")
        app.wait_only_window()
        wait_report(app)
        app.quit()


if __name__ == "__main__":
    main()
