// SPDX-FileCopyrightText: 2026 The Errdex authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Rules are written as `CALL SUFFIX NTH WHAT`, several with semicolons between them:
 *
 *   write /shelf.json.new 2+ ENOSPC; read &0 1+ short
 *
 * NTH is the number of the call that fails; with `+`, all later ones fail as well. WHAT is the name
 * of an error, or `short`, `truncate=LENGTH`, `unlink`, `swap`, `folder`, `pipe` or `stop`. */

#include "faults.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct
{
  const char *name;
  int number;
} errors[] = {
  { "EACCES", EACCES }, { "EAGAIN", EAGAIN }, { "EDQUOT", EDQUOT }, { "EINTR", EINTR },
  { "EIO", EIO },       { "EMFILE", EMFILE }, { "ENOENT", ENOENT }, { "ENOLCK", ENOLCK },
  { "ENOMEM", ENOMEM }, { "ENOSPC", ENOSPC }, { "EPERM", EPERM },   { "EROFS", EROFS },
  { "ESTALE", ESTALE },
};

static const struct
{
  const char *name;
  FaultKind kind;
} kinds[] = {
  { "short", FAULT_SHORT }, { "unlink", FAULT_UNLINK }, { "swap", FAULT_SWAP },
  { "pipe", FAULT_PIPE },   { "folder", FAULT_FOLDER }, { "stop", FAULT_STOP },
};

static int
parse_what (const char *what, Fault *fault)
{
  for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
    if (strcmp (errors[i].name, what) == 0)
      {
        fault->kind = FAULT_FAIL;
        fault->number = errors[i].number;
        return 1;
      }
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (strcmp (kinds[i].name, what) == 0)
      {
        fault->kind = kinds[i].kind;
        return 1;
      }
  fault->kind = FAULT_TRUNCATE;

  return sscanf (what, "truncate=%d", &fault->number) == 1;
}

/* Returns how many rules there are in a text, which become the first of so many faults; -1 if one
 * is malformed. */
int
faults_parse (const char *text, Fault *faults)
{
  int n = 0;

  while (text[strspn (text, " ;")] != '\0')
    {
      Fault *fault = &faults[n];
      char nth[16], what[32];

      text += strspn (text, " ;");
      memset (fault, 0, sizeof *fault);
      if (n == MAX_FAULTS
          || sscanf (text, "%15s %127s %15s %31[^; ]", fault->call, fault->suffix, nth, what) != 4
          || !parse_what (what, fault))
        return -1;
      fault->nth = (unsigned) atoi (nth);
      fault->and_later = nth[strlen (nth) - 1] == '+';
      n++;
      text += strcspn (text, ";");
    }

  return n;
}
