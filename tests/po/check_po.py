#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks templates and translations. Prints TAP.

Usage: check_po.py SOURCE ERRDEX_CLI

- templates are what the sources make today
- every file passes `msgfmt --check`
- languages that are called complete lack nothing
- a translation keeps the code spans, numbers and list structure of its text, and its final punctuation"""
import collections
import pathlib
import re
import subprocess
import sys
import tempfile

SOURCE, CLI = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
PROGRAM = SOURCE / "po"
CATALOGS = [PROGRAM / path.stem for path in sorted((SOURCE / "data/catalogs").glob("*.json"))]
COMPLETE = {
    PROGRAM: {"ar", "de", "es", "fr", "ja", "ko", "pt_BR", "ru", "zh_CN", "zh_TW"},
    PROGRAM / "iot-platform": {"de", "ja", "zh_CN"},
    PROGRAM / "mqtt": {"zh_CN"},
    PROGRAM / "coap": {"zh_CN"},
    PROGRAM / "http": {"zh_CN"},
}
SPAN = re.compile(r"`[^`]+`")
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
results = []


def tell(name, faults):
    results.append(not faults)
    print(f"{'not ok' if faults else 'ok'} {len(results)} - {name}")
    for fault in faults[:20]:
        print(f"# {fault}")


def run(*argv):
    return subprocess.run(argv, cwd=SOURCE, capture_output=True, text=True)


def unquote(text):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), text)


def read(path):
    """msgid -> list of msgstr, fuzzy and obsolete messages left out; reads what msgcat --no-wrap writes."""
    text = run("msgattrib", "--no-wrap", "--no-fuzzy", "--no-obsolete", str(path)).stdout
    messages = {}
    for block in text.split("\n\n"):
        fields = collections.OrderedDict()
        key = None
        for line in block.split("\n"):
            found = re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?) "(.*)"$', line)
            if found:
                key = found[1]
                fields[key] = found[2]
            elif key and line.startswith('"'):
                fields[key] += line[1:-1]
        if fields.get("msgid"):
            key = unquote(fields.get("msgctxt", "")) + "\4" + unquote(fields["msgid"])
            messages[key] = [unquote(v) for k, v in fields.items() if k.startswith("msgstr")]
    return messages


def languages(folder):
    return [l for l in (folder / "LINGUAS").read_text().split("\n") if l and not l.startswith("#")]


def template_of(folder):
    return folder / ("errdex.pot" if folder == PROGRAM else f"errdex-{folder.name}.pot")


def check_templates():
    for folder in CATALOGS:
        fresh = run(CLI, "pot", f"data/catalogs/{folder.name}.json").stdout
        stored = template_of(folder).read_text()
        tell(f"template of the catalog is fresh (meson compile {folder.name}-update-po)",
             [] if fresh == stored else [f"{template_of(folder).relative_to(SOURCE)} differs from what errdex-cli pot writes"])

    with tempfile.TemporaryDirectory() as folder:
        new = pathlib.Path(folder) / "errdex.pot"
        made = run("xgettext", "--files-from=po/POTFILES.in", "--from-code=UTF-8", "--add-comments=Translators", f"--output={new}", "-k_",
                   "-kN_", "-kC_:1c,2", "-kNC_:1c,2", "-kg_dngettext:2,3", "-kg_dgettext:2", "-kngettext:1,2", "--package-name=errdex")
        wanted = set(read_ids(new)) if made.returncode == 0 else set()
    stored = set(read_ids(PROGRAM / "errdex.pot"))
    tell("template of the program is fresh (meson compile errdex-update-po)",
         [made.stderr] * (made.returncode != 0)
         + [f"cut off at a macro that xgettext does not know (use PRIu64 or %zu): {m}" for m in sorted(stored) if re.search(r'(?<!%)%"$', m)]
         + [f"not in po/errdex.pot: {m!r}" for m in sorted(wanted - stored)]
         + [f"no longer in the sources: {m!r}" for m in sorted(stored - wanted)])


def read_ids(path):
    text = run("msgcat", "--no-wrap", "--no-location", str(path)).stdout
    return [m for m in re.findall(r'^msgid (".*"(?:\n".*")*)', text, re.M) if m != '""' and not m.startswith('""\n"Project-Id')]


def structure(text):
    return text.count("\n\n"), len(re.findall(r"^- ", text, re.M)), text.count("\n")


def numbers(text):
    """The digits of the numbers, however a language groups and points them."""
    return collections.Counter(re.sub(r"[,.\s]", "", n) for n in NUMBER.findall(SPAN.sub("", text)))


def faults_of(msgid, msgstr):
    text = msgid.split("\4", 1)[1]
    if collections.Counter(SPAN.findall(text)) != collections.Counter(SPAN.findall(msgstr)):
        yield f"other code spans: {text!r} → {msgstr!r}"
    if numbers(text) != numbers(msgstr):
        yield f"other numbers: {text!r} → {msgstr!r}"
    if structure(text) != structure(msgstr):
        yield f"other paragraphs or lists: {text!r} → {msgstr!r}"
    if (text[-1:] in ".:!?") != (msgstr[-1:] in ".:!?。：！？؟۔"):
        yield f"other end: {text!r} → {msgstr!r}"
    if msgstr != msgstr.strip() or "  " in msgstr or "\u00a0" in msgstr and "`\u00a0" in msgstr:
        yield f"odd spaces: {msgstr!r}"


def check_language(folder, language):
    path = folder / f"{language}.po"
    name = path.relative_to(SOURCE)
    checked = run("msgfmt", "--check", "--output-file=/dev/null", str(path))
    tell(f"{name} is sound", [checked.stderr] if checked.returncode else [])

    template = read_ids(template_of(folder))
    missing = run("msgattrib", "--untranslated", "--no-obsolete", "--no-wrap", str(path)).stdout
    fuzzy = run("msgattrib", "--only-fuzzy", "--no-obsolete", "--no-wrap", str(path)).stdout
    lacking = [m for m in re.findall(r'^msgid (".*")', missing + fuzzy, re.M) if m != '""']
    absent = set(template) - set(read_ids(path))
    if language in COMPLETE.get(folder, ()):
        tell(f"{name} is complete", [f"untranslated: {m}" for m in lacking + sorted(absent)])

    if folder in CATALOGS:
        messages = read(path)
        tell(f"{name} keeps the facts", [f for i, strings in messages.items() for s in strings if s for f in faults_of(i, s)])


check_templates()
for folder in (PROGRAM, *CATALOGS):
    tell(f"{folder.relative_to(SOURCE)}/LINGUAS is sorted", [] if languages(folder) == sorted(languages(folder)) else ["it is not"])
    for language in languages(folder):
        check_language(folder, language)
print(f"1..{len(results)}")
sys.exit(0 if all(results) else 1)
