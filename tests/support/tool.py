"""Runs a program to its end, within a bound."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class ToolFailed(Exception):
    """What went wrong, for a person."""


def run(command: Sequence[str | Path], *, seconds: float = 120, environment: Mapping[str, str] | None = None,
        cwd: Path | None = None, stdin: str | None = None) -> str:
    """Gives standard output. ToolFailed where the program fails or takes longer than `seconds`."""
    name = Path(command[0]).name
    try:
        done = subprocess.run([str(argument) for argument in command], env=environment, cwd=cwd, input=stdin, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise ToolFailed(f"{name} had not ended after {seconds:.0f} s") from error
    if done.returncode != 0:
        raise ToolFailed(f"{name} failed ({done.returncode}):\n{done.stderr.strip() or done.stdout.strip()}")
    return done.stdout
