// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli.h"

int
main (int argc, char *argv[])
{
  return errdex_cli_main (argc, argv);
}
