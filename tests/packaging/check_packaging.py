#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the Debian packages and the Flatpak to what the build knows: versions, floors, options, and every installed file.

Usage: check_packaging.py SOURCE_ROOT BUILD_ROOT"""
import fnmatch
import json
import pathlib
import re
import sys

ROOT, BUILD = map(pathlib.Path, sys.argv[1:3])
APPLICATION = "io.github.errdex.Errdex"
MESON = (ROOT / "meson.build").read_text(encoding="utf-8")
MANIFEST = json.loads((ROOT / f"build-aux/flatpak/{APPLICATION}.json").read_text(encoding="utf-8"))
# What others bring: build-essential the first two, meson the third.
BROUGHT = {"gcc", "make", "ninja-build"}
# Tools that the suite "house" and the end-to-end tests need, which no package build runs.
NOT_IN_PACKAGE_BUILDS = {
    "at-spi2-core", "clang-format", "clang-tidy", "dbus", "dbus-x11", "gcovr", "gir1.2-atspi-2.0", "libxml2-utils",
    "procps", "reuse", "valgrind",
}  # fmt: skip


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def stanzas(name):
    """The paragraphs of a control file, as dictionaries."""
    text = re.sub(r"^#.*\n", "", read(name), flags=re.MULTILINE)
    fields = re.compile(r"^([A-Za-z-]+):[ \t]*((?:.*)(?:\n[ \t].*)*)", re.MULTILINE)
    return [dict(fields.findall(part)) for part in re.split(r"\n\n+", text.strip())]


def relations(field):
    """{package: (version or None, profile or None)} of a list of dependencies."""
    pattern = re.compile(r"([a-z0-9+.-]+)(?: \((?:>=|=) ([^)]+)\))?(?: <([^>]+)>)?")
    parts = (part.strip() for part in field.split(","))
    return {m[1]: (m[2], m[3]) for m in map(pattern.fullmatch, filter(None, parts))}


SOURCE, *PACKAGES = stanzas("debian/control")
BUILD_DEPENDS = relations(SOURCE["Build-Depends"])


def installed():
    """All that is installed, with paths as a package has them."""
    plan = json.loads((BUILD / "meson-info" / "intro-install_plan.json").read_text(encoding="utf-8"))
    options = json.loads((BUILD / "meson-info" / "intro-buildoptions.json").read_text(encoding="utf-8"))
    places = {option["name"]: option["value"] for option in options if option["name"].endswith("dir")}
    for group in plan.values():
        for file in group.values():
            path = re.sub(r"\{(\w+)\}", lambda m: "usr" if m[1] == "prefix" else f"usr/{places[m[1]]}", file["destination"])
            assert "{" not in path and path.startswith("usr/"), path
            yield path


def claims():
    """(package, path or pattern) of all that packages take."""
    for package in PACKAGES:
        for line in read(f"debian/{package['Package']}.install").splitlines():
            if line and not line.startswith("#"):
                yield package["Package"], line.split()[0]


def is_claimed(path, claim):
    return fnmatch.fnmatchcase(path, claim) or path.startswith(claim + "/")


def check_files():
    """Every installed file is in one package, and every claim takes a file."""
    files, taken = list(installed()), list(claims())
    assert len(files) > 20, files
    for path in files:
        owners = [package for package, claim in taken if is_claimed(path, claim)]
        assert len(owners) == 1, f"{path} is in {owners or 'no package'}"
    for package, claim in taken:
        assert any(is_claimed(path, claim) for path in files), f"{package} takes {claim}, which is not installed"


def check_programs():
    """A package has the program of its name."""
    names = {package["Package"] for package in PACKAGES}
    for path in installed():
        folder, name = path.rsplit("/", 1)
        if folder == "usr/bin":
            assert name in names, f"no package has the name of {path}"
            assert (name, path) in claims(), f"{path} is not in the package {name}"
    assert MANIFEST["command"] in names


def check_floors():
    """Debian's floors are those of meson.build."""
    floors = dict(re.findall(r"^(\w+)_floor = '([\d.]+)'", MESON, re.MULTILINE))
    floors["meson"] = re.search(r"meson_version: '>= ([\d.]+)'", MESON)[1]
    floors |= dict(re.findall(r"dependency\('([^']+)', version: '>= ([\d.]+)'", read("src/import/meson.build")))
    packages = {
        "libxml-2.0": ["libxml2-dev"],
        "md4c": ["libmd4c-dev"],
        "glib": ["libglib2.0-dev"],
        "gtk": ["libgtk-4-bin", "libgtk-4-dev"],
        "json_glib": ["libjson-glib-dev"],
        "meson": ["meson"],
    }
    assert floors.keys() == packages.keys(), f"floors of {set(floors)}"
    for name, wanted in packages.items():
        for package in wanted:
            assert BUILD_DEPENDS[package][0] == floors[name], f"{package} in debian/control, {name} in meson.build"


def check_build_depends():
    """What a package build installs is what `make run` and `make test` install."""
    def wanted(name):
        return {line for line in read(f".ci/packages/{name}").splitlines() if line and not line.startswith("#")}

    always = {name for name, (_, profile) in BUILD_DEPENDS.items() if profile is None} - {"debhelper-compat"}
    tests = {name for name, (_, profile) in BUILD_DEPENDS.items() if profile == "!nocheck"}
    assert always == wanted("build") - BROUGHT, always ^ (wanted("build") - BROUGHT)
    assert tests == wanted("test") - NOT_IN_PACKAGE_BUILDS, tests ^ (wanted("test") - NOT_IN_PACKAGE_BUILDS)


def check_versions():
    """One version everywhere."""
    version = re.search(r"^  version: '([\d.]+)'", MESON, re.MULTILINE)[1]
    source, changes = re.match(r"(\S+) \(([^)]+)\) ", read("debian/changelog")).groups()
    release = re.search(r'<release version="([^"]+)"', read(f"data/{APPLICATION}.metainfo.xml.in"))[1]
    assert source == SOURCE["Source"] == re.search(r"project\(\s*'([^']+)'", MESON)[1]
    assert changes == version, f"{changes} in debian/changelog, {version} in meson.build"
    assert release == version, f"{release} in the metainfo, {version} in meson.build"
    assert read("debian/source/format") == "3.0 (native)\n"


def check_options():
    """The options that packages set are there."""
    known = set(re.findall(r"option\('([^']+)'", read("meson_options.txt")))
    (module,) = MANIFEST["modules"]
    used = re.findall(r"-D(\w+)=", read("debian/rules")) + [re.match(r"-D(\w+)=", o)[1] for o in module["config-opts"]]
    assert used and set(used) <= known, set(used) - known


def check_flatpak():
    """The Flatpak has the id of the application, builds this tree, and may do no more than show a window."""
    assert MANIFEST["id"] == APPLICATION == re.search(r"application_id = '([^']+)'", MESON)[1]
    (module,) = MANIFEST["modules"]
    (source,) = module["sources"]
    assert (ROOT / "build-aux/flatpak" / source["path"]).resolve() == ROOT.resolve()
    allowed = {"--device=dri", "--share=ipc", "--socket=fallback-x11", "--socket=wayland"}
    assert set(MANIFEST["finish-args"]) <= allowed, set(MANIFEST["finish-args"]) - allowed
    files = ["/" + path.removeprefix("usr/") for path in installed()]
    for folder in MANIFEST["cleanup"]:
        assert any(path.startswith(folder + "/") for path in files), f"nothing to clean up in {folder}"


def own_files():
    for path in sorted(ROOT.rglob("*")):
        name = path.relative_to(ROOT).as_posix()
        if path.is_file() and not re.match(r"\.git/|\.cache/|build(-(?!aux/)[^/]*)?/|obj-|.*__pycache__/|.*~$", name):
            yield name


def check_licences():
    """debian/copyright says of each file what the file says itself."""
    names = {"GPL-3+": "GPL-3.0-or-later", "CC0-1.0": "CC0-1.0"}
    rules = [(s["Files"].split(), names[s["License"].split("\n")[0]]) for s in stanzas("debian/copyright") if "Files" in s]
    n = 0
    for name in own_files():
        head = (ROOT / name).read_bytes()[:600].decode(errors="replace")
        said = re.search(r"SPDX-License-Identifier: ([\w.-]+)", head)
        if said is None:
            continue
        written = [licence for patterns, licence in rules if any(fnmatch.fnmatchcase(name, p) for p in patterns)]
        assert written[-1] == said[1], f"{name} is {said[1]}, and {written[-1]} by debian/copyright"
        n += 1
    assert n > 300, n


CHECKS = [check for name, check in sorted(globals().items()) if name.startswith("check_")]
print(f"1..{len(CHECKS)}")
for number, check in enumerate(CHECKS, 1):
    try:
        check()
    except (AssertionError, KeyError, OSError, TypeError, ValueError) as fault:
        print(f"not ok {number} - {check.__doc__.strip()}")
        print(f"# {type(fault).__name__}: {fault}")
    else:
        print(f"ok {number} - {check.__doc__.strip()}")
