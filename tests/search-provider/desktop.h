// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DEVICE_ID   "iot-platform/device/iot.device.NotExistedDevice"
#define DEVICE_CODE "iot.device.NotExistedDevice"

/**
 * Desktop:
 * @activations: (element-type GVariant): what the main program was asked to do
 * @copied: (element-type utf8): what Klipper was asked to keep
 * @refusal: (nullable): the name of the error that the main program answers with
 * @held: if not %NULL, the main program keeps its calls here and answers none
 *
 * A shell that asks, and what else the provider talks to. They share one private bus, which starts
 * the provider when it does not run and is asked something.
 */
typedef struct
{
  GDBusConnection *shell;
  GSubprocess *provider;

  GDBusConnection *program;
  GPtrArray *activations;
  const char *refusal;
  GPtrArray *held;

  GDBusConnection *klipper;
  GPtrArray *copied;
} Desktop;

void desktop_bus_up (const char *provider_path);
void desktop_bus_down (void);

Desktop *desktop_new (void);
void desktop_free (Desktop *self);

void desktop_start_provider (Desktop *self, const char *option, const char *wayland_display);
void desktop_stop_provider (Desktop *self);
void desktop_start_program (Desktop *self);
void desktop_start_klipper (Desktop *self);

GVariant *desktop_try (Desktop *self,
                       const char *interface,
                       const char *method,
                       GVariant *arguments,
                       GError **error);
GVariant *
desktop_ask (Desktop *self, const char *interface, const char *method, const char *arguments);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desktop, desktop_free)

G_END_DECLS
