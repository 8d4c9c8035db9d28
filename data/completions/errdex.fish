# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion for errdex in fish: options, files, and the codes that errdex-cli lists where it is installed.

complete -c errdex -F
complete -c errdex -a '(errdex-cli list 2>/dev/null)' -d Code
complete -c errdex -l clipboard -d 'Look up what is on the clipboard'
complete -c errdex -l open -d 'Choose files to look for codes in'
complete -c errdex -s h -l help -d 'Show help'
complete -c errdex -l version -d 'Show the version'
