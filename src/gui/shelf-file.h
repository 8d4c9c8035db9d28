// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shelf-items.h"

G_BEGIN_DECLS

/* The files of the user's own data. These functions block, may be called in any thread, and by
 * several processes for the same file. A file is there whole at any moment, as it was or as it is
 * to be. */

char *errdex_shelf_file_read (const char *path, gsize *length, GError **error);
ErrdexShelfItems *errdex_shelf_file_load (const char *path, char **set_aside, GError **error);
ErrdexShelfItems *errdex_shelf_file_save (const char *path,
                                          const ErrdexShelfItems *items,
                                          char **set_aside,
                                          GError **error);

G_END_DECLS
