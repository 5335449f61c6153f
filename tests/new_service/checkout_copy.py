"""A copy of the checkout, as a clone of what is there now would be: the files git knows or would add."""

import shutil
import subprocess
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


class CheckoutCopy:
    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="copperplate-new-service-", dir="/var/tmp"))
        # The user `postgres` may have to pass through it.
        self.folder.chmod(0o755)
        listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=CHECKOUT,
                                stdout=subprocess.PIPE, check=True, text=True)
        for name in filter(None, listed.stdout.split("\0")):
            source, target = CHECKOUT / name, self.folder / name
            if source.is_file():  # one that was removed is listed until it is committed
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target)

    def remove(self) -> None:
        shutil.rmtree(self.folder)

    def new_service(self, name: str) -> subprocess.CompletedProcess:
        return subprocess.run([str(self.folder / "deploy" / "new-service"), name], text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)

    def files(self) -> dict[str, bytes]:
        """Every file by its path."""
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in self.folder.rglob("*")
                if path.is_file()}
