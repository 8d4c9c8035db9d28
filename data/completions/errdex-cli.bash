# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion for errdex-cli in bash. It needs nothing but bash, and asks the program itself for codes and categories.

_errdex_cli_lines() {
  # What the program lists, up to the first tab of each line.
  "${COMP_WORDS[0]}" list "$@" 2>/dev/null | cut -f 1
}

_errdex_cli_own() {
  # The ids of the user's own catalogs, and of those of the system: the files that can be named.
  "${COMP_WORDS[0]}" catalog list 2>/dev/null | grep -F $'\t/' | cut -f 1
}

_errdex_cli_among() {
  # The words on standard input that begin with $1, in any case.
  local word
  local -l typed=$1 lower
  while IFS= read -r word; do
    lower=$word
    [[ $lower == "$typed"* ]] && COMPREPLY+=("$word")
  done
}

_errdex_cli_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$1")
}

_errdex_cli_options() {
  local options='--json --catalog --color --help --version'
  case $1 in
    search) options+=' --limit' ;;
    scan) options+=' --recursive --follow --places --format --output' ;;
    list) options+=' --category --categories --catalogs' ;;
    pot) options+=' --output' ;;
    import) options+=' --columns --format --id --title --language --updated --output' ;;
    export) options+=' --format --query --output' ;;
  esac
  printf '%s\n' $options
}

_errdex_cli() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
  local command='' i
  COMPREPLY=()

  # “--option=value” is three words to bash
  if [[ $cur == '=' ]]; then
    cur=''
  elif [[ $prev == '=' ]]; then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      --catalog | --color)
        [[ ${COMP_WORDS[i + 1]} == '=' ]] && ((i++))
        ((i++))
        ;;
      -*) ;;
      *)
        command=${COMP_WORDS[i]}
        break
        ;;
    esac
  done

  # where it has no value, what follows is completed as if it were not there
  [[ $command == scan && $prev == -f ]] && prev=''
  case $prev in
    --color) _errdex_cli_among "$cur" < <(printf '%s\n' auto always never) ;;
    --catalog) _errdex_cli_among "$cur" < <(_errdex_cli_lines --catalogs) ;;
    --category | -c) _errdex_cli_among "$cur" < <(_errdex_cli_lines --categories) ;;
    --format | -f)
      if [[ $command == import ]]; then
        _errdex_cli_among "$cur" < <(printf '%s\n' csv tsv markdown html)
      else
        _errdex_cli_among "$cur" < <(printf '%s\n' markdown csv json html)
      fi
      ;;
    --output | -o) _errdex_cli_files "$cur" ;;
    --limit | -n | --places | --query | -q | --columns | --id | --title | --language | --updated) ;;
    *)
      if [[ $cur == -* ]]; then
        _errdex_cli_among "$cur" < <(_errdex_cli_options "$command")
        return
      fi
      case $command in
        '') _errdex_cli_among "$cur" < <(printf '%s\n' explain search scan list catalog check pot export import diff) ;;
        explain | search) _errdex_cli_among "$cur" < <(_errdex_cli_lines) ;;
        diff)
          _errdex_cli_files "$cur"
          _errdex_cli_among "$cur" < <(_errdex_cli_lines --catalogs)
          ;;
        catalog)
          case $prev in
            catalog) _errdex_cli_among "$cur" < <(printf '%s\n' add list remove) ;;
            add) _errdex_cli_files "$cur" ;;
            remove) _errdex_cli_among "$cur" < <(_errdex_cli_own) ;;
          esac
          ;;
        scan | check | pot | import) _errdex_cli_files "$cur" ;;
      esac
      ;;
  esac
}

complete -F _errdex_cli errdex-cli
