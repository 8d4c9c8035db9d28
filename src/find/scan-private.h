// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "scan.h"
#include "scan-context.h"
#include "scan-heads.h"
#include "scan-named.h"
#include "scan-trie.h"

G_BEGIN_DECLS

/**
 * ErrdexScanner:
 * @library: where the codes are from
 * @trie: the codes, by the number of their entry, and the prefixes of their families
 * @contexts: the words behind which other codes are looked for
 * @named: the codes that are looked for before their names
 * @heads: how all these begin
 */
struct _ErrdexScanner
{
  gatomicrefcount references;
  ErrdexLibrary *library;
  ErrdexTrie trie;
  ErrdexContexts contexts;
  ErrdexNamed named;
  ErrdexHeads heads;
};

ErrdexScanner *errdex_scanner_new_with_method (ErrdexLibrary *library, ErrdexHeadsMethod method);

G_END_DECLS
