#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the terminal program does with terminals, pipes, full disks and files that change."""
import json
import os
import pathlib
import pty
import re
import resource
import select
import signal
import stat
import struct
import subprocess
import threading
import time
import unicodedata

import fcntl
import termios

import harness
from harness import PATIENCE, PROGRAM, environment, run

CODE = "iot.device.NotExistedDevice"
LINE = CODE.encode() + b"\n"


# --- a terminal ---

class Terminal:
    """A pseudo-terminal of some width, with the program at the other end of it."""

    def __init__(self, *arguments, columns=60, on=("stdout", "stderr"), **options):
        self.master, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE,
                   **{stream: terminal for stream in on}, **options}
        self.process = subprocess.Popen([PROGRAM, *arguments], **{"env": environment(), **streams})
        os.close(terminal)
        self.text = ""

    def read(self, until=None):
        """Reads what the terminal shows: up to a pattern, or to the end."""
        give_up = time.monotonic() + PATIENCE
        while until is None or not re.search(until, self.text):
            assert time.monotonic() < give_up, f"no /{until}/ in {self.text!r}"
            if not select.select([self.master], [], [], 1)[0]:
                continue
            try:
                more = os.read(self.master, 4096)
            except OSError:
                more = b""
            if not more:
                break
            self.text += more.decode(errors="replace").replace("\r\n", "\n")
        if until is None:
            self.process.wait(PATIENCE)
            os.close(self.master)
        return self.text


def without_colour(text):
    return re.sub(r"\x1b\[[0-9;]*[mK]", "", text)


def on_terminal(*arguments, **options):
    return Terminal(*arguments, **options).read()


def test_colour():
    text = on_terminal("explain", CODE)
    assert f"\x1b[1;32m{CODE}\x1b[0m" in text, text


def test_search_colour():
    text = on_terminal("search", "notexisteddevice")
    assert "\x1b[1;31mNotExistedDevice\x1b[0m" in text, text


def check_plain(*arguments, **variables):
    text = on_terminal(*arguments, env=environment(**variables))
    assert "\x1b" not in text and CODE in text, repr(text)


def test_no_color():
    check_plain("explain", CODE, NO_COLOR="1")


def test_empty_no_color():
    assert "\x1b" in on_terminal("explain", CODE, env=environment(NO_COLOR=""))


def test_dumb():
    check_plain("explain", CODE, TERM="dumb")


def test_no_term():
    check_plain("explain", CODE, TERM=None)


def test_never():
    check_plain("--color=never", "explain", CODE)


def test_always_in_spite_of_no_color():
    assert "\x1b" in on_terminal("--color=always", "explain", CODE, env=environment(NO_COLOR="1"))


def test_json_on_terminal():
    assert json.loads(on_terminal("explain", "--json", CODE))[0]["code"] == CODE


def test_wrapping():
    for columns in (20, 37, 60, 132):
        lines = without_colour(on_terminal("explain", "iot.ruleng.IncorrectRegionName", columns=columns)).splitlines()
        longest = max(len(line) for line in lines if "." not in line[:20])
        assert longest <= columns, (columns, longest)
        assert columns == 132 or longest > columns - 15, (columns, longest)


def test_columns_wins():
    lines = without_colour(on_terminal("explain", "iot.ruleng.IncorrectRegionName", columns=100,
                                       env=environment(COLUMNS="50"))).splitlines()
    assert max(map(len, lines)) <= 50, lines


def test_one_line_a_hit():
    lines = without_colour(on_terminal("search", "in:device", columns=100)).splitlines()
    catalog = json.loads(harness.CATALOG.read_text())
    assert len(lines) == sum(entry["category"] == "device" for entry in catalog["entries"])
    assert max(map(len, lines)) <= 100 and any(line.endswith("…") for line in lines)


def test_prompt():
    master, terminal = pty.openpty()
    os.write(master, LINE + b"\x04")
    process = subprocess.Popen([PROGRAM, "scan"], stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env=environment())
    out, err = process.communicate(timeout=PATIENCE)
    os.close(terminal)
    os.close(master)
    assert b"Ctrl+D" in err and CODE.encode() in out and process.returncode == 0, (out, err)


# --- progress ---

def feed_slowly(path, pause, times):
    with open(path, "wb", buffering=0) as pipe:
        for _ in range(times):
            pipe.write(LINE)
            time.sleep(pause)


def scan_slowly(**options):
    """Scans a pipe that takes longer than a second to end."""
    os.mkfifo("slow")
    feeder = threading.Thread(target=feed_slowly, args=("slow", 0.3, 6))
    feeder.start()
    text = on_terminal("scan", "slow", on=("stderr",), **options)
    feeder.join()
    os.unlink("slow")
    return text


def test_progress():
    text = scan_slowly()
    assert re.search(r"slow: \d+ bytes, 1 code found", text.replace("\u00a0", " ")), repr(text)
    assert text.endswith("\r\x1b[K"), repr(text)


def test_no_progress_on_dumb():
    assert scan_slowly(env=environment(TERM="dumb")) == ""


def test_no_progress_when_quick():
    assert on_terminal("scan", "app.log", on=("stderr",)) == ""


# --- pipes ---

def test_closed_pipe():
    """Nobody reads: the program is ended by SIGPIPE, as cat is, and says nothing."""
    process = subprocess.Popen([PROGRAM, "export"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
                               preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_DFL))
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(PATIENCE) == -signal.SIGPIPE


def test_closed_pipe_without_signal():
    process = subprocess.Popen([PROGRAM, "export"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
                               restore_signals=False)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(PATIENCE) == 2


def test_head():
    for arguments in (["list"], ["export", "--format", "html"], ["search", "in:ota"], ["scan", "--json", "app.log"]):
        process = subprocess.Popen([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=environment())
        assert process.stdout.read(3)
        process.stdout.close()
        assert process.stderr.read() == b""
        process.wait(PATIENCE)


def test_fifo():
    os.mkfifo("fifo")
    feeder = threading.Thread(target=lambda: pathlib.Path("fifo").write_bytes(LINE * 3))
    feeder.start()
    done = run("scan", "--json", "fifo")
    feeder.join()
    assert json.loads(done.stdout)["found"][0]["count"] == 3


def test_one_byte_at_a_time():
    packed = pathlib.Path("app.log.gz").read_bytes()
    for content in (packed, pathlib.Path("app.log").read_bytes()):
        process = subprocess.Popen([PROGRAM, "scan", "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   env=environment())
        for byte in content:
            os.write(process.stdin.fileno(), bytes([byte]))
        process.stdin.close()
        assert json.loads(process.stdout.read())["found"][0]["count"] == 2
        assert process.wait(PATIENCE) == 0


def test_input_that_does_not_block():
    """Another program may have made the shared end of a pipe non-blocking."""
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    process = subprocess.Popen([PROGRAM, "scan"], stdin=reader, stdout=subprocess.PIPE, env=environment())
    os.close(reader)
    time.sleep(0.2)
    os.write(writer, LINE)
    os.close(writer)
    assert CODE.encode() in process.stdout.read() and process.wait(PATIENCE) == 0


# --- closed and full ---

def test_full():
    for arguments in (["explain", CODE], ["list"], ["export"], ["scan", "app.log"], ["pot", "tiny.json"], ["--help"],
                      ["--version"], ["check", "tiny.json"], ["search", "x", "--json"]):
        with open("/dev/full", "wb") as full:
            done = run(*arguments, stdout=full)
        assert done.returncode == 2, arguments
        assert done.stderr.decode().count("cannot write to standard output: No space left on device\n") == 1, done.stderr


def test_closed_output():
    done = subprocess.run(["sh", "-c", f'exec "{PROGRAM}" list >&-'], stderr=subprocess.PIPE, env=environment(),
                          timeout=PATIENCE)
    assert done.returncode == 2 and b"cannot write to standard output" in done.stderr


def test_closed_output_spares_files():
    """With standard output closed, a file that is opened must not take its place."""
    before = pathlib.Path("app.log").read_bytes()
    done = subprocess.run(["sh", "-c", f'exec "{PROGRAM}" scan app.log >&- <&-'], stderr=subprocess.PIPE,
                          env=environment(), timeout=PATIENCE)
    assert done.returncode == 2 and pathlib.Path("app.log").read_bytes() == before


def test_closed_input():
    done = subprocess.run(["sh", "-c", f'exec "{PROGRAM}" scan <&-'], capture_output=True, env=environment(),
                          timeout=PATIENCE)
    assert done.returncode == 2 and b"cannot read" in done.stderr, done


def test_closed_errors():
    done = subprocess.run(["sh", "-c", f'exec "{PROGRAM}" explain frobnicate 2>&-'], stdout=subprocess.PIPE,
                          env=environment(), timeout=PATIENCE)
    assert done.returncode == 1


# --- saving ---

def limit_file_size():
    """No file may grow beyond so many bytes: what a full disk does, without one."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


def check_failed_save(*arguments):
    before = sorted(os.listdir())
    done = run(*arguments, preexec_fn=limit_file_size)
    assert done.returncode == 2 and b"cannot write" in done.stderr and b"File too large" in done.stderr, done
    assert sorted(os.listdir()) == before, os.listdir()


def test_full_while_saving():
    check_failed_save("export", "--output", "new.md")


def test_full_while_replacing():
    pathlib.Path("old.md").write_text("precious")
    check_failed_save("export", "--output", "old.md")
    assert pathlib.Path("old.md").read_text() == "precious"


def test_full_while_saving_template():
    check_failed_save("pot", "-o", "new.pot", str(harness.CATALOG))


def test_save():
    assert run("export", "--output", "all.csv").returncode == 0
    text = pathlib.Path("all.csv").read_text()
    assert text.startswith("code,category,"), "the name of the file tells the format"
    assert stat.S_IMODE(os.stat("all.csv").st_mode) == 0o666 & ~UMASK


def test_save_keeps_permissions():
    pathlib.Path("mine.md").write_text("old")
    os.chmod("mine.md", 0o640)
    assert run("export", "-o", "mine.md").returncode == 0
    assert stat.S_IMODE(os.stat("mine.md").st_mode) == 0o640
    assert pathlib.Path("mine.md").read_text().startswith("# ")


def test_save_through_link():
    pathlib.Path("target.md").write_text("old")
    os.symlink("target.md", "link.md")
    assert run("export", "-o", "link.md").returncode == 0
    assert os.path.islink("link.md") and pathlib.Path("target.md").read_text().startswith("# ")


def test_save_through_link_to_nowhere():
    os.symlink("later.md", "early.md")
    assert run("export", "-o", "early.md").returncode == 0
    assert os.path.islink("early.md") and pathlib.Path("later.md").read_text().startswith("# ")


def test_save_to_standard_output():
    """/dev/stdout is a link that leads to a pipe here, and must be there afterwards."""
    before = os.lstat("/dev/stdout").st_ino
    done = run("export", "-o", "/dev/stdout")
    assert done.returncode == 0 and done.stdout.startswith(b"# "), done
    assert os.lstat("/dev/stdout").st_ino == before


def test_save_to_pipe():
    os.mkfifo("out.md")
    process = subprocess.Popen([PROGRAM, "export", "-o", "out.md"], env=environment())
    text = pathlib.Path("out.md").read_text()
    assert process.wait(PATIENCE) == 0 and text.startswith("# ")
    assert stat.S_ISFIFO(os.stat("out.md").st_mode)


def test_save_report():
    assert run("scan", "-o", "report.html", "app.log").returncode == 0
    assert CODE in pathlib.Path("report.html").read_text()


def test_template_is_stable():
    first = run("pot", str(harness.CATALOG)).stdout
    time.sleep(1.1)
    assert run("pot", str(harness.CATALOG)).stdout == first


# --- large and odd inputs ---

def test_long_line():
    """A line much longer than what is read at a time, with a code at its very end."""
    process = subprocess.Popen([PROGRAM, "scan", "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               env=environment())
    block = b"x" * (1 << 20)
    for _ in range(64):
        process.stdin.write(block)
    process.stdin.write(b" " + LINE)
    process.stdin.close()
    place = json.loads(process.stdout.read())["found"][0]["places"][0]
    assert (place["line"], place["column"]) == (1, 64 * len(block) + 2), place
    assert process.wait(PATIENCE) == 0


def test_proc_file():
    done = run("scan", "/proc/self/environ", env=environment(MESSAGE=CODE))
    assert done.returncode == 0 and CODE.encode() in done.stdout, done


def test_odd_names():
    name = b"a\x1b[31m\xff\n.log"
    pathlib.Path(os.fsdecode(name)).write_bytes(LINE)
    done = run("scan", os.fsdecode(name))
    assert b"\x1b" not in done.stdout and b"a\\x1b[31m" in done.stdout, done.stdout
    assert json.loads(run("scan", "--json", os.fsdecode(name)).stdout)["found"][0]["places"][0]["file"].startswith("a\x1b[31m")


def test_odd_arguments():
    """Nothing that a message quotes is obeyed by a terminal."""
    odd = "\x1b[31mx\u009b"
    for arguments in (["explain", odd], ["search", odd], ["list", "-c", odd], ["list", "--catalog", odd], [odd], ["--" + odd],
                      ["check", odd], ["diff", odd, odd], ["catalog", "remove", odd], ["import", odd], ["import", "--columns", odd, "a"]):
        done = run(*arguments)
        said = done.stderr.decode()
        assert "\\x1b[31mx\\x9b" in said and "\x1b" not in said and "\u009b" not in said, (arguments, said)


def test_name_that_begins_with_hyphen():
    pathlib.Path("-odd.log").write_bytes(LINE)
    assert run("scan", "--", "-odd.log").returncode == 0


def test_unreadable_directory():
    pathlib.Path("tree/long").symlink_to("x" * 10)
    done = run("scan", "-r", "tree", "nowhere")
    assert done.returncode == 2 and b"nowhere" in done.stderr and CODE.encode() in done.stdout


# --- following ---

class Follower:
    """The program following files, whose output is read line by line."""

    def __init__(self, *paths, arguments=(), **options):
        self.process = subprocess.Popen([PROGRAM, "scan", "--follow", *arguments, *paths], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), **options)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait(PATIENCE)
        self.process.stdout.close()
        self.process.stderr.close()

    def expect(self, line, stream="stdout"):
        pipe = getattr(self.process, stream)
        ready, _, _ = select.select([pipe], [], [], PATIENCE)
        assert ready, f"no {line}"
        # one byte at a time, as select does not see what a buffer holds back
        found = b""
        while not found.endswith(b"\n"):
            more = os.read(pipe.fileno(), 1)
            assert more, f"the end instead of {line}"
            found += more
        assert found.decode().startswith(line), f"{found} instead of {line}"


def append(path, content):
    with open(path, "ab") as file:
        file.write(content)


def test_follow():
    append("grow.log", LINE)
    with Follower("grow.log") as follower:
        follower.expect(f"grow.log:1:1: {CODE}: No device")
        append("grow.log", b"nothing\n")
        append("grow.log", b"x " + LINE)
        follower.expect(f"grow.log:3:3: {CODE}: ")


def test_follow_parts():
    """A code that is written in two parts is one code."""
    append("parts.log", b"first iot.device.Null")
    with Follower("parts.log") as follower:
        time.sleep(0.6)
        append("parts.log", b"ApplyId\n")
        follower.expect("parts.log:1:7: iot.device.NullApplyId: ")


def test_follow_many_places():
    """Also where a code stands for the thousandth time it is told at once."""
    append("many.log", LINE * 1000)
    with Follower("many.log") as follower:
        for number in range(1, 1001):
            follower.expect(f"many.log:{number}:1: {CODE}: ")


def test_follow_several():
    append("one.log", b"")
    append("other.log", b"")
    with Follower("one.log", "other.log") as follower:
        append("one.log", LINE)
        follower.expect("one.log:1:1: ")
        append("other.log", LINE)
        follower.expect("other.log:1:1: ")
        append("one.log", LINE)
        follower.expect("one.log:2:1: ")


def test_follow_truncated():
    append("cut.log", LINE * 2)
    with Follower("cut.log") as follower:
        follower.expect("cut.log:1:1: ")
        follower.expect("cut.log:2:1: ")
        os.truncate("cut.log", 0)
        follower.expect("errdex-cli: cut.log: the file was cut off", "stderr")
        append("cut.log", b"x" + b" " + LINE)
        follower.expect("cut.log:1:3: ")


def test_follow_rotated():
    append("turn.log", LINE)
    with Follower("turn.log") as follower:
        follower.expect("turn.log:1:1: ")
        os.rename("turn.log", "turn.log.1")
        follower.expect("errdex-cli: turn.log: the file has vanished", "stderr")
        append("turn.log.1", LINE)
        follower.expect("turn.log:2:1: ")
        append("turn.log", b"new " + LINE)
        follower.expect("errdex-cli: turn.log: this is a new file now", "stderr")
        follower.expect("turn.log:1:5: ")


def test_follow_until_unread():
    append("unread.log", LINE)
    with Follower("unread.log") as follower:
        follower.expect("unread.log:1:1: ")
        follower.process.stdout.close()
        follower.process.wait(PATIENCE)
        assert follower.process.stderr.read() == b""


def test_follow_pipe():
    os.mkfifo("flow")
    with Follower("flow") as follower:
        with open("flow", "wb", buffering=0) as pipe:
            pipe.write(LINE)
            follower.expect("flow:1:1: ")
            pipe.write(LINE)
            follower.expect("flow:2:1: ")
        assert follower.process.wait(PATIENCE) == 0


def test_follow_output():
    """What is printed into the file that is followed would be found again, for ever."""
    append("own.log", LINE)
    with open("own.log", "ab") as own:
        done = run("scan", "--follow", "own.log", stdout=own)
    assert done.returncode == 2 and b"own.log" in done.stderr
    assert pathlib.Path("own.log").read_bytes() == LINE


def test_follow_json():
    append("json.log", LINE)
    with Follower("json.log", arguments=["--json"]) as follower:
        follower.expect('{"code":"iot.device.NotExistedDevice","catalog":"iot-platform"')


# --- languages ---

def explain_in(language, *arguments):
    done = run("explain", "--json", CODE, *arguments, env=environment(LANGUAGE=language))
    assert done.returncode == 0
    return json.loads(done.stdout)[0]


def test_texts_in_other_languages():
    english = explain_in("en")
    for language, letters in (("zh_CN", "[\u4e00-\u9fff]"), ("ja", "[\u3040-\u30ff]"), ("de", "[äöüß]|Gerät")):
        other = explain_in(language)
        assert re.search(letters, other["description"]) and re.search(letters, other["solution"]), other
        for member in english:
            assert (other[member] == english[member]) == (member not in ("description", "solution")), member


def test_search_in_chinese():
    done = run("search", "设备", "不存在", env=environment(LANGUAGE="zh_CN"))
    assert done.returncode == 0 and CODE in done.stdout.decode()


def test_page_in_chinese():
    done = run("export", "--query", CODE, "--format", "html", env=environment(LANGUAGE="zh_CN"))
    assert '<div lang="zh-CN">' in done.stdout.decode()


def test_chinese_on_terminal():
    """Ideographs take two columns: no line is broken by the terminal itself."""
    text = without_colour(on_terminal("explain", CODE, columns=40, env=environment(LANGUAGE="zh_CN")))
    widths = [sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)
              for line in text.splitlines()]
    assert 30 < max(widths) <= 40, widths


def test_messages_in_other_languages():
    if not (pathlib.Path(os.environ["BUILD_ROOT"]) / "po/zh_CN/LC_MESSAGES/errdex.mo").exists():
        raise harness.Skip("the program itself is not translated yet")
    for arguments in (["--help"], ["explain", CODE], ["explain", "frobnicate"]):
        done = run(*arguments, env=environment(LANGUAGE="zh_CN"))
        assert re.search("[\u4e00-\u9fff]", re.sub("(?m)^  .*", "", (done.stdout + done.stderr).decode())), done


UMASK = os.umask(0)
os.umask(UMASK)

with harness.files():
    harness.report([(name[len("test_"):].replace("_", " "), test) for name, test in list(globals().items())
                    if name.startswith("test_")])
