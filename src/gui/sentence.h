// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "catalog/problem.h"

G_BEGIN_DECLS

/* Sentences of the program that quote what others wrote: names of files, parts of a catalog or a
 * link. Where sentences run from right to left, what is quoted has to be kept in one piece. */

char *errdex_sentence_isolate (const char *sentence);
char *errdex_sentence_new_for_problem (const ErrdexProblem *problem);
void errdex_sentence_show (GtkLabel *label, const char *sentence);

G_END_DECLS
