// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "find/scan.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* So much is read at a time. */
#define ERRDEX_INPUT_SIZE (256 * 1024)

/**
 * ErrdexInputFuncs:
 * @trouble: called with the name of a file that could not be read, or not to its end, and why
 * @progress: called each time that something was read, with how many bytes of the file that makes
 * and how many it has, 0 if that is not known; returns whether to go on
 *
 * What whoever reads files wants to be told.
 */
typedef struct
{
  void (*trouble) (const char *path, const char *message, gpointer user_data);
  gboolean (*progress) (const char *path, guint64 done, guint64 size, gpointer user_data);
} ErrdexInputFuncs;

/**
 * ErrdexInput:
 * @scan: what reads along
 * @recursive: whether to read what is in directories
 * @files_only: whether to refuse pipes and devices, as nobody knows when they end
 * @no_directory: what to say of a directory that is not read
 * @n_inputs: how many inputs of the scan were begun
 * @stopped: whether not to go on was wanted
 * @buffer: %ERRDEX_INPUT_SIZE bytes
 *
 * Reads files into a scan. Trouble with one is told, and the next one is read.
 */
typedef struct
{
  ErrdexScan *scan;
  gboolean recursive;
  gboolean files_only;
  const char *no_directory;
  guint n_inputs;
  gboolean stopped;
  guint8 *buffer;
  const ErrdexInputFuncs *funcs;
  gpointer user_data;
} ErrdexInput;

void errdex_input_init (ErrdexInput *self,
                        ErrdexScan *scan,
                        const ErrdexInputFuncs *funcs,
                        gpointer user_data);
void errdex_input_clear (ErrdexInput *self);
void errdex_input_read (ErrdexInput *self, const char *path);
void errdex_input_read_stream (ErrdexInput *self,
                               GInputStream *stream,
                               const char *name,
                               guint64 size,
                               GCancellable *cancellable);

int errdex_input_open (const char *path);
gboolean errdex_input_is_gzip (const guint8 *bytes, gsize length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ErrdexInput, errdex_input_clear)

G_END_DECLS
