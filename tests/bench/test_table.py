#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Errdex authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the table of the benchmarks judges, and shows what is not there."""
import unittest

import table


class Judging(unittest.TestCase):
    def check(self, verdict, budget, ours, peer=None):
        self.assertEqual(table.judge(budget, ours, peer), verdict, (budget, ours, peer))

    def test_absolute(self):
        self.check("met", "< 8 ms", 7.9)
        self.check("MISSED", "< 8 ms", 8)
        self.check("met", ">= 1 GB/s", 1)
        self.check("MISSED", ">= 1 GB/s", 0.99)
        self.check("", "-", 1000, 1)

    def test_beside_a_peer(self):
        self.check("met", "<= 1.2 x", 120, 100)
        self.check("MISSED", "<= 1.2 x", 121, 100)
        self.check("met", "<= +12 MiB", 52, 40)
        self.check("MISSED", "<= +12 MiB", 53, 40)

    def test_several(self):
        self.check("met", "< 8 ms and < 1 x", 7, 9)
        self.check("MISSED", "< 8 ms and < 1 x", 7, 6)
        self.check("MISSED", "< 8 ms and < 1 x", 9, 10)

    def test_missing_peer(self):
        self.check("no peer", "< 1 x", 7)
        self.check("met", "< 8 ms and < 1 x", 7)
        self.check("MISSED", "< 8 ms and < 1 x", 9)

    def test_bound_that_nobody_understands(self):
        with self.assertRaises(AttributeError):
            table.judge("about 8 ms", 7, None)


class Showing(unittest.TestCase):
    def test_figures(self):
        self.assertEqual([table.show(f) for f in (0.01234, 1.234, 12.34, 1234.5, 0, 40, None)],
                         ["0.012", "1.23", "12.3", "1234", "0", "40", ""])

    def test_row(self):
        self.assertEqual(table.read("start\t30\tms\tpeer\t20\t<= 1.2 x\n"),
                         ("start", "30", "ms", "peer", "20", "1.50", "<= 1.2 x", "MISSED"))
        self.assertEqual(table.read("start\t30\tms\tpeer\t\t-\n"),
                         ("start", "30", "ms", "peer", "missing", "", "-", ""))
        self.assertEqual(table.read("over\t3\tframes\tpeer\t0\t-\n"), ("over", "3", "frames", "peer", "0", "", "-", ""))

    def test_columns_stand_below_each_other(self):
        lines = list(table.lay_out([table.HEADER, table.read("a\t1\tms\tpeer\t20\t-"), table.read("abc\t10\tms\tpeer\t2\t-")]))
        self.assertEqual(len({line.index("peer") for line in lines}), 1)


if __name__ == "__main__":
    unittest.main()
