// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "find/scan.h"

#include "progress.h"

G_BEGIN_DECLS

/* So much is read at a time. */
#define ERRDEX_INPUT_SIZE (256 * 1024)

/**
 * ErrdexInput:
 * @scan: what reads along
 * @recursive: whether to read what is in directories
 * @trouble: whether something could not be read
 * @progress: what is shown meanwhile
 * @buffer: %ERRDEX_INPUT_SIZE bytes
 *
 * Reads files into a scan. Trouble with one is told, and the next one is read.
 */
typedef struct
{
  ErrdexScan *scan;
  gboolean recursive;
  gboolean trouble;
  ErrdexProgress progress;
  guint8 *buffer;
} ErrdexInput;

void errdex_input_init (ErrdexInput *self, ErrdexScan *scan);
void errdex_input_clear (ErrdexInput *self);
void errdex_input_read (ErrdexInput *self, const char *path);

int errdex_input_open (const char *path);
gssize errdex_input_read_some (int fd, guint8 *buffer, gsize size);
gboolean errdex_input_is_gzip (const guint8 *bytes, gsize length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ErrdexInput, errdex_input_clear)

G_END_DECLS
