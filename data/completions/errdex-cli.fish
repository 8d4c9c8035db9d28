# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion for errdex-cli in fish. It asks the program itself for codes, categories and catalogs.

set -l commands explain search scan list catalog check pot export import diff
set -l before "not __fish_seen_subcommand_from $commands"

function __errdex_cli_list
    # The program that is being typed, which need not be the one on the path.
    set -l words (commandline -opc)
    $words[1] list $argv 2>/dev/null
end

function __errdex_cli_own
    # The ids of the user's own catalogs, and of those of the system: the files that can be named.
    set -l words (commandline -opc)
    $words[1] catalog list 2>/dev/null | string match -r '.*\t/.*' | string replace -r '\t.*' ''
end

complete -c errdex-cli -f

complete -c errdex-cli -n $before -a explain -d 'Explain error codes'
complete -c errdex-cli -n $before -a search -d 'Search codes and texts'
complete -c errdex-cli -n $before -a scan -d 'Find the codes in logs, traces and responses'
complete -c errdex-cli -n $before -a list -d 'List all codes'
complete -c errdex-cli -n $before -a catalog -d 'Add, list and remove catalogs'
complete -c errdex-cli -n $before -a check -d 'Check catalog files'
complete -c errdex-cli -n $before -a pot -d 'Make the translation template of a catalog file'
complete -c errdex-cli -n $before -a export -d 'Write the catalog as a document'
complete -c errdex-cli -n $before -a import -d 'Make a catalog of the tables in a file'
complete -c errdex-cli -n $before -a diff -d 'Tell two catalogs apart'

complete -c errdex-cli -n '__fish_seen_subcommand_from catalog; and not __fish_seen_subcommand_from add list remove' -a 'add list remove'
complete -c errdex-cli -n '__fish_seen_subcommand_from catalog; and __fish_seen_subcommand_from add' -F
complete -c errdex-cli -n '__fish_seen_subcommand_from catalog; and __fish_seen_subcommand_from remove' -a '(__errdex_cli_own)'

complete -c errdex-cli -l json -d 'Print one JSON document'
complete -c errdex-cli -l catalog -x -a '(__errdex_cli_list --catalogs)' -d 'Use only this catalog'
complete -c errdex-cli -l color -x -a 'auto always never' -d 'Use colours'
complete -c errdex-cli -s h -l help -d 'Show help'
complete -c errdex-cli -l version -d 'Show the version'

complete -c errdex-cli -n '__fish_seen_subcommand_from explain search' -a '(__errdex_cli_list)'
complete -c errdex-cli -n '__fish_seen_subcommand_from scan check pot import diff' -F
complete -c errdex-cli -n '__fish_seen_subcommand_from diff' -a '(__errdex_cli_list --catalogs)'

complete -c errdex-cli -n '__fish_seen_subcommand_from search' -s n -l limit -x -d 'Print at most this many'

complete -c errdex-cli -n '__fish_seen_subcommand_from scan' -s r -l recursive -d 'Read all files in directories'
complete -c errdex-cli -n '__fish_seen_subcommand_from scan' -s f -l follow -d 'Keep reading files that grow'
complete -c errdex-cli -n '__fish_seen_subcommand_from scan' -l places -x -d 'Print so many places of each code'
complete -c errdex-cli -n '__fish_seen_subcommand_from scan' -l format -x -a 'markdown csv json html' -d 'Write a document'

complete -c errdex-cli -n '__fish_seen_subcommand_from list' -s c -l category -x -a '(__errdex_cli_list --categories)' -d 'List only this category'
complete -c errdex-cli -n '__fish_seen_subcommand_from list' -l categories -d 'List the categories'
complete -c errdex-cli -n '__fish_seen_subcommand_from list' -l catalogs -d 'List the catalogs'

complete -c errdex-cli -n '__fish_seen_subcommand_from export' -s f -l format -x -a 'markdown csv json html' -d 'Write this'
complete -c errdex-cli -n '__fish_seen_subcommand_from export' -s q -l query -x -d 'Write only what this query finds'

complete -c errdex-cli -n '__fish_seen_subcommand_from import' -l columns -x -d 'Take these columns'
complete -c errdex-cli -n '__fish_seen_subcommand_from import' -s f -l format -x -a 'csv tsv markdown html' -d 'Read this'
complete -c errdex-cli -n '__fish_seen_subcommand_from import' -l id -x -d 'Give the catalog this id'
complete -c errdex-cli -n '__fish_seen_subcommand_from import' -l title -x -d 'Give the catalog this title'
complete -c errdex-cli -n '__fish_seen_subcommand_from import' -l language -x -d 'The language of the texts'
complete -c errdex-cli -n '__fish_seen_subcommand_from import' -l updated -x -d 'The date of the source'

complete -c errdex-cli -n '__fish_seen_subcommand_from scan pot export import' -s o -l output -r -F -d 'Write to this file'
