#!/usr/bin/env python3
"""Writes observations.csv, volunteers.csv, cadet_units.json, cadets.csv, duties.csv and equality.json, the demonstration's figures
and people, into a folder."""

import argparse
import hashlib
from pathlib import Path

from reconstruction import table


def keep(folder: Path) -> Path:
    """The observations.csv of `folder`, written anew unless it is there and made from the inputs as they are."""
    path = folder / "observations.csv"
    stamp = folder / "observations.csv.inputs"
    inputs = _inputs()
    if path.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == inputs:
        return path
    folder.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    write(path)
    stamp.write_text(inputs, encoding="ascii")
    return path


def write(path: Path) -> int:
    """Returns the number of figures."""
    # Imported here, since a run that finds the file in place needs none of it.
    from reconstruction import build, observations

    return observations.write(path, build.observations())


def people() -> dict[str, bytes]:
    """`volunteers.csv`, `cadets.csv` and `duties.csv`, as the imports of those take them, `cadet_units.json`, and what is declared in
    `equality.json`. The same bytes on every run."""
    from volunteering import files

    made = files.make()
    return {"volunteers.csv": made.volunteers, "cadet_units.json": made.cadet_units, "cadets.csv": made.cadets,
            "duties.csv": made.duties, "equality.json": made.equality}


def _inputs() -> str:
    """A hash over everything the figures are made from."""
    digest = hashlib.sha256()
    files = [*table.ROOT.glob("reconstruction/*.py"), *table.ROOT.glob("seeds/*.csv"), table.ROOT / "indicators.json"]
    for file in sorted(files):
        digest.update(f"{file.name} {file.stat().st_size}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="made if it is absent")
    folder = parser.parse_args().folder
    print(keep(folder))
    for name, content in people().items():
        path = folder / name
        path.write_bytes(content)
        print(path)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
