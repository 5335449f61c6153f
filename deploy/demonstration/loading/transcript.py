"""A PDF of what the demonstration has of a paper: a paper goes onto an agenda with its file, and the file itself is not here."""

import textwrap
from datetime import date
from typing import Any

_NOTE = ("Demonstration: what is printed at the head and the end of the paper, transcribed. It is not the paper, whose body and "
         "attachments are not here.")
_COLUMNS = 88
_LINES_OF_A_PAGE = 54


def transcript(printed: dict[str, Any]) -> bytes:
    """The same bytes for the same paper."""
    lines = lines_of(printed)
    pages = [lines[first : first + _LINES_OF_A_PAGE] for first in range(0, len(lines), _LINES_OF_A_PAGE)]
    return _pdf([_content(page) for page in pages])


def lines_of(printed: dict[str, Any]) -> list[str]:
    day = date.fromisoformat(printed["date"])
    sections = [
        ("", [_NOTE]),
        ("", [f"To: {printed['to']}"]),
        ("", [f"From: {printed['from']}"]),
        ("", [f"Date: {day.day} {day:%B %Y}"]),
        ("", [printed["title"]]),
        ("Purpose", [printed["purpose"]]),
        ("Recommendations", printed["recommendations"]),
        ("Attachments", printed.get("attachments", [])),
        ("Source documents", printed.get("source_documents", [])),
        ("Contact officers", printed["contact_officers"]),
    ]
    lines: list[str] = []
    for heading, texts in sections:
        if texts and heading:
            lines.append(heading)
        for text in texts:
            lines += [*textwrap.wrap(text, _COLUMNS), ""]
    return lines[:-1]


def _content(lines: list[str]) -> bytes:
    drawn = [b"BT /F1 10 Tf 14 TL 50 790 Td"]
    for line in lines:
        # What WinAnsiEncoding has: the papers' own quotation marks and dashes among it.
        text = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        drawn.append(b"(" + text + b") Tj T*")
    return b"\n".join([*drawn, b"ET"])


def _pdf(contents: list[bytes]) -> bytes:
    """ISO 32000-1 in its least form: a catalogue, the pages with one font that every reader has, a table of offsets."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % len(contents),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(contents):
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
                       b"/Contents %d 0 R >>" % (5 + 2 * number))
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
    file = b"%PDF-1.4\n"
    offsets = []
    for number, one in enumerate(objects, 1):
        offsets.append(len(file))
        file += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return file + (b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
                   + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(file)))
