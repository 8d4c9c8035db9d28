#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a program with a display, a session bus and folders of its own, which go when it ends. Usage: run-gui.sh PROGRAM…
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
mkdir -m 700 "$place/run"
# What is tested is counted in entries of the first catalog: the others that ship are switched off.
mkdir -p "$place/config/glib-2.0/settings"
cat >"$place/config/glib-2.0/settings/keyfile" <<END
[io/github/errdex/Errdex]
disabled-catalogs=['mqtt', 'coap', 'http']
END

# Looking for OpenGL loads drivers, which leak, and unloads them again, so that nobody can say whose leak it was.
case $(pkg-config --modversion gtk4) in
  4.[0-9].* | 4.1[0-5].*) no_gl=GDK_DEBUG=gl-disable ;;
  *) no_gl=GDK_DISABLE=gl,vulkan ;;
esac

# A display server that resets itself when its last client goes turns away who comes meanwhile.
# Output goes through a file: the display server would otherwise hold the pipe of the test runner open.
status=0
env -u WAYLAND_DISPLAY -u DISPLAY -u DBUS_SESSION_BUS_ADDRESS \
  "$no_gl" \
  HOME="$place" \
  XDG_CACHE_HOME="$place/cache" \
  XDG_CONFIG_HOME="$place/config" \
  XDG_DATA_HOME="$place/data" \
  XDG_STATE_HOME="$place/state" \
  XDG_RUNTIME_DIR="$place/run" \
  GIO_USE_VFS=local \
  GSETTINGS_BACKEND=keyfile \
  GSK_RENDERER=cairo \
  GTK_A11Y="${GTK_A11Y:-none}" \
  NO_AT_BRIDGE=1 \
  dbus-run-session -- xvfb-run -a -s '-screen 0 1280x1024x24 -noreset' "$@" >"$place/out" 2>"$place/err" </dev/null || status=$?
cat "$place/out"
cat "$place/err" >&2
exit "$status"
