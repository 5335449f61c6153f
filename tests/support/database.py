"""The stack's PostgreSQL, as its superuser."""

import os
import re
from pathlib import Path

from support import tool


class Database:
    """One database of the private cluster whose socket is in `socket_folder`."""

    def __init__(self, socket_folder: str, pass_file: Path, name: str) -> None:
        self.name = name
        self._socket_folder = socket_folder
        self._pass_file = pass_file
        self.environment = {**os.environ, "PGHOST": socket_folder, "PGPORT": "5432", "PGUSER": "postgres",
                            "PGPASSFILE": str(pass_file), "PGDATABASE": name}

    def other(self, name: str) -> "Database":
        return Database(self._socket_folder, self._pass_file, name)

    def psql(self, script: str, *, seconds: float = 120, **variables: str | int) -> str:
        """Runs the script, which may hold psql's own commands; gives its output without headings."""
        settings = [argument for name, value in variables.items() for argument in ("-v", f"{name}={value}")]
        return tool.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", *settings, "-f", "-"],
                        environment=self.environment, stdin=script, seconds=seconds).strip()

    def number(self, query: str) -> int:
        return int(self.psql(query))

    def timed(self, command: str, *, setup: str = "", seconds: float = 120) -> float:
        """How many seconds psql says that the one command took; `setup` is run before it in the same session."""
        text = self.psql(f"{setup}\n\\timing on\n{command}\n", seconds=seconds)
        found = re.search(r"Time: ([\d.]+) ms", text)
        if found is None:
            raise tool.ToolFailed(f"psql timed nothing:\n{text}")
        return float(found.group(1)) / 1000

    def copy_to_new(self, name: str) -> "Database":
        """A new database with the same schema and rows. Unlike a template it may be copied while in use."""
        self.psql(f"CREATE DATABASE {name}")
        dump = tool.run(["pg_dump", "--no-sync"], environment=self.environment)
        new = self.other(name)
        new.psql(dump)
        return new
