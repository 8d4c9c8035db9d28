// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sys/types.h>

#include <glib.h>

G_BEGIN_DECLS

int errdex_open (const char *path, int flags, mode_t mode);
gssize errdex_read (int fd, gpointer buffer, gsize size);
gboolean errdex_write_all (int fd, const char *bytes, gsize length);
gboolean errdex_truncate (int fd);
gboolean errdex_sync (int fd);
void errdex_sync_folder_of (const char *path);
gboolean errdex_close (int fd);

G_END_DECLS
