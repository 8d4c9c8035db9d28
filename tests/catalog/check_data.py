#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check what the shipped catalogs say, as far as a program can.

Usage: check_data.py CATALOG…

Prints TAP: for each catalog one test for each rule, with every place that breaks it."""
import collections
import json
import pathlib
import re
import sys

KINDS = {
    "invalid-argument", "not-found", "already-exists", "permission-denied", "unauthenticated", "resource-exhausted",
    "failed-precondition", "unimplemented", "unavailable", "internal", "aborted", "deadline-exceeded", "out-of-range",
}
# How much each catalog holds. A row that gets lost, or doubled, shows here.
SIZES = {
    "coap": {"entries": 32, "codes": 32, "categories": 4},
    "http": {"entries": 64, "codes": 64, "categories": 5},
    "iot-platform": {"entries": 500, "codes": 494, "categories": 17},
    "mqtt": {"entries": 55, "codes": 45, "categories": 9},
}
# Every number that a standard or registry assigns, by the category that it stands in.
REGISTRIES = {
    "coap": {
        "success": "2.01 2.02 2.03 2.04 2.05 2.31",
        "client-error": "4.00 4.01 4.02 4.03 4.04 4.05 4.06 4.08 4.09 4.12 4.13 4.15 4.22 4.29",
        "server-error": "5.00 5.01 5.02 5.03 5.04 5.05 5.08",
        "signaling": "7.01 7.02 7.03 7.04 7.05",
    },
    "http": {
        "information": "100-104",
        "success": "200-208 226",
        "redirect": "300-308",
        "client-error": "400-418 421-426 428 429 431 451",
        "server-error": "500-508 510 511",
    },
    "mqtt": {
        "v5-success": "0x00 0x10 0x11 0x18 0x19",
        "v5-granted": "0x00-0x02",
        "v5-closed": "0x00 0x04",
        "v5-errors": "0x80-0xA2",
        "v311-accepted": "0x00",
        "v311-refused": "0x01-0x05",
        "v311-suback": "0x00-0x02 0x80",
    },
}
# The packets that carry each error of MQTT 5.0, where it is not only CONNACK or only DISCONNECT.
CONNACK, DISCONNECT, PUBLISHED = {"CONNACK"}, {"DISCONNECT"}, {"PUBACK", "PUBREC"}
SUBACK, UNSUBACK = {"SUBACK"}, {"UNSUBACK"}
PACKETS = {
    **dict.fromkeys(("0x80", "0x83", "0x87"), CONNACK | PUBLISHED | SUBACK | UNSUBACK | DISCONNECT),
    **dict.fromkeys(("0x81", "0x82", "0x89", "0x8C", "0x95", "0x9A", "0x9B", "0x9C", "0x9D", "0x9F"), CONNACK | DISCONNECT),
    **dict.fromkeys(("0x88", "0x8A"), CONNACK),
    **dict.fromkeys(("0x8B", "0x8D", "0x8E", "0x93", "0x94", "0x96", "0x98", "0xA0"), DISCONNECT),
    "0x8F": SUBACK | UNSUBACK | DISCONNECT,
    **dict.fromkeys(("0x90", "0x99"), CONNACK | PUBLISHED | DISCONNECT),
    "0x91": PUBLISHED | SUBACK | UNSUBACK,
    "0x92": {"PUBREL", "PUBCOMP"},
    "0x97": CONNACK | PUBLISHED | SUBACK | DISCONNECT,
    **dict.fromkeys(("0x9E", "0xA1", "0xA2"), SUBACK | DISCONNECT),
}
# What is no error has no kind; it stands in these categories, by catalog, but for some codes.
NO_ERRORS = {
    "coap": {"success", "signaling"},
    "http": {"information", "success", "redirect"},
    "mqtt": {"v5-success", "v5-granted", "v5-closed", "v311-accepted", "v311-suback"},
}
ERRORS_THERE = {("coap", "7.05"), ("mqtt", "0x80")}
# Codes that have no prefix of their own catalog, by catalog.
WITHOUT_PREFIX = {"iot-platform": {"InvalidIdentifierInServiceError", "InvalidIdentifierInPropertyError"}}
# The longest text in characters; longer ones are for a manual, not for a catalog.
LONGEST = 900
RULES = []


def rule(function):
    RULES.append(function)
    return function


class Catalog:
    def __init__(self, path):
        self.bytes = pathlib.Path(path).read_bytes()
        self.json = json.loads(self.bytes.decode(), object_pairs_hook=self.take_members)
        self.id = self.json["id"]
        self.entries = self.json["entries"]
        self.categories = list(self.walk(self.json["categories"]))
        self.codes = {entry["code"] for entry in self.entries}
        self.aliases = [alias for entry in self.entries for alias in entry.get("aliases", [])]
        self.operations = {name for entry in self.entries for name in entry.get("operations", [])}

    @staticmethod
    def take_members(pairs):
        result = dict(pairs)
        if len(result) != len(pairs):
            raise ValueError(f"a member stands twice among {[name for name, _ in pairs]}")
        return result

    def walk(self, categories, above=()):
        """(category, the categories around it) for all."""
        for category in categories:
            yield category, above
            yield from self.walk(category.get("categories", []), above + (category,))

    def texts(self):
        """(where, text) for every text that a reader sees."""
        for category, _ in self.categories:
            if "description" in category:
                yield f"category {category['id']}", category["description"]
        for entry in self.entries:
            for name in ("description", "solution"):
                if name in entry:
                    yield f"{entry['code']} in {entry['category']}: {name}", entry[name]


def spans(text):
    """The code spans of a text without double backticks."""
    return re.findall(r"`([^`]*)`", text)


def repeated(things):
    return [thing for thing, n in collections.Counter(things).items() if n > 1]


@rule
def holds_what_it_should(catalog):
    found = {"entries": len(catalog.entries), "codes": len(catalog.codes), "categories": len(catalog.categories)}
    if catalog.id in SIZES and found != SIZES[catalog.id]:
        yield f"expected {SIZES[catalog.id]}, found {found}"


@rule
def file_is_tidy(catalog):
    text = catalog.bytes.decode()
    if not text.endswith("}\n") or text.endswith("\n\n"):
        yield "no newline, or more than one, at the end"
    if text != json.dumps(catalog.json, indent=2, ensure_ascii=False) + "\n":
        yield "not indented as json.dumps (…, indent=2, ensure_ascii=False) does"


@rule
def head_says_where_it_comes_from(catalog):
    if catalog.json.get("domain") != f"errdex-{catalog.id}":
        yield "domain is not errdex- and the id"
    if not {"title", "updated"} <= catalog.json.get("source", {}).keys():
        yield "source lacks title or date"


@rule
def categories_are_described_and_used(catalog):
    for category, above in catalog.categories:
        if "description" not in category:
            yield f"category {category['id']} has no description"
        used = {entry["category"] for entry in catalog.entries}
        if not used & ({category["id"]} | {below["id"] for below, around in catalog.categories if category in around}):
            yield f"category {category['id']} is empty"
    yield from (f"category {id} stands twice" for id in repeated(category["id"] for category, _ in catalog.categories))
    yield from (f"title {title} stands twice" for title in repeated(c["title"] for c, _ in catalog.categories))


@rule
def entries_are_unique(catalog):
    yield from map(str, repeated((entry["category"], entry["code"].lower()) for entry in catalog.entries))


@rule
def codes_have_one_spelling(catalog):
    yield from repeated(code.lower() for code in catalog.codes)


@rule
def kinds_are_known(catalog):
    """Every error has one, and nothing else has."""
    for entry in catalog.entries:
        error = entry["category"] not in NO_ERRORS.get(catalog.id, ()) or (catalog.id, entry["code"]) in ERRORS_THERE
        if entry.get("kind") not in (KINDS if error else {None}):
            yield f"{entry['code']} in {entry['category']}: {entry.get('kind')}"


@rule
def references_resolve(catalog):
    ids = {category["id"] for category, _ in catalog.categories}
    for entry in catalog.entries:
        if entry["category"] not in ids:
            yield f"{entry['code']}: category {entry['category']}"
        for code in entry.get("related", []):
            if code not in catalog.codes:
                yield f"{entry['code']}: related {code}"
            if code == entry["code"]:
                yield f"{entry['code']}: related to itself"
        for name in ("aliases", "operations", "related"):
            if repeated(entry.get(name, [])):
                yield f"{entry['code']}: twice in {name}"


@rule
def members_are_not_empty(catalog):
    for entry in catalog.entries:
        yield from (f"{entry['code']}: {name} is empty" for name, value in entry.items() if not value)
        yield from (f"{entry['code']}: {name} is unknown" for name in entry.keys() - {
            "code", "name", "category", "kind", "description", "solution", "aliases", "operations", "related"})


@rule
def aliases_are_nobody_elses(catalog):
    codes = {code.lower() for code in catalog.codes}
    owners = collections.defaultdict(set)
    for entry in catalog.entries:
        for alias in entry.get("aliases", []):
            owners[alias.lower()].add(entry["code"])
            # in other case than the code itself it corrects the official spelling
            if alias.lower() in codes - {entry["code"].lower()} or alias == entry["code"]:
                yield f"{alias} is a code"
    yield from (f"{alias} belongs to {sorted(codes)}" for alias, codes in owners.items() if len(codes) > 1)


@rule
def codes_have_a_prefix(catalog):
    """That of their category, of one around it, or, for what many operations share, of some other."""
    everywhere = [prefix for category, _ in catalog.categories for prefix in category.get("prefixes", [])]
    if catalog.id in REGISTRIES:
        everywhere.clear()
    for entry in catalog.entries if catalog.id not in REGISTRIES else ():
        code = entry["code"]
        if not code.lower().startswith(tuple(prefix.lower() for prefix in everywhere)):
            if code not in WITHOUT_PREFIX.get(catalog.id, set()):
                yield code
    yield from (f"prefix {prefix} stands twice" for prefix in repeated(prefix.lower() for prefix in everywhere))
    for prefix in everywhere:
        if not any(code.lower().startswith(prefix.lower()) for code in catalog.codes):
            yield f"prefix {prefix} has no code"


def assigned(text):
    """The codes that a line of REGISTRIES stands for."""
    for part in text.split():
        first, _, last = part.partition("-")
        if first.startswith("0x"):
            yield from (f"0x{number:02X}" for number in range(int(first, 16), int(last or first, 16) + 1))
        elif last:
            yield from map(str, range(int(first), int(last) + 1))
        else:
            yield first


@rule
def all_assigned_numbers_are_there(catalog):
    for category, text in REGISTRIES.get(catalog.id, {}).items():
        wanted = set(assigned(text))
        found = {entry["code"] for entry in catalog.entries if entry["category"] == category}
        yield from (f"{category} lacks {code}" for code in sorted(wanted - found))
        yield from (f"{category} has {code}, which is not assigned" for code in sorted(found - wanted))


@rule
def numbers_have_names_and_other_notations(catalog):
    for entry in catalog.entries if catalog.id in REGISTRIES else ():
        code, aliases = entry["code"], set(entry.get("aliases", []))
        if catalog.id == "mqtt":
            notations = {str(int(code, 16))}
        elif catalog.id == "coap":
            number = int(code[0]) * 32 + int(code[2:])
            notations = {str(number), f"0x{number:02X}", code.replace(".", "")}
        else:
            notations = set()
        if not entry.get("name"):
            yield f"{code}: no name"
        yield from (f"{code}: {alias} is no alias" for alias in sorted(notations - aliases))


@rule
def errors_of_mqtt_name_their_packets(catalog):
    for entry in catalog.entries if catalog.id == "mqtt" else ():
        wanted = PACKETS.get(entry["code"]) if entry["category"] == "v5-errors" else None
        found = set(re.findall(r"\b(?:CONNACK|DISCONNECT|(?:UN)?SUBACK|PUB(?:ACK|REC|REL|COMP))\b", entry["description"]))
        if wanted and found != wanted:
            yield f"{entry['code']}: expected {sorted(wanted)}, found {sorted(found)}"


@rule
def texts_of_numbers_differ(catalog):
    if catalog.id in REGISTRIES:
        for name in ("description", "solution"):
            yield from repeated(entry[name] for entry in catalog.entries if name in entry)


@rule
def code_spans_close(catalog):
    for where, text in catalog.texts():
        for block in re.split(r"\n\n|\n(?=- )", text):
            if block.count("`") % 2:
                yield f"{where}: a code span stays open"
            if "``" in block:
                yield f"{where}: an empty or a double span"
            yield from (f"{where}: span “{span}” has space at its edge" for span in spans(block) if span != span.strip())


@rule
def operations_are_named_in_the_texts(catalog):
    for entry in catalog.entries:
        named = set(spans(entry["description"])) | set(spans(entry.get("solution", "")))
        listed = set(entry.get("operations", []))
        yield from (f"{entry['code']}: {name} is listed, but not named" for name in sorted(listed - named))
        yield from (f"{entry['code']}: {name} is named, but not listed" for name in sorted(named & catalog.operations - listed))


@rule
def codes_in_texts_are_related(catalog):
    for entry in catalog.entries:
        named = set(spans(entry["description"])) | set(spans(entry.get("solution", "")))
        for code in sorted(named & catalog.codes - {entry["code"]} - set(entry.get("related", []))):
            yield f"{entry['code']}: {code} is named, but not related"


@rule
def names_are_code_spans(catalog):
    """What is an operation or is written as a parameter stands in a code span wherever it stands."""
    for where, text in catalog.texts():
        plain = re.sub(r"`[^`]*`", "", text)
        for word in re.findall(r"\b[A-Za-z]+\b", plain):
            if word in catalog.operations or re.search(r"[a-z][A-Z]", word) and word not in PROPER_NAMES:
                yield f"{where}: {word} is not marked as code"


# Names of things of the world that are written like identifiers.
PROPER_NAMES = {
    "IoT", "ApsaraDB", "RocketMQ", "ApsaraMQ", "vSwitch", "AccessKey", "CoAP", "QoS", "WebDAV", "WebSocket", "WebSockets",
}


@rule
def white_space_is_plain(catalog):
    for where, text in catalog.texts():
        for character in set(text):
            if character.isspace() and character not in " \n" or ord(character) in range(0x7f, 0xa1):
                yield f"{where}: U+{ord(character):04X}"
        if re.search(r"  |^ | $|\n{3}", text, re.MULTILINE) or text != text.strip():
            yield f"{where}: white space that nobody needs"


@rule
def blocks_end_well(catalog):
    """Paragraphs with a full stop, or with a colon before a list; the items of one list all with a full stop, or none."""
    for where, text in catalog.texts():
        blocks = re.split(r"\n\n|\n(?=- )", text)
        items = [block for block in blocks if block.startswith("- ")]
        for block, following in zip(blocks, blocks[1:] + [""]):
            if block.startswith("- "):
                good = block[-1] == "." if any(item[-1] == "." for item in items) else block[-1] not in ",;:"
            else:
                good = block[-1] == (":" if following.startswith("- ") else ".")
            if not good:
                yield f"{where}: “…{block[-30:]}” does not end as it should"


@rule
def punctuation_is_plain(catalog):
    for where, text in catalog.texts():
        plain = re.sub(r"`[^`]*`", "x", text)
        if re.search(r" [,.;:!?)]|\( |,,|\.\.|[,;][A-Za-z]|[.:!?]{2}|[“”‘’「」，。；：]", plain):
            yield f"{where}: punctuation"
        for word in re.findall(r"\b(\w+) \1\b", plain, re.IGNORECASE):
            yield f"{where}: “{word}” twice"


@rule
def sentences_begin_well(catalog):
    for where, text in catalog.texts():
        for block in re.split(r"\n\n", text):
            first = re.sub(r"^- ", "", block)
            if not re.match(r"[A-Z0-9`]", first):
                yield f"{where}: begins with “{first[:20]}”"
        for after in re.findall(r"[.!?] ([a-z]\w*)", re.sub(r"`[^`]*`", "X", text)):
            yield f"{where}: “{after}” begins a sentence"


@rule
def texts_are_short(catalog):
    yield from (f"{where}: {len(text)} characters" for where, text in catalog.texts() if len(text) > LONGEST)


@rule
def solutions_are_not_the_descriptions(catalog):
    for entry in catalog.entries:
        if entry.get("solution") == entry["description"]:
            yield entry["code"]


def main(paths):
    catalogs = [Catalog(path) for path in paths]
    results = [(catalog.id, rule.__name__, list(rule(catalog))) for catalog in catalogs for rule in RULES]
    print(f"1..{len(results)}")
    for number, (id, name, problems) in enumerate(results, 1):
        print(f"{'not ok' if problems else 'ok'} {number} - {id}: {name.replace('_', ' ')}")
        for problem in problems:
            print(f"# {problem}")


if __name__ == "__main__":
    main(sys.argv[1:])
