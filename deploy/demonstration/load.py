#!/usr/bin/env python3
"""Loads the demonstration into a running gateway; a second run changes nothing.

The bearer token (role admin or analyst for the force cambridgeshire) comes from --token-file or from the environment
variable COPPERPLATE_TOKEN.
"""

import argparse
import os
import sys
from pathlib import Path

import generate
from loading.gateway import Gateway, GatewayError
from loading.load import load


def _token(path: Path | None) -> str:
    token = os.environ.get("COPPERPLATE_TOKEN", "") if path is None else path.read_text(encoding="ascii")
    if not token.strip():
        raise GatewayError("no token: give --token-file or set COPPERPLATE_TOKEN")
    return token.strip()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url", help="the gateway, such as http://127.0.0.1:8080")
    parser.add_argument("folder", type=Path, help="where observations.csv is kept, and made where it is absent or old")
    parser.add_argument("--token-file", type=Path, metavar="FILE")
    parser.add_argument("--ca-file", metavar="FILE", help="the certificate authority of an https gateway (PEM)")
    arguments = parser.parse_args()
    try:
        gateway = Gateway(arguments.url, _token(arguments.token_file), arguments.ca_file)
        loaded = load(gateway, generate.keep(arguments.folder))
    except (GatewayError, OSError) as error:
        print(f"load.py: {error}", file=sys.stderr)
        return 1
    print(
        f"demonstration: {loaded.areas} areas, {loaded.indicators} indicators, "
        f"{loaded.printed_cells} printed cells and {loaded.figures} figures written"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
