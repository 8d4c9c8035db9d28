// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "catalog/library.h"

GtkWidget *plain_list_new (ErrdexLibrary *library, int width, int height);
