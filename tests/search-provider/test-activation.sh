#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# From a result to the window, with the real programs, which the bus starts as on a desktop. What the window shows is
# read from what it remembers when it is closed. Usage: test-activation.sh PROGRAM SERVICE PROVIDER SERVICE
set -eu
program=$(realpath "$1") program_service=$2 provider=$(realpath "$3") provider_service=$4
name=io.github.errdex.Errdex
object=/io/github/errdex/Errdex

services=$XDG_DATA_HOME/dbus-1/services
mkdir -p "$services"
sed "s|^Exec=[^ ]*|Exec=$program|" "$program_service" >"$services/$name.service"
sed "s|^Exec=[^ ]*|Exec=$provider|" "$provider_service" >"$services/$name.SearchProvider.service"

bus() {
  gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus -m "org.freedesktop.DBus.$@"
}

ask() {
  gdbus call --session -d $name.SearchProvider -o $object/SearchProvider -m "org.gnome.Shell.SearchProvider2.$@"
}

tell() {
  gdbus call --session -d $name -o $object -m "org.freedesktop.Application.$@"
}

# Closes the window, waits until the program has gone, and looks at what it remembers.
expect() {
  tell ActivateAction quit '[]' '{}' >/dev/null
  while [ "$(bus NameHasOwner $name)" = "(true,)" ]; do sleep 0.05; done
  if grep -q "$2" "$XDG_CONFIG_HOME/glib-2.0/settings/keyfile"; then
    echo "ok $1: $2"
  else
    echo "not ok $1: the window did not show $2, but remembers"
    cat "$XDG_CONFIG_HOME/glib-2.0/settings/keyfile"
    exit 1
  fi
}

bus ReloadConfig >/dev/null
bus UpdateActivationEnvironment \
  "{'DISPLAY': '$DISPLAY', 'XAUTHORITY': '${XAUTHORITY:-}', 'GSETTINGS_BACKEND': 'keyfile'}" >/dev/null

ask ActivateResult iot-platform/device/iot.device.NotExistedDevice '["device"]' 1 >/dev/null
expect "a result" iot.device.NotExistedDevice

# One code, two categories
ask ActivateResult iot-platform/rules-topic/iot.prod.NotExistedProduct '["product"]' 1 >/dev/null
expect "the right one of two entries" rules-topic
ask ActivateResult iot-platform/product/iot.prod.NotExistedProduct '["product"]' 1 >/dev/null
expect "the other one" "'product'"

ask LaunchSearch '["NotExistedGroup"]' 1 >/dev/null
expect "a search" iot.group.NotExistedGroup

# While the window is open already
ask LaunchSearch '["NotExistedGroup"]' 1 >/dev/null
ask ActivateResult iot-platform/device/iot.device.NotExistedDevice '["device"]' 2 >/dev/null
expect "a result after a search" iot.device.NotExistedDevice

tell ActivateAction show-entry '[<"iot-platform/gone/iot.group.NotExistedGroup">]' '{}' >/dev/null
expect "an entry that has moved" iot.group.NotExistedGroup
tell Open '["errdex:iot.device.NotExistedDevice"]' '{}' >/dev/null
expect "a link" iot.device.NotExistedDevice
tell Open '["errdex:iot.prod.NotExistedProduct?in=rules-topic"]' '{}' >/dev/null
expect "a link to one of two entries" rules-topic
tell Open '["errdex:iot.device.NotExistedDevice", "errdex:%zz"]' '{}' >/dev/null
expect "the entry before a malformed link" iot.device.NotExistedDevice
# A report leaves the catalog as it was.
echo "Code: iot.group.NotExistedGroup" >"$XDG_RUNTIME_DIR/log"
tell Open "[\"file://$XDG_RUNTIME_DIR/log\"]" '{}' >/dev/null
expect "a file" iot.device.NotExistedDevice
tell Open "[\"file://$XDG_RUNTIME_DIR/none\"]" '{}' >/dev/null
expect "no file" iot.device.NotExistedDevice
tell Activate '{}' >/dev/null
expect "nothing new" iot.device.NotExistedDevice
