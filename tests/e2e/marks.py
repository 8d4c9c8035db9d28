#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the user keeps: bookmarks and notes, in the list, in the entry, in a file, and from one start to the next."""
import json
import re

from harness import App, Home, main, press, states, take_picture, test, text, wait_for, write

DEVICE = "iot.device.NotExistedDevice"
GROUP = "iot.group.NotExistedGroup"


def row(app, name):
    return wait_for(f"the row {name}", lambda: app.row(name))


def name_of_row(app, code):
    return next((name for name, _ in app.rows() if name.split(",")[0] == code), "")


def write_note(app, words):
    press("ctrl+e")
    app.wait_focus("text", "Your note")
    write(words)
    wait_for("the note", lambda: text(app.find("text", "Your note")) == words)


@test
def bookmark():
    """Ctrl+D and the star set and remove a bookmark, which the button and the row tell"""
    with App(DEVICE) as app:
        app.wait_selected(DEVICE)
        star = app.find("push button", "Bookmark")
        assert "pressed" not in states(star), states(star)
        press("ctrl+d")
        wait_for("the star", lambda: "pressed" in states(star))
        wait_for("the mark in the row", lambda: "bookmarked" in name_of_row(app, DEVICE))
        take_picture("bookmark")
        press("ctrl+d")
        wait_for("no star", lambda: "pressed" not in states(star))
        wait_for("no mark in the row", lambda: "bookmarked" not in name_of_row(app, DEVICE))
        app.click(star)
        wait_for("the mark in the row again", lambda: "bookmarked" in name_of_row(app, DEVICE))
        app.quit()


@test
def group():
    """the bookmarks are a group on top of the list, which collapses and stays so"""
    home = Home()
    with App(DEVICE, home=home) as app:
        app.wait_selected(DEVICE)
        press("ctrl+d")
        app.look_for(GROUP)
        app.wait_selected(GROUP)
        press("ctrl+d", "Escape")
        app.to_list()
        press("Home")
        header = row(app, "Bookmarks, 2 entries")
        assert app.rows()[0][0] == "Bookmarks, 2 entries", app.rows()[0]
        assert {"expandable", "expanded"} <= states(header), states(header)
        assert sorted(name.split(",")[0] for name, _ in app.rows()[1:3]) == [DEVICE, GROUP], app.rows()[:3]
        take_picture("bookmarks")
        app.wait_focus("list item", "Bookmarks, 2 entries")
        press("Left")
        wait_for("the group closed", lambda: app.rows()[1][0].startswith("System"))
        assert "expanded" not in states(row(app, "Bookmarks")), states(row(app, "Bookmarks"))
        app.quit()
    with App(home=home) as app:
        app.to_list()
        press("Home")
        wait_for("the group closed still", lambda: app.row("Bookmarks, 2") and app.rows()[1][0].startswith("System"))
        press("Right")
        row(app, "Bookmarks")
        wait_for("the group open", lambda: app.rows()[3][0].startswith("System"))
        app.quit()


@test
def note():
    """Ctrl+E leads to a note that is on screen, which the row tells and the search finds; both are there after a restart"""
    home = Home()
    with App(DEVICE, home=home) as app:
        app.wait_selected(DEVICE)
        press("ctrl+d")
        write_note(app, "ask the gateway team")
        wait_for("the mark in the row", lambda: "bookmarked, with a note" in name_of_row(app, DEVICE))
        take_picture("note")
        press("Escape")
        wait_for("the focus to leave the note", lambda: app.focused() not in (None, ("text", "Your note")))
        app.quit()
    with App(home=home) as app:
        app.wait_shown(DEVICE)
        app.resize(1000, 1000)
        wait_for("the note again", lambda: text(app.find("text", "Your note")) == "ask the gateway team")
        assert "pressed" in states(app.find("push button", "Bookmark"))
        app.look_for("gateway team")
        app.wait_selected(DEVICE)
        take_picture("note-found")
        app.quit()


@test
def no_note():
    """a note that is emptied is gone"""
    home = Home()
    with App(DEVICE, home=home) as app:
        app.resize(1000, 1000)  # the button is far down
        app.wait_selected(DEVICE)
        app.click(app.find("push button", "Add a note"))
        app.wait_focus("text", "Your note")
        write("short")
        wait_for("the mark in the row", lambda: "with a note" in name_of_row(app, DEVICE))
        press("ctrl+a", "BackSpace")
        wait_for("no mark in the row", lambda: "with a note" not in name_of_row(app, DEVICE))
        press("Escape")
        app.quit()
    with App(home=home) as app:
        app.find("push button", "Add a note")
        take_picture("no-note")
        app.quit()


@test
def recent():
    """the entries that were read are in the categories menu, and lead back; it can be cleared"""
    with App(DEVICE) as app:
        app.wait_selected(DEVICE)
        app.look_for(GROUP)
        app.wait_selected(GROUP)
        press("Return")
        app.click(app.find("push button", "Categories"))
        app.find_item("Recent Entries").call("org.a11y.atspi.Action", "DoAction", "(i)", 0)
        app.find_item(DEVICE)
        take_picture("recent")
        app.click_item(DEVICE)
        app.wait_selected(DEVICE)
        app.click(app.find("push button", "Categories"))
        app.find_item("Recent Entries").call("org.a11y.atspi.Action", "DoAction", "(i)", 0)
        app.click_item("Clear")
        app.click(app.find("push button", "Categories"))
        app.find_item("Collapse All")
        assert app.menu_item("Recent Entries") is None
        press("Escape")
        app.wait_menu_closed()
        app.quit()


def choose_file(app, path, button):
    """Types the name of a file into the dialog of files, as GTK lets a keyboard do."""
    app.other_window()
    app.find_in_other("push button", re.compile(button))
    press("ctrl+l", "ctrl+a")
    write(path)
    press("Return")
    app.wait_only_window()


@test
def exporting():
    """bookmarks and notes are exported to a file, and imported by another user"""
    file = Home().folder / "kept.json"
    with App(DEVICE) as app:
        app.wait_selected(DEVICE)
        press("ctrl+d")
        write_note(app, "ask the gateway team")
        press("Escape")
        app.choose("Main Menu", "Export Bookmarks and Notes…")
        choose_file(app, file, "Save")
        app.wait_told("Saved bookmarks and notes in kept.json")
        assert DEVICE in json.dumps(json.loads(file.read_text())), file.read_text()
        app.quit()
    with App(GROUP) as app:
        app.wait_selected(GROUP)
        press("ctrl+d")
        app.choose("Main Menu", "Import Bookmarks and Notes…")
        choose_file(app, file, "Import")
        app.wait_told(re.compile("^Added 1 bookmark and 1 note"))
        take_picture("imported")
        app.choose("Categories", "Bookmarks")
        row(app, "Bookmarks, 2 entries")
        app.look_for("gateway team")
        app.wait_selected(DEVICE)
        app.quit()


@test
def damaged():
    """a damaged file of bookmarks is set aside under another name, and the window says so"""
    home = Home()
    folder = home.folder / "data" / "errdex"
    folder.mkdir(parents=True)
    with App(DEVICE, home=home) as app:
        app.wait_selected(DEVICE)
        press("ctrl+d")
        wait_for("the mark in the row", lambda: "bookmarked" in name_of_row(app, DEVICE))
        app.quit()
    file = folder / "shelf.json"
    file.write_text("{ no longer")
    with App(DEVICE, home=home) as app:
        app.find("label", re.compile("bookmarks and notes"))
        take_picture("damaged-bookmarks")
        press("ctrl+d")
        wait_for("the mark in the row", lambda: "bookmarked" in name_of_row(app, DEVICE))
        app.quit()
    assert "{ no longer" in [other.read_text() for other in folder.iterdir()], list(folder.iterdir())
    assert DEVICE in file.read_text(), file.read_text()


if __name__ == "__main__":
    main()
