#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the rows that the benchmarks print into one table, and judges each by its budget.

Usage: table.py < ROWS

A row has six fields with tabs between them: what was measured, our figure, its unit, the peer's name, the peer's figure, and the
budget. The budget is "-", or bounds with " and " between them:
  < 8 ms       for our figure; also <=, > and >=
  <= 1.2 x     for our figure as a multiple of the peer's
  <= +12 MiB   for what our figure is above the peer's
A row whose peer is not there is judged by what is left of its budget."""
import operator
import re
import sys

OPERATORS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
HEADER = ("what", "Errdex", "", "peer", "its figure", "ratio", "budget", "")


def holds(bound, ours, peer):
    """Whether our figure keeps within the bound; None if that takes a peer and there is none."""
    sign, plus, number, unit = re.fullmatch(r"([<>]=?) (\+?)(\d+(?:\.\d+)?) (\S+)", bound).groups()
    if peer is None and (plus or unit == "x"):
        return None
    if plus:
        ours -= peer
    limit = float(number) * (peer if unit == "x" else 1)
    return OPERATORS[sign](ours, limit)


def judge(budget, ours, peer):
    if budget == "-":
        return ""
    verdicts = {holds(bound, ours, peer) for bound in budget.split(" and ")} - {None}
    if not verdicts:
        return "no peer"
    return "MISSED" if False in verdicts else "met"


def show(figure):
    """With three digits that count, and never fewer than stand before the point."""
    if figure is None:
        return ""
    digits = 0 if abs(figure) >= 100 else 1 if abs(figure) >= 10 else 2 if abs(figure) >= 1 else 3
    return f"{figure:.{0 if figure == int(figure) else digits}f}"


def read(line):
    """The cells of one row."""
    what, ours, unit, name, peer, budget = line.rstrip("\n").split("\t")
    ours, peer = float(ours), float(peer) if peer else None
    shown = show(peer) if peer is not None else "missing" if name else ""
    ratio = f"{ours / peer:.2f}" if peer else ""
    return what, show(ours), unit, name, shown, ratio, budget, judge(budget, ours, peer)


def lay_out(rows):
    """The lines of the table: figures to the right, words to the left."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADER))]
    for row in rows:
        cells = [cell.rjust(width) if column in (1, 4, 5) else cell.ljust(width)
                 for column, (cell, width) in enumerate(zip(row, widths))]
        yield "  ".join(cells).rstrip()


def main():
    rows = [read(line) for line in sys.stdin]
    print("\n".join(lay_out([HEADER, *rows])))
    verdicts = [row[-1] for row in rows]
    print(f"\n{verdicts.count('met')} budgets met, {verdicts.count('MISSED')} missed.")


if __name__ == "__main__":
    main()
