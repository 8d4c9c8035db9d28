// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "find/finder.h"
#include "find/scan.h"

#include "output.h"

G_BEGIN_DECLS

void errdex_report_print (ErrdexOutput *output,
                          ErrdexScan *scan,
                          ErrdexFinder *finder,
                          guint max_places);

G_END_DECLS
