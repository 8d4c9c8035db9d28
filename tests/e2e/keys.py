#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of keys: each key that the program tells of is pressed by a test."""
import ast
import pathlib
from xml.etree import ElementTree

from harness import SOURCE, App, main, press, take_picture, test, text, wait_for

DEVICE = "iot.device.NotExistedDevice"
HERE = pathlib.Path(__file__).parent
# Which test of which file holds each key to what it is for
CHECKS = {
    ("Focus the search", "ctrl+f"): "search.selecting",
    ("Focus the search", "ctrl+k"): "search.selecting",
    ("Look up the clipboard", "ctrl+v"): "search.pasting",
    ("Look for codes in files", "ctrl+o"): "report.opening",
    ("Clear the search", "Escape"): "search.escape",
    ("Go to another entry", "Up"): "search.moving",
    ("Go to another entry", "Down"): "list.arrows",
    ("Go a page further", "Page_Up"): "search.moving",
    ("Go a page further", "Page_Down"): "list.arrows",
    ("Read the entry", "Return"): "list.enter",
    ("Select several entries", "shift+Up"): "keys.fewer",
    ("Select several entries", "shift+Down"): "list.several",
    ("Select all entries in the list", "ctrl+a"): "list.several",
    ("Collapse or expand a category", "Left"): "list.groups",
    ("Collapse or expand a category", "Right"): "list.groups",
    ("Open the menu of an entry", "shift+F10"): "list.context_menu",
    ("Copy the code", "ctrl+c"): "entry.copy",
    ("Copy as Markdown", "ctrl+shift+c"): "entry.copy",
    ("Find in the entry", "ctrl+shift+f"): "desktop.find",
    ("Next and previous place", "F3"): "desktop.find",
    ("Next and previous place", "shift+F3"): "desktop.find",
    ("Set or remove the bookmark", "ctrl+d"): "marks.bookmark",
    ("Write a note", "ctrl+e"): "keys.note",
    ("Larger text", "ctrl+plus"): "desktop.text_size",
    ("Smaller text", "ctrl+minus"): "desktop.text_size",
    ("Text of normal size", "ctrl+0"): "desktop.text_size",
    ("Back", "alt+Left"): "entry.see_also",
    ("Forward", "alt+Right"): "entry.see_also",
    ("Save the report", "ctrl+s"): "report.saving",
    ("Back to the catalog", "Escape"): "report.pasted",
    ("Print the entry or the report", "ctrl+p"): "desktop.printing",
    ("Keyboard shortcuts", "ctrl+question"): "entry.shortcuts",
    ("Preferences", "ctrl+comma"): "desktop.dark",
    ("Main menu", "F10"): "entry.menu",
    ("Close the window", "ctrl+w"): "start.ends",
    ("Quit", "ctrl+q"): "start.ends",
}


def read_table():
    """The keys of the window that lists them, as a keyboard is told: (what for, key)."""
    found = []
    for shortcut in ElementTree.parse(SOURCE / "src/gui/shortcuts.ui").iter("object"):
        if shortcut.get("class") != "GtkShortcutsShortcut":
            continue
        values = {value.get("name"): value.text for value in shortcut.iter("property")}
        for key in values["accelerator"].split():
            for modifier, name in (("<Control>", "ctrl+"), ("<Shift>", "shift+"), ("<Alt>", "alt+")):
                key = key.replace(modifier, name)
            found.append((values["title"], key))
    return found


def read_strings(check):
    """All strings in the body of a test."""
    file, name = check.split(".")
    for function in ast.walk(ast.parse((HERE / f"{file}.py").read_text())):
        if isinstance(function, ast.FunctionDef) and function.name == name:
            assert any(isinstance(mark, ast.Name) and mark.id == "test" for mark in function.decorator_list), check
            return {node.value for node in ast.walk(function) if isinstance(node, ast.Constant)}
    raise AssertionError(f"there is no test {check}")


@test
def table():
    """each key of the table is pressed in a test, and no test is named for a key that is not in it"""
    keys = read_table()
    assert len(keys) > 30, keys
    assert sorted(keys) == sorted(CHECKS), set(keys) ^ set(CHECKS)
    for (what, key), check in CHECKS.items():
        assert key in read_strings(check), f"{check} does not press {key} ({what})"


@test
def fewer():
    """Shift+Up takes away from what Shift+Down selected"""
    with App() as app:
        app.to_list()
        press("Down")
        wait_for("an entry", app.selected)
        press("shift+Down", "shift+Down")
        app.wait_status("3 codes selected")
        press("shift+Up")
        app.wait_status("2 codes selected")
        take_picture("fewer")
        app.quit()


@test
def note():
    """Ctrl+E leads to the note of the entry"""
    with App(DEVICE) as app:
        app.wait_shown(DEVICE)
        press("ctrl+e")
        app.wait_focus("text", "Your note")
        press("x")
        wait_for("the note", lambda: text(app.all("text", "Your note")[0]) == "x")
        press("Escape")
        wait_for("the focus to leave the note", lambda: app.focused() not in (None, ("text", "Your note")))
        app.quit()


if __name__ == "__main__":
    main()
