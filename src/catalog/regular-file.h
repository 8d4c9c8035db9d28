// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ErrdexFileStamp:
 *
 * What tells one state of a file from the next. All zeros is the stamp of no file.
 */
typedef struct
{
  guint64 device;
  guint64 inode;
  guint64 size;
  gint64 modified; /* in nanoseconds since 1970, as is the next */
  gint64 changed;
} ErrdexFileStamp;

int errdex_regular_file_open (const char *path, ErrdexFileStamp *stamp, GError **error);
GBytes *errdex_regular_file_read (int fd, gsize max_bytes, GError **error);
gboolean errdex_file_stamp_equal (const ErrdexFileStamp *a, const ErrdexFileStamp *b);

G_END_DECLS
