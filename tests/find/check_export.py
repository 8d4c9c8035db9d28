#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what Errdex exports with the parsers of others, and holds it against the catalog that it was made from.

Usage: check_export.py DUMP-EXPORT CATALOG..., where the first catalog is the odd one: its Markdown is compared with files."""
import csv
import html.parser
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.parse

DUMP = sys.argv[1]
CATALOGS = [pathlib.Path(name) for name in sys.argv[2:]]
HERE = pathlib.Path(__file__).parent
REPORT = (HERE / "odd-report.txt").read_bytes()
MEMBERS = ["code", "category", "catalog", "name", "kind", "retry", "description", "solution", "aliases", "operations",
           "related"]
FILE = 'odd | <name>, `of`\n"file"'
VOID = {"meta", "br", "link", "img", "hr", "input"}


def dump(catalog, *arguments, **options):
    done = subprocess.run([DUMP, catalog, *arguments], capture_output=True, timeout=60, check=True,
                          env={**os.environ, "LANGUAGE": "en"}, **options)
    assert done.stderr == b"", done.stderr
    return done.stdout


def read(catalog):
    """The entries of a catalog as the exporters order them: by category, and in a category as in the file."""
    document = json.loads(catalog.read_text(encoding="utf-8"))
    order = []

    def walk(categories):
        for category in categories:
            order.append(category["id"])
            walk(category.get("categories", []))
    walk(document["categories"])
    return document, sorted(document["entries"], key=lambda entry: order.index(entry["category"]))


def plain(text):
    """A text without its markup, roughly: what its words are."""
    return re.findall(r"\w+", text)


# --- JSON ---

def check_json(catalog):
    document, entries = read(catalog)
    exported = json.loads(dump(catalog, "json"))
    assert len(exported) == len(entries)
    for entry, out in zip(entries, exported):
        assert list(out) == MEMBERS, out
        assert out["catalog"] == document["id"]
        for name in ("code", "category", "description"):
            assert out[name] == entry[name], (out, entry)
        for name in ("name", "kind", "solution"):
            assert out[name] == entry.get(name), (out, entry)
        for name in ("aliases", "operations", "related"):
            assert out[name] == entry.get(name, []), (out, entry)
        assert out["retry"] in ("no", "maybe", "yes") if out["kind"] else out["retry"] is None


def check_json_report():
    report = json.loads(dump(CATALOGS[0], "json", "report", input=REPORT))
    assert report["bytes"] == len(REPORT)
    assert [(found["code"], found["count"]) for found in report["found"]] == [
        ("odd.plain", 2), ("odd.`tick`|pipe", 1), ("odd.inner", 1)]
    assert report["found"][0]["places"][0] == {"file": FILE, "line": 1, "column": 1, "offset": 0}
    assert report["unknown"][0]["text"] == "odd.InnerMost"


# --- CSV ---

def read_csv(content):
    text = content.decode("utf-8")
    assert text.endswith("\r\n")
    # outside quotes, every line ends in CR LF
    outside = re.sub(r'"(?:[^"]|"")*"', "", text)
    assert outside.count("\n") == outside.count("\r\n") == outside.count("\r")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}, "all lines have as many fields"
    return rows


def check_csv(catalog):
    _, entries = read(catalog)
    exported = json.loads(dump(catalog, "json"))
    rows = read_csv(dump(catalog, "csv"))
    assert rows[0] == MEMBERS and len(rows) == len(entries) + 1
    for out, row in zip(exported, rows[1:]):
        fields = dict(zip(MEMBERS, row))
        for name in ("code", "category", "catalog", "name", "kind", "retry"):
            assert fields[name] == (out[name] or ""), (fields, out)
        for name in ("aliases", "operations", "related"):
            assert fields[name] == "; ".join(out[name]), (fields, out)
        for name in ("description", "solution"):
            assert plain(fields[name]) == plain(out[name] or ""), (fields, out)


def check_csv_report():
    rows = read_csv(dump(CATALOGS[0], "csv", "report", input=REPORT))
    assert rows[0] == ["code", "known", "count", "description", "nearest", "places", "request_ids"]
    assert rows[1][:3] == ["odd.plain", "yes", "2"]
    assert rows[1][5] == f"{FILE}:1:1; {FILE}:1:48" and rows[1][6] == "57B144CF-09FC-4916-A272-A62902D5B207", rows[1]
    assert rows[-1][:2] == ["odd.InnerMost", "no"] and "odd.inner" in rows[-1][4], rows[-1]


# --- HTML ---

class Page(html.parser.HTMLParser):
    """A page, taken apart; whatever it opens it has to close."""

    def __init__(self, content):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.links, self.text, self.articles, self.languages = [], [], [], [], [], []
        self.style = ""
        self.feed(content)
        self.close()
        assert not self.open, f"left open: {self.open}"

    def handle_decl(self, declaration):
        assert declaration == "DOCTYPE html" and not self.open

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        assert tag not in ("script", "link", "img", "iframe", "object"), "a page that needs nothing but itself"
        assert "src" not in attributes and not any(name.startswith("on") for name in attributes)
        if "id" in attributes:
            assert not re.search(r"\s", attributes["id"]) and attributes["id"]
            self.ids.append(attributes["id"])
        if "href" in attributes:
            self.links.append(attributes["href"])
        if "lang" in attributes:
            self.languages.append(attributes["lang"])
        if tag == "article":
            self.articles.append([])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> in {self.open}"
        self.open.pop()

    def handle_data(self, text):
        if self.open and self.open[-1] == "style":
            self.style += text
            return
        self.text.append(text)
        if "article" in self.open:
            self.articles[-1].append(text)


def parse_strictly(content):
    """Also with the parser of HTML5, where it is at hand."""
    try:
        import html5lib
    except ImportError:
        return
    html5lib.HTMLParser(strict=True).parse(content)


def check_html(catalog):
    _, entries = read(catalog)
    content = dump(catalog, "html").decode("utf-8")
    assert content.startswith("<!DOCTYPE html>\n")
    parse_strictly(content)
    page = Page(content)
    assert page.languages[0] == "en"
    assert "prefers-color-scheme: dark" in page.style and "url(" not in page.style and "@import" not in page.style
    assert len(page.ids) == len(set(page.ids)) == len(entries) == len(page.articles)
    for link in page.links:
        assert link.startswith("#") and urllib.parse.unquote(link[1:]) in page.ids, link
    assert len(page.links) >= len(entries), "the contents lead to every entry"
    for entry, article in zip(entries, page.articles):
        words = plain("".join(article))
        title = " ".join(filter(None, (entry["code"], entry.get("name"))))
        assert "".join(article).strip().startswith(title + "\n"), article
        for text in (entry["description"], entry.get("solution", "")):
            expected = plain(re.sub(r"(?m)^- ", "", text))
            assert any(words[at:at + len(expected)] == expected for at in range(len(words))), (expected, words)


def check_html_report():
    content = dump(CATALOGS[0], "html", "report", input=REPORT).decode("utf-8")
    parse_strictly(content)
    text = "".join(Page(content).text)
    for expected in ("odd.`tick`|pipe", "odd.InnerMost", "odd | <name>, `of`", "57B144CF-09FC-4916-A272-A62902D5B207"):
        assert expected in text, expected


# --- Markdown ---

def check_markdown(name, *arguments, **options):
    expected = (HERE / name).read_text(encoding="utf-8")
    found = dump(CATALOGS[0], "markdown", *arguments, **options).decode("utf-8")
    assert found == expected, found


def check_markdown_headings(catalog):
    _, entries = read(catalog)
    headings = re.findall(r"(?m)^### (`+)(.*?)\1(?: (.*))?$", dump(catalog, "markdown").decode("utf-8"))
    assert [code for _, code, _ in headings] == [entry["code"] for entry in entries]
    for (_, _, name), entry in zip(headings, entries):
        assert plain(name) == plain(entry.get("name", "")), (name, entry)


def main():
    checks = [(f"{check.__name__[6:].replace('_', ' ')}: {catalog.name}", lambda check=check, catalog=catalog: check(catalog))
              for catalog in CATALOGS for check in (check_json, check_csv, check_html, check_markdown_headings)]
    checks += [("json report", check_json_report), ("csv report", check_csv_report), ("html report", check_html_report),
               ("markdown entries", lambda: check_markdown("odd-entries.md")),
               ("markdown report", lambda: check_markdown("odd-report.md", "report", input=REPORT))]
    failed = 0
    print(f"1..{len(checks)}")
    for number, (name, check) in enumerate(checks, 1):
        try:
            check()
            print(f"ok {number} - {name}")
        except AssertionError as error:
            failed += 1
            print(f"not ok {number} - {name}\n# {repr(error)[:2000]}")
    sys.exit(1 if failed else 0)


main()
