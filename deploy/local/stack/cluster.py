"""The private PostgreSQL cluster: made once, started, migrated, stopped. Never touches another server."""

import os
import secrets
import stat
import subprocess
from pathlib import Path

from stack import layout

DATABASE = "copperplate"
ROLES = ("owner", "runtime", "worker")


class ClusterError(Exception):
    """What went wrong, for a person."""


def _as_postgres(command: list[str]) -> list[str]:
    user = layout.postgres_user()
    return command if user is None else ["runuser", "-u", user, "--", *command]


def _run(command: list[str], what: str, **options) -> str:
    done = subprocess.run(command, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
    if done.returncode != 0:
        raise ClusterError(f"{what} failed:\n{done.stdout.strip()}")
    return done.stdout


def password_file(role: str) -> Path:
    return layout.STATE / "secrets" / f"{role}.password"


def _password(role: str) -> str:
    """The role's password, made on first use and readable by its owner only."""
    path = password_file(role)
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(32))
    return path.read_text()


def _pass_file(services: list[str]) -> Path:
    """libpq's own form of the same passwords, for psql and sqitch."""
    path = layout.STATE / "secrets" / "pgpass"
    names = ["postgres"] + [f"{service}_{role}" for service in services for role in ROLES]
    lines = [f"*:*:*:{name}:{_password(name)}\n" for name in names]
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.writelines(lines)
    return path


def environment(services: list[str]) -> dict[str, str]:
    """What libpq needs to reach the cluster."""
    return {
        **os.environ,
        "PGHOST": str(layout.socket_folder()),
        "PGPORT": "5432",
        "PGPASSFILE": str(_pass_file(services)),
        "SQITCH_FULLNAME": "Copperplate",
        "SQITCH_EMAIL": "copperplate@localhost",
    }


def _make_folder(folder: Path, mode: int, uid: int, gid: int) -> None:
    """Makes it where it is missing, for that owner. ClusterError where something else of that name is there: in a shared
    temporary folder anybody could have put it there."""
    try:
        folder.mkdir(mode=mode)
    except FileExistsError:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.geteuid(), uid):
            raise ClusterError(f"{folder} is somebody else's: remove it, or set COPPERPLATE_STATE to another folder") from None
    os.chown(folder, uid, gid, follow_symlinks=False)


def _initialise(folder: Path) -> None:
    uid, gid = layout.postgres_ids()
    if folder.parent != layout.STATE:
        _make_folder(folder.parent, 0o755, os.geteuid(), os.getegid())
    _make_folder(folder, 0o700, uid, gid)
    # Under root initdb runs as another user, who cannot read our secrets: it gets a copy for as long as it runs.
    handed_over = folder.parent / "postgres.password"
    with os.fdopen(os.open(handed_over, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(_password("postgres"))
    os.chown(handed_over, uid, gid)
    try:
        _run(
            _as_postgres(
                [str(layout.POSTGRES_BINARIES / "initdb"), "-D", str(folder), "-U", "postgres", "-A", "scram-sha-256",
                 f"--pwfile={handed_over}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"]
            ),
            "initdb",
            cwd="/",
        )
    finally:
        handed_over.unlink()
    with open(folder / "postgresql.conf", "a", encoding="utf-8") as conf:
        conf.write(
            "listen_addresses = ''\n"
            f"unix_socket_directories = '{layout.socket_folder()}'\n"
            "max_connections = 100\n"
            "shared_buffers = '256MB'\n"
            "wal_compression = on\n"
        )


def _control(*arguments: str) -> list[str]:
    return _as_postgres(
        [str(layout.POSTGRES_BINARIES / "pg_ctl"), "-D", str(layout.cluster_folder()), "-w", "-t", "60", *arguments]
    )


def running() -> bool:
    if not layout.cluster_folder().exists():
        return False
    return subprocess.run(_control("status"), check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          cwd="/").returncode == 0


def start() -> None:
    folder = layout.cluster_folder()
    if not (folder / "PG_VERSION").exists():
        _initialise(folder)
    _make_folder(layout.socket_folder(), 0o700, *layout.postgres_ids())
    if not running():
        log = folder / "server.log"
        _run(_control("-l", str(log), "start"), "starting PostgreSQL (its log: " + str(log) + ")", cwd="/")


def stop() -> None:
    if running():
        _run(_control("-m", "fast", "stop"), "stopping PostgreSQL", cwd="/")


def _psql(services: list[str], database: str, *arguments: str, **options) -> str:
    return _run(
        ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-d", database, *arguments],
        "psql", env=environment(services), **options)


def migrate(services: list[str]) -> None:
    """Makes the database and each service's roles where they are missing, and deploys each schema as its owner."""
    found = _psql(services, "postgres", "-c", f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'")
    if not found.strip():
        _psql(services, "postgres", "-c", f"CREATE DATABASE {DATABASE}")
        for service in services:
            _bootstrap(services, service)
    for service in services:
        schema = layout.CHECKOUT / "services" / service / "schema"
        known = _psql(services, DATABASE, "-c", f"SELECT 1 FROM pg_roles WHERE rolname = '{service}_owner'")
        if not known.strip():
            _bootstrap(services, service)
        _run(["sqitch", "--chdir", str(schema), "deploy", f"db:pg://{service}_owner@/{DATABASE}"],
             f"deploying the schema of {service}", env=environment(services))


def _bootstrap(services: list[str], service: str) -> None:
    # The passwords go by standard input: a command line is there for everybody to read.
    settings = "".join(
        f"\\set {role}_password '{_password(f'{service}_{role}')}'\n" for role in ROLES)
    script = layout.CHECKOUT / "deploy" / "postgres" / "bootstrap.sql"
    _psql(services, DATABASE, "-v", f"service={service}", input=f"{settings}\\i {script}\n")


def data_source(service: str, role: str) -> str:
    return f"host={layout.socket_folder()} port=5432 dbname={DATABASE} user={service}_{role}"
