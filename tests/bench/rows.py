# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What benchmarks written in Python print: a row of the common table on standard output, and all else on standard error."""
import sys


def row(what, ours, unit, peer_name="", peer=None, budget="-"):
    """`peer` is None where the peer is not there; `budget` is in the words that table.py knows."""
    figures = ["" if figure is None else f"{figure:.6g}" for figure in (ours, peer)]
    print(what, figures[0], unit, peer_name, figures[1], budget, sep="\t", flush=True)


def detail(*words):
    print(*words, file=sys.stderr, flush=True)
