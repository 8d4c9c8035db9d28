# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion for errdex in bash: options, files, and the codes that errdex-cli lists where it is installed.

_errdex() {
  local word cur=${COMP_WORDS[COMP_CWORD]}
  local -l typed=$cur lower
  if [[ $cur == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W '--clipboard --open --help --version' -- "$cur")
    return
  fi
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$cur")
  while IFS= read -r word; do
    lower=$word
    [[ $lower == "$typed"* ]] && COMPREPLY+=("$word")
  done < <(errdex-cli list 2>/dev/null | cut -f 1)
}

complete -F _errdex errdex
