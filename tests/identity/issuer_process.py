"""An issuer with a state folder of its own, on a port of its own."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


class IssuerProcess:
    def __init__(self) -> None:
        self.state = Path(tempfile.mkdtemp(prefix="copperplate-issuer-"))
        self.folder = self.state / "issuer"
        self.process: subprocess.Popen | None = None
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("COPPERPLATE_")}
        self.environment["COPPERPLATE_STATE"] = str(self.state)

    def start(self) -> str:
        """The line it prints when it is ready."""
        self.process = subprocess.Popen([CHECKOUT / "deploy/local/issuer/issuer", "--port", "0"], text=True,
                                        env=self.environment, stdout=subprocess.PIPE)
        return self.process.stdout.readline()

    def stop(self) -> int:
        """Its exit code after SIGTERM."""
        self.process.terminate()
        code = self.process.wait(timeout=10)
        self.process.stdout.close()
        self.process = None
        return code

    def close(self) -> None:
        if self.process is not None:
            self.stop()
        shutil.rmtree(self.state)

    def token(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run([CHECKOUT / "deploy/local/token", *arguments], check=False, capture_output=True,
                              text=True, env=self.environment)
