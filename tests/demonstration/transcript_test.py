"""The file of a paper in the demonstration: a PDF that says what it is."""

from __future__ import annotations

import re
import unittest

import demonstration_path  # noqa: F401
from loading import board, transcript


class TranscriptTest(unittest.TestCase):
    def setUp(self) -> None:
        self.papers = board.seed()["meeting"]["papers"]

    def test_it_says_what_it_is_and_what_is_printed(self) -> None:
        for paper in self.papers:
            text = " ".join(transcript.lines_of(paper))
            self.assertIn("It is not the paper", text)
            for printed in (paper["title"], paper["purpose"], *paper["recommendations"], *paper["contact_officers"]):
                self.assertIn(" ".join(printed.split()), " ".join(text.split()))
        self.assertIn("Date: 30 April 2018", transcript.lines_of(self.papers[3]))

    def test_no_line_leaves_the_page(self) -> None:
        longest = max(len(line) for paper in self.papers for line in transcript.lines_of(paper))
        self.assertLessEqual(longest, 88)

    def test_offsets_are_those_of_the_objects(self) -> None:
        for paper in self.papers:
            file = transcript.transcript(paper)
            self.assertTrue(file.startswith(b"%PDF-1.4\n"))
            start = int(re.search(rb"startxref\n(\d+)\n", file).group(1))  # type: ignore[union-attr]
            self.assertEqual(file[start : start + 5], b"xref\n")
            offsets = [int(line) for line in re.findall(rb"(\d{10}) 00000 n ", file)]
            for number, offset in enumerate(offsets, 1):
                self.assertTrue(file[offset:].startswith(b"%d 0 obj\n" % number))
            content = re.search(rb"/Length (\d+) >>\nstream\n(.*?)\nendstream", file, re.DOTALL)
            self.assertEqual(int(content.group(1)), len(content.group(2)))  # type: ignore[union-attr]

    def test_parentheses_and_backslashes_do_not_end_a_text(self) -> None:
        paper = {**self.papers[0], "title": "A (b) \\ c"}
        self.assertIn(b"(A \\(b\\) \\\\ c) Tj", transcript.transcript(paper))

    def test_a_long_paper_has_more_than_one_page(self) -> None:
        paper = {**self.papers[0], "recommendations": [f"Recommendation {number}" for number in range(40)]}
        file = transcript.transcript(paper)
        self.assertIn(b"/Count 2 ", file)
        self.assertEqual(file, transcript.transcript(paper))


if __name__ == "__main__":
    unittest.main()
