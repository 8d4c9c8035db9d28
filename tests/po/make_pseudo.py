#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a translation that nobody speaks: English with accents, 40 % longer, in brackets. What is cut off in a window shows
there, and what was never marked for translation has no brackets. Placeholders, keys of menus, code and lines stay.

Usage: make_pseudo.py TEMPLATE RESULT [STAMP]"""
import pathlib
import re
import subprocess
import sys

GROWTH = 0.4
ACCENTS = str.maketrans("AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpRrSsTtUuVvWwYyZz",
                        "ÅåƁƀÇçÐðÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀṁÑñÖöÞþŔŕŠšŢţÛûṼṽŴŵÝýŽž")
# printf directives, code, escapes, and the letter that opens a menu item
KEPT = re.compile(r"%(?:\d+\$)?[-+ #0']*\d*(?:\.\d+)?(?:<\w+>|[hlqjzt]*[a-zA-Z%])|`[^`]*`|\\.|_\w")
ENDS = re.compile(r"^((?:\\n|- )*)(.*?)((?:\\n)*)$", re.S)
FIELD = re.compile(r'^(msgctxt|msgid_plural|msgid) "(.*)"$', re.M)


def lengthen(text):
    debt = 0.0
    grown = ""
    for letter in text:
        debt += GROWTH
        grown += letter
        if letter.isalpha() and debt >= 1:
            grown += letter.lower() * int(debt)
            debt %= 1
    return grown.translate(ACCENTS)


def disguise(text):
    """Takes and returns a text as it stands between the quotes of a po file."""
    before, middle, after = ENDS.match(text).groups()
    pieces = []
    last = 0
    for kept in KEPT.finditer(middle):
        pieces += [lengthen(middle[last:kept.start()]), kept[0]]
        last = kept.end()
    return f"{before}[{''.join(pieces)}{lengthen(middle[last:])}]{after}"


def translate(block):
    """A message of the template, translated; the empty text for the head of the file and for comments."""
    fields = dict(FIELD.findall(block))
    if not fields.get("msgid"):
        return ""
    lines = [f'{name} "{fields[name]}"' for name in ("msgctxt", "msgid", "msgid_plural") if name in fields]
    if "msgid_plural" in fields:
        lines += [f'msgstr[0] "{disguise(fields["msgid"])}"', f'msgstr[1] "{disguise(fields["msgid_plural"])}"']
    else:
        lines.append(f'msgstr "{disguise(fields["msgid"])}"')
    return "\n".join(lines) + "\n"


HEAD = r'''msgid ""
msgstr ""
"Project-Id-Version: errdex\n"
"Language: en_XA\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
'''


def main():
    template, result = sys.argv[1], pathlib.Path(sys.argv[2])
    text = subprocess.run(["msgcat", "--no-wrap", "--no-location", template], check=True, capture_output=True, text=True).stdout
    # a text of several lines stands on several lines even so
    text = re.sub(r'"\n"', "", text)
    messages = [HEAD, *filter(None, map(translate, text.split("\n\n")))]
    result.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["msgfmt", "-o", result, "-"], check=True, input="\n".join(messages), text=True)
    for stamp in sys.argv[3:]:
        pathlib.Path(stamp).touch()


if __name__ == "__main__":
    main()
