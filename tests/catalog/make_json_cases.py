#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the catalogs of tests/catalog/json, most of them broken on purpose.

Usage: make_json_cases.py FOLDER           write them
       make_json_cases.py --check FOLDER   compare those that are there with what would be written

What the reader has to say about each stands in tests/catalog/json-cases.txt, see test-json-cases.c. Files larger than a
screen are made by test-huge.c while it runs.
"""
import copy
import json
import pathlib
import sys

BASE = {
    "errdex": 1,
    "id": "test",
    "title": "Test",
    "language": "en",
    "domain": "errdex-test",
    "source": {"title": "A page", "url": "https://example.org/", "updated": "2025-09-18"},
    "categories": [
        {
            "id": "a",
            "title": "First",
            "description": "What comes first.",
            "prefixes": ["a."],
            "contexts": ["exit status"],
            "categories": [{"id": "b", "title": "Second"}],
        }
    ],
    "entries": [
        {
            "code": "a.One",
            "name": "One is missing",
            "category": "a",
            "kind": "not-found",
            "description": "It is not `there`.",
            "solution": "Look again.",
            "aliases": ["a.Uno"],
            "operations": ["GetOne"],
            "related": ["a.Two"],
        },
        {"code": "a.Two", "category": "b", "description": "There are too many."},
    ],
}
SMALL = {
    "errdex": 1,
    "id": "small",
    "title": "Small",
    "categories": [{"id": "a", "title": "A"}],
    "entries": [{"code": "E1", "category": "a", "description": "It broke."}],
}
VALUES = {
    "null": None,
    "true": True,
    "integer": 7,
    "fraction": 1.5,
    "string": "some text",
    "array": [],
    "object": {},
}


def dump(value):
    return json.dumps(value, indent=1, ensure_ascii=False).encode()


def paths(value, path=()):
    """Every place in a value, the outermost first."""
    yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from paths(child, path + (key,))


def get(value, path):
    for key in path:
        value = value[key]
    return value


def put(path, value, base=BASE):
    if not path:
        return value
    result = copy.deepcopy(base)
    get(result, path[:-1])[path[-1]] = value
    return result


def name_of(path):
    return "-".join(str(key) for key in path) or "root"


def wrong_types():
    """Each sort of value at every place."""
    for path in paths(BASE):
        for name, value in VALUES.items():
            yield f"type-{name_of(path)}-{name}", dump(put(path, value))


def missing_members():
    for path in paths(BASE):
        if path and isinstance(path[-1], str):
            catalog = copy.deepcopy(BASE)
            del get(catalog, path[:-1])[path[-1]]
            yield f"missing-{name_of(path)}", dump(catalog)
    yield "missing-all", b"{}"


def poor_strings():
    """Strings that are none, or that hold what may stand nowhere, in place of every string."""
    for path in paths(BASE):
        if isinstance(get(BASE, path), str):
            yield f"string-{name_of(path)}-empty", dump(put(path, ""))
            yield f"string-{name_of(path)}-newline", dump(put(path, "one\ntwo"))
            yield f"string-{name_of(path)}-escape", dump(put(path, "one\x1b[31mtwo"))
    for name, text in {
        "blank": " \n\t ",
        "tab": "one\ttwo",
        "return": "one\r\ntwo",
        "delete": "one\x7ftwo",
        "csi": "one\u009b31mtwo",
        "bell": "one\x07two",
        "bidi": "one \u202etwo\u202c",
        "emoji": "one 👩‍🔬 two",
        "chinese": "一二三",
        "noncharacter": "one \ufffe two",
        "longest": "x" * 65536,
        "too-long": "x" * 65537,
    }.items():
        yield f"description-{name}", dump(put(("entries", 0, "description"), text))
    for name, text in {
        "space": "a One",
        "no-break-space": "a.\u00a0One",
        "zero-width": "a.\u200bOne",
        "bidi": "a.\u202eOne",
        "unicode": "错误.一",
        "number": "4.04",
        "longest": "x" * 256,
        "too-long": "x" * 257,
        "too-long-in-bytes": "é" * 129,
    }.items():
        yield f"code-{name}", dump(put(("entries", 0, "code"), text))
    for name, text in {
        "shortest": "exit",
        "too-short": "err",
        "unicode": "退出状态",
        "unicode-too-short": "错误码",
        "longest": "c" * 64,
        "too-long": "c" * 65,
        "too-long-in-bytes": "é" * 33,
    }.items():
        yield f"context-{name}", dump(put(("categories", 0, "contexts"), ["exit status", text]))
    yield "title-longest", dump(put(("title",), "t" * 1024))
    yield "title-too-long", dump(put(("title",), "t" * 1025))


def values():
    """Values of the right type that mean nothing."""
    for name, text in {
        "capital": "Test",
        "underscore": "te_st",
        "slash": "../test",
        "dot": "te.st",
        "hyphen-first": "-test",
        "hyphens": "t--",
        "digit-first": "7test",
        "non-ascii": "tést",
        "longest": "i" * 64,
        "too-long": "i" * 65,
        "far-too-long": "ü" * 200,
    }.items():
        yield f"id-{name}", dump(put(("id",), text))
        yield f"category-id-{name}", dump(put(("categories", 0, "categories", 0, "id"), text))
    for name, text in {
        "bare": "errdex",
        "other": "gtk40",
        "slash": "errdex-../../etc",
        "fine": "errdex-other",
    }.items():
        yield f"domain-{name}", dump(put(("domain",), text))
    for name, text in {
        "region": "zh-CN",
        "script": "sr-Latn-RS",
        "one-letter": "e",
        "underscore": "zh_CN",
        "posix": "de_DE.UTF-8",
        "too-long": "e" * 65,
    }.items():
        yield f"language-{name}", dump(put(("language",), text))
    for name, text in {
        "leap-day": "2024-02-29",
        "no-leap-day": "2025-02-29",
        "month-13": "2025-13-01",
        "day-0": "2025-01-00",
        "year-0": "0000-01-01",
        "week": "2025-W38-4",
        "ordinal": "2025-00261",
        "basic": "20250918",
        "slashes": "2025/09/18",
        "time": "2025-09-18T00:00:00Z",
        "words": "yesterday",
        "signed": "2025--9-18",
        "wide-digits": "２０２５-09-18",
        "space": "2025-09-18 ",
    }.items():
        yield f"date-{name}", dump(put(("source", "updated"), text))
    for name, text in {
        "http": "http://example.org/a?b#c",
        "file": "file:///etc/passwd",
        "javascript": "javascript:alert(1)",
        "relative": "page.html",
        "scheme-only": "https://",
        "space": "https://example.org/a b",
        "capital": "HTTPS://example.org/",
        "port": "https://example.org:port/",
        "percent": "https://example.org/%zz",
    }.items():
        yield f"url-{name}", dump(put(("source", "url"), text))
    for name, text in {
        "capital": "Not-Found",
        "underscore": "not_found",
        "unknown": "unknown",
        "cut": "not-foun",
        "long": "not-found" * 40,
        "long-non-ascii": "n" + "ö" * 200,
        "invisible": "not\u00ad-found",
    }.items():
        yield f"kind-{name}", dump(put(("entries", 0, "kind"), text))
    for number in ("0", "2", "-1", "1.0", "1e0", "10000000000", "9223372036854775807", "9223372036854775808",
                   "99999999999999999999999999", "-99999999999999999999999999", '"1"'):
        text = dump(SMALL).replace(b'"errdex": 1', b'"errdex": ' + number.encode())
        yield "version-" + number.strip('"').replace(".", "-point-") + ("-string" * number.startswith('"')), text
    yield "version-last", json.dumps(dict(list(SMALL.items())[1:] + [("errdex", 1)])).encode()
    yield "version-2-and-else-nothing", b'{"errdex": 2}'


def references():
    def entries(*some, **more):
        return dump({**SMALL, "entries": list(some), **more})

    one = SMALL["entries"][0]
    yield "entries-none", entries()
    yield "categories-none", dump({**SMALL, "categories": []})
    yield "categories-none-needed", entries(categories=[])
    yield "category-unknown", entries({**one, "category": "b"})
    yield "category-unknown-case", entries({**one, "category": "A"})
    yield "category-unknown-long", entries({**one, "category": "ü" * 100})
    yield "category-of-catalog", entries({**one, "category": "small"})
    yield "entry-twice", entries(one, one)
    yield "entry-thrice", entries(one, one, one)
    yield "entry-twice-apart", entries(one, {**one, "code": "E2"}, {**one, "description": "Again."})
    yield "entry-twice-after-bad-one", entries(7, one, {**one, "code": ""}, one)
    yield "entry-in-two-categories", entries(one, {**one, "category": "b"}, categories=[
        {"id": "a", "title": "A"}, {"id": "b", "title": "B"}])
    yield "entry-differs-in-case", entries(one, {**one, "code": "e1"})
    yield "entry-aliases-itself", entries({**one, "aliases": ["E1", "E1"]})
    yield "entry-relates-to-nothing", entries({**one, "related": ["E404"]})
    yield "category-twice", entries(one, categories=[{"id": "a", "title": "A"}, {"id": "a", "title": "Again"}])
    yield "category-twice-below", entries(one, categories=[
        {"id": "a", "title": "A", "categories": [{"id": "a", "title": "Again"}]}])
    yield "category-unused", entries(one, categories=[{"id": "a", "title": "A"}, {"id": "z", "title": "Z"}])
    yield "category-title-twice", entries(one, categories=[{"id": "a", "title": "A"}, {"id": "z", "title": "A"}])
    yield "many-problems", entries(*({"code": f"E{i}"} for i in range(60)))
    yield "many-problems-exactly", entries(*({"code": f"E{i}"} for i in range(50)))
    yield "many-problems-and-one", entries(7, *({"code": f"E{i}"} for i in range(50)))
    yield "order-of-members", json.dumps({k: SMALL[k] for k in reversed(SMALL)}).encode()
    yield "unknown-members", dump({
        **SMALL, "x-author": {"name": None}, "$schema": "catalog.schema.json", "entries": [{**one, "since": [1, 2.5]}],
        "categories": [{"id": "a", "title": "A", "colour": "red"}]})


def nesting():
    def nested(depth, begin, end):
        return b'{"errdex":1,"id":"deep","title":"Deep","categories":[],"entries":[],"x":' + begin * depth + b"1" + end * depth + b"}"

    for depth in (1, 62, 63, 64, 65, 2000):
        yield f"nesting-arrays-{depth}", nested(depth, b"[", b"]")
        yield f"nesting-objects-{depth}", nested(depth, b'{"x":', b"}")
    yield "nesting-only-open-arrays", b"[" * 3000
    yield "nesting-only-open-objects", b'{"a":' * 3000
    yield "nesting-only-closed", b"]" * 3000

    category = {"id": "c0", "title": "Deepest"}
    for i in range(1, 40):
        category = {"id": f"c{i}", "title": "Deeper", "categories": [category]}
        if i in (30, 31, 39):
            yield f"nesting-categories-{i + 1}", dump({**SMALL, "categories": [category], "entries": []})


def members():
    small = json.dumps(SMALL)[1:]

    def with_member(text):
        return ("{" + text + "," + small).encode()

    yield "twice-id", with_member('"id":"other"')
    yield "twice-id-same", with_member('"id":"small"')
    yield "twice-entries", with_member('"entries":[]')
    yield "twice-unknown", with_member('"x":1,"x":1')
    yield "twice-unknown-below", with_member('"x":[{"y":[{"z":1,"z":2}]}]')
    yield "twice-empty-name", with_member('"":1,"":2')
    yield "twice-escaped", with_member(r'"\u0069d":"other"')
    yield "twice-escaped-both", with_member(r'"\u0078":1,"\u0058":1,"\u0078":2')
    yield "twice-escaped-solidus", with_member(r'"a/b":1,"a\/b":1')
    yield "twice-escaped-newline", with_member(r'"a\nb":1,"a\u000ab":1')
    yield "twice-escaped-pair", with_member(r'"\ud83d\ude00":1,"😀":1')
    yield "twice-differs-in-case", with_member('"ID":"other"')
    yield "twice-differs-in-length", with_member('"aa":1,"a":1,"aaa":1')
    yield "twice-long-name", with_member(f'"{"n" * 300}":1,"{"n" * 300}":1')
    yield "twice-invisible-name", with_member('"\u202e\u009b":1,"\u202e\u009b":1')
    yield "twice-entry-code", json.dumps(SMALL).replace('"code"', '"code": "E0", "code"').encode()
    yield "twice-category-id", json.dumps(SMALL).replace('"title": "A"', '"title": "A", "id": "b"').encode()
    yield "many-members", with_member(",".join(f'"m{i}":0' for i in range(251)))
    yield "many-members-too-many", with_member(",".join(f'"m{i}":0' for i in range(252)))
    yield "many-members-twice", with_member(",".join(f'"m{i % 90}":0' for i in range(100)))
    yield "member-escaped", json.dumps(SMALL).replace('"entries"', r'"entri\u0065s"').encode()
    yield "member-escaped-wrong-type", json.dumps(SMALL).replace('"code": "E1"', r'"c\u006fde": 5').encode()
    yield "member-without-quotes", with_member("x: 1")
    yield "member-number", with_member("1: 1")
    yield "member-null", with_member("null: 1")
    yield "member-without-value", with_member('"x":')
    yield "member-without-colon", with_member('"x" 1')
    yield "member-two-colons", with_member('"x":: 1')
    yield "member-equals", with_member('"x"= 1')
    yield "member-two-commas", with_member('"x": 1,')
    yield "member-comma-first", with_member("")
    yield "member-semicolon", with_member('"x": 1; "y": 2')


def lexical():
    """Values that JSON has, and those that only look so, as the value of an unknown member."""
    head = json.dumps(SMALL)[:-1].encode() + b', "x": '
    for name, text in {
        "integer": b"0", "minus-zero": b"-0", "fraction": b"0.5", "exponent": b"1e5", "exponent-capital": b"1E+5",
        "exponent-minus": b"-1.25e-7", "leading-zero": b"01", "minus": b"-", "plus": b"+1", "point-first": b".5",
        "point-last": b"5.", "point-exponent": b"5.e1", "exponent-empty": b"1e", "exponent-sign-only": b"1e+",
        "hex": b"0x10", "octal": b"0o7", "underscore": b"1_000", "comma": b"1,000", "infinity": b"Infinity",
        "minus-infinity": b"-Infinity", "nan": b"NaN", "two-points": b"1.2.3", "two-minus": b"--1",
        "huge-integer": b"9" * 400, "huge-negative": b"-" + b"9" * 400, "huge-exponent": b"1e999999",
        "tiny-exponent": b"1e-999999", "long-fraction": b"0." + b"1" * 2000, "letter": b"1a", "long-exponent": b"1e" + b"0" * 500 + b"1",
        "int64-max": b"9223372036854775807", "int64-over": b"9223372036854775808", "int64-min": b"-9223372036854775808",
    }.items():
        yield f"number-{name}", head + text + b"}"
    for name, text in {
        "true": b"true", "false": b"false", "null": b"null", "true-capital": b"True", "null-capital": b"NULL",
        "none": b"None", "undefined": b"undefined", "bare": b"text", "true-cut": b"tru", "true-longer": b"trueish",
        "single-quotes": b"'text'", "typographic-quotes": "“text”".encode(), "backquotes": b"`text`",
        "comment-block": b"/* none */ 1", "comment-line": b"// none\n1", "comment-hash": b"# none\n1",
        "parentheses": b"(1)", "angle": b"<x>", "function": b"f(1)", "date": b"2025-09-18", "regexp": b"/x/",
        "template": b"${x}", "nothing": b"",
    }.items():
        yield f"word-{name}", head + text + b"}"
    for name, text in {
        "empty": b'""', "escapes": rb'"\"\\\/\b\f\n\r\t\u0041"', "escape-unknown": rb'"\x41"', "escape-quote": rb'''"\'"''',
        "escape-zero": rb'"\0"', "escape-capital-u": rb'"\U0041"', "escape-newline": b'"one\\\ntwo"',
        "escape-non-ascii": b'"\\\xc3\xa9"', "escape-at-end": b'"\\', "unicode-short": rb'"\u41"', "unicode-letters": rb'"\u00g0"',
        "unicode-sign": rb'"\u+041"', "unicode-space": rb'"\u 041"', "unicode-braces": rb'"\u{41}"', "unicode-zero": rb'"\u0000"',
        "unicode-at-end": rb'"\u00', "surrogate-pair": rb'"\ud83d\ude00"', "surrogate-pair-capital": rb'"\uD83D\uDE00"',
        "surrogate-high": rb'"\ud83d"', "surrogate-high-text": rb'"\ud83dx"', "surrogate-high-escape": rb'"\ud83d\n"',
        "surrogate-high-high": rb'"\ud83d\ud83d"', "surrogate-high-letter": rb'"\ud83d\u0041"', "surrogate-low": rb'"\ude00"',
        "surrogate-low-high": rb'"\ude00\ud83d"', "surrogate-cut": rb'"\ud83d\ude0', "noncharacter": rb'"\uffff\ufffe"',
        "newline": b'"one\ntwo"', "tab": b'"one\ttwo"', "escape-character": b'"\x1b"', "unit-separator": b'"\x1f"',
        "delete": b'"\x7f"', "line-separator": "\"\u2028\u2029\"".encode(), "unclosed": b'"text', "unclosed-line": b'"text\n',
        "control-escaped": rb'"\u001b\u0007"', "two": b'"a" "b"', "plus": b'"a" + "b"',
    }.items():
        yield f"text-{name}", head + text + b"}"
    for name, text in {
        "empty": b"[]", "empty-space": b"[ \n\t\r ]", "comma": b"[,]", "trailing-comma": b"[1,]", "comma-first": b"[,1]",
        "two-commas": b"[1,,2]", "no-comma": b"[1 2]", "colon": b"[1:2]", "brace": b"[1}", "unclosed": b"[1", "member": b'["a":1]',
        "semicolon": b"[1;2]", "mixed": b'[1, "a", null, [], {}]', "form-feed": b"[\x0c]", "no-break-space": "[\u00a0]".encode(),
        "vertical-tab": b"[\x0b1]",
    }.items():
        yield f"array-{name}", head + text + b"}"
    for name, text in {
        "empty": b"{}", "trailing-comma": b'{"a":1,}', "bracket": b'{"a":1]', "unclosed": b'{"a":1', "no-comma": b'{"a":1 "b":2}',
        "set": b'{"a"}', "value-missing": b'{"a":}', "single-quotes": b"{'a':1}",
    }.items():
        yield f"object-{name}", head + text + b"}"


def encodings():
    small = json.dumps({**SMALL, "title": "Größe 大小"}, ensure_ascii=False)
    yield "encoding-utf-8", small.encode()
    yield "encoding-utf-8-mark", b"\xef\xbb\xbf" + small.encode()
    yield "encoding-utf-8-two-marks", b"\xef\xbb\xbf" * 2 + small.encode()
    yield "encoding-utf-8-mark-only", b"\xef\xbb\xbf"
    yield "encoding-utf-8-mark-inside", small.replace(" ", "\ufeff", 1).encode()
    yield "encoding-utf-8-mark-cut", b"\xef\xbb" + small.encode()
    for codec in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-7"):
        yield f"encoding-{codec}", small.encode(codec)
    yield "encoding-gbk", small.replace("Größe", "").encode("gbk")
    yield "encoding-latin-1", small.replace("大小", "").encode("latin-1")
    for name, data in {
        "continuation": b"\x80", "start-only": b"\xc3", "overlong-2": b"\xc0\xaf", "overlong-3": b"\xe0\x80\xaf",
        "overlong-4": b"\xf0\x80\x80\xaf", "surrogate": b"\xed\xa0\x80", "surrogate-pair": b"\xed\xa0\xbd\xed\xb8\x80",
        "above": b"\xf4\x90\x80\x80", "five": b"\xf8\x88\x80\x80\x80", "ff": b"\xff", "cut": b"\xe5\xa4", "zero": b"\0",
        "last": "\U0010ffff".encode(),
    }.items():
        yield f"bytes-{name}", small.replace("Größe", "@").encode().replace(b"@", data)
    yield "bytes-zero-at-end", small.encode() + b"\0"
    yield "bytes-zero-first", b"\0" + small.encode()
    yield "bytes-zero-only", b"\0"
    yield "bytes-bad-at-end", small.encode() + b"\xff"
    yield "bytes-bad-on-line-3", b"{\n \"a\":\n  \"\xc3\xa9\xc3\xa9\xff\"}"


def documents():
    small = json.dumps(SMALL).encode()
    yield "document-empty", b""
    yield "document-space", b"  \n\t\r\n "
    yield "document-newline-after", small + b"\n"
    yield "document-windows-lines", dump(SMALL).replace(b"\n", b"\r\n")
    yield "document-mac-lines", dump(SMALL).replace(b"\n", b"\r")
    yield "document-mac-lines-wrong", dump(put(("entries", 0, "code"), 5, SMALL)).replace(b"\n", b"\r")
    yield "document-compact", json.dumps(SMALL, separators=(",", ":")).encode()
    yield "document-ascii", json.dumps({**SMALL, "title": "大小"}).encode()
    yield "document-twice", small + small
    yield "document-lines", small + b"\n" + small + b"\n"
    yield "document-junk-after", small + b" x"
    yield "document-brace-after", small + b"}"
    yield "document-comma-after", small + b","
    yield "document-semicolon-after", small + b";"
    yield "document-comment-before", b"// a catalog\n" + small
    yield "document-comment-after", small + b"\n/* end */"
    yield "document-comment-hash", b"#!/usr/bin/env errdex\n" + small
    yield "document-callback", b"catalog(" + small + b")"
    yield "document-assignment", b"catalog = " + small + b";"
    yield "document-prefix", b")]}',\n" + small
    yield "document-in-array", b"[" + small + b"]"
    yield "document-xml", b"<?xml version='1.0'?><catalog/>"
    yield "document-yaml", b"errdex: 1\nid: small\n"
    yield "document-html", b"<!DOCTYPE html><title>404</title>"
    yield "document-git-conflict", dump(SMALL).replace(b' "title": "Small"', b'<<<<<<< HEAD\n "title": "Small"')
    yield "document-lfs-pointer", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"
    yield "document-gzip", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"
    yield "document-png", b"\x89PNG\r\n\x1a\n"
    yield "document-elf", b"\x7fELF\x02\x01\x01" + bytes(9)
    for name, text in {"null": "null", "true": "true", "number": "7", "string": '"text"', "array": "[]"}.items():
        yield f"document-only-{name}", text.encode()


def truncations():
    base = dump(SMALL)
    step = max(1, len(base) // 60)
    for length in range(1, len(base), step):
        yield f"cut-{length:03}", base[:length]


def fine():
    yield "fine-base", dump(BASE)
    yield "fine-small", dump(SMALL)


def cases():
    for maker in (fine, wrong_types, missing_members, poor_strings, values, references, nesting, members, lexical,
                  encodings, documents, truncations):
        yield from maker()


def main(arguments):
    check = arguments[:1] == ["--check"]
    folder = pathlib.Path(arguments[-1])
    made = {}
    for name, data in cases():
        assert name + ".json" not in made, name
        made[name + ".json"] = data
    if not check:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in made.items():
            (folder / name).write_bytes(data)
        return 0

    there = {path.name: path.read_bytes() for path in folder.glob("*.json") if not path.name.startswith("hand-")}
    wrong = sorted(name for name in made.keys() | there.keys() if made.get(name) != there.get(name))
    for name in wrong:
        print(f"{folder / name}: not as make_json_cases.py makes it")
    print(f"{len(made)} files, {len(wrong)} of them differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
