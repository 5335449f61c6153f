#!/usr/bin/env python3
"""Loads the demonstration into a running gateway; a second run changes nothing.

The bearer token comes from --token-file or from the environment variable COPPERPLATE_TOKEN. For the force cambridgeshire
it has the role admin, or both analyst, who loads figures, and publisher, who puts a plan in force and publishes it. What
that person has submitted another signs off, a publisher or admin: by the token of --signer-token-file or of the environment
variable COPPERPLATE_SIGNER_TOKEN.
"""

import argparse
import os
import sys
from pathlib import Path

import generate
from loading.assurance import load_assurance_framework
from loading.board import load_board
from loading.gateway import Gateway, GatewayError
from loading.improvement import load_improvement_plan
from loading.load import load
from loading.plan import load_plan
from loading.reports import load_reports
from loading.speedwatch import load_sessions, load_watch_groups
from loading.volunteers import load_volunteers


def _token(path: Path | None, option: str, variable: str) -> str:
    token = os.environ.get(variable, "") if path is None else path.read_text(encoding="ascii")
    if not token.strip():
        raise GatewayError(f"no token: give {option} or set {variable}")
    return token.strip()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url", help="the gateway, such as http://127.0.0.1:8080")
    parser.add_argument("folder", type=Path, help="where observations.csv is kept, and made where it is absent or old")
    parser.add_argument("--token-file", type=Path, metavar="FILE")
    parser.add_argument("--signer-token-file", type=Path, metavar="FILE")
    parser.add_argument("--ca-file", metavar="FILE", help="the certificate authority of an https gateway (PEM)")
    arguments = parser.parse_args()
    try:
        token = _token(arguments.token_file, "--token-file", "COPPERPLATE_TOKEN")
        signing = _token(arguments.signer_token_file, "--signer-token-file", "COPPERPLATE_SIGNER_TOKEN")
        gateway = Gateway(arguments.url, token, arguments.ca_file)
        signer = Gateway(arguments.url, signing, arguments.ca_file)
        loaded = load(gateway, generate.keep(arguments.folder))
        parts = load_plan(gateway)
        improvements = load_improvement_plan(gateway, signer)
        assurances = load_assurance_framework(gateway)
        watched = load_watch_groups(gateway)
        volunteers = load_volunteers(gateway, generate.people)
        watched += load_sessions(gateway)
        # What a pack shows is known before the agenda is published.
        governed = load_reports(gateway) + load_board(gateway)
    except (GatewayError, OSError) as error:
        print(f"load.py: {error}", file=sys.stderr)
        return 1
    print(
        f"demonstration: {loaded.areas} areas, {loaded.indicators} indicators, "
        f"{loaded.printed_cells} printed cells, {loaded.figures} figures, "
        f"{loaded.dashboards} dashboards, {parts} parts of the delivery plan, "
        f"{improvements} of the custody improvement plan and {assurances} of the assurance framework, "
        f"{governed} of the Board and reports to it, {watched} of Speedwatch, "
        f"{volunteers.volunteers} volunteers and {volunteers.duties} duties written"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
