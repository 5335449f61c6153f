"""Load on PostgreSQL by pgbench: one prepared statement, its values counted up."""

import re
from dataclasses import dataclass
from pathlib import Path

from support import tool
from support.database import Database

from measuring.goal import WrongAnswer

_STATEMENT = r'Statement \w+\{{postgres::k\w+, "{name}", R"\((.*?)\)"\}};'


@dataclass(frozen=True)
class Work:
    """`script` is of pgbench, `variables` are its `-D`; `role` connects, with these settings of its session."""

    script: Path
    variables: dict[str, str]
    role: str
    settings: dict[str, str]


def statement_of(source: Path, name: str) -> str:
    """The SQL of a statement as the service's source has it."""
    found = re.search(_STATEMENT.format(name=name), source.read_text(encoding="utf-8"), re.DOTALL)
    if found is None:
        raise tool.ToolFailed(f"{source.name} has no statement {name}")
    return found.group(1).strip()


def with_values(statement: str, values: dict[int, str]) -> str:
    """The statement with text for each of its parameters. ToolFailed unless it has just those."""
    numbers = {int(number) for number in re.findall(r"\$(\d+)", statement)}
    if numbers != set(values):
        raise tool.ToolFailed(f"of the statement's parameters, {sorted(numbers ^ set(values))} are not known")
    return re.sub(r"\$(\d+)", lambda found: values[int(found.group(1))], statement)


def rate_of(text: str, transactions: int) -> float:
    """Transactions a second without the time of connecting. WrongAnswer unless all of them succeeded."""
    done = re.search(r"number of transactions actually processed: (\d+)", text)
    failed = re.search(r"number of failed transactions: (\d+)", text)
    rate = re.search(r"tps = ([\d.]+) \(without initial connection time\)", text)
    if done is None or failed is None or rate is None:
        raise tool.ToolFailed(f"pgbench printed something else:\n{text}")
    if int(done.group(1)) != transactions or int(failed.group(1)):
        raise WrongAnswer(f"of {transactions} transactions {done.group(1)} were processed, {failed.group(1)} failed")
    return float(rate.group(1))


def transactions_per_second(database: Database, work: Work, clients: int, each: int) -> float:
    """So many transactions of each client, the statement prepared once by each. WrongAnswer as rate_of()."""
    defined = [argument for name, value in work.variables.items() for argument in ("-D", f"{name}={value}")]
    options = " ".join(f"-c {name}={value}" for name, value in work.settings.items())
    text = tool.run(
        ["pgbench", "-n", "-M", "prepared", "-c", str(clients), "-j", "1", "-t", str(each), "-f", work.script, *defined],
        environment={**database.environment, "PGUSER": work.role, "PGOPTIONS": options}, seconds=300)
    return rate_of(text, clients * each)
