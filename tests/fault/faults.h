// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stddef.h>

/* What happens to a call that a rule is for. */
typedef enum
{
  FAULT_FAIL,     /* it fails, with an error number */
  FAULT_SHORT,    /* it moves one byte only */
  FAULT_TRUNCATE, /* the file is cut off before it */
  FAULT_UNLINK,   /* the file is removed before it */
  FAULT_SWAP, /* the file beside it, by the name with .swap behind it, takes its place before it */
  FAULT_FOLDER, /* a folder takes its place before it */
  FAULT_PIPE,   /* a pipe takes its place before it */
  FAULT_STOP,   /* the process stops, as by a signal, before it */
} FaultKind;

/* One of the rules. */
typedef struct
{
  char call[16];
  char suffix[128]; /* of the path, with signs of the shell; `&1` for a file descriptor */
  unsigned nth;     /* from 1 */
  int and_later;    /* whether also all calls after the nth */
  FaultKind kind;
  int number;     /* of the error, or the length that the file is cut to */
  unsigned calls; /* counted so far */
} Fault;

#define MAX_FAULTS 8

int faults_parse (const char *text, Fault *faults);
