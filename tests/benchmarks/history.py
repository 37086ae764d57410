"""What more migrations in the history cost a new shop: those who build by migrations run them all, each time."""

from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.peer import OURS, PLAIN, seconds_of
from tests.benchmarks.report import Row, Sizes

MORE = 200
PACKAGE = "longer_history"
# A table that refers to the catalogue, as most do. It comes, changes and goes: at the end the tables are the same.
FIRST = """migrations.CreateModel("Casket", [
    ("id", models.BigAutoField(primary_key=True)),
    ("item", models.ForeignKey("catalog.Item", models.PROTECT)),
])"""
CHANGES = (
    'migrations.AddField("Casket", "note", models.CharField(max_length=20, null=True))',
    'migrations.AlterField("Casket", "note", models.CharField(max_length=40, null=True))',
    'migrations.RemoveField("Casket", "note")',
)
LAST = 'migrations.DeleteModel("Casket")'
MIGRATION = """from django.db import migrations, models
class Migration(migrations.Migration):
    dependencies = [{dependency}]
    operations = [{operation}]
"""


def measure(_: Sizes) -> list[Row]:
    with TemporaryDirectory() as directory:
        _write(Path(directory) / PACKAGE)
        environment = {"BENCH_MIGRATIONS_OF_DEMO": PACKAGE, "PYTHONPATH": directory}
        ours = median(seconds_of("new_shops", settings=OURS, environment=environment))
        theirs = median(seconds_of("library", "create_schema", "peer_of_age", settings=PLAIN, environment=environment))
    return [
        Row(
            what=f"provision one shop, against migrations: with {MORE} more in the history (made up)",
            measured=f"{ours:.3f} s",
            peer=f"{theirs:.2f} s, create_schema of django-tenants",
            ratio=theirs / ours,
            reach="printed; the length of the history decides it",
        )
    ]


def _write(package: Path) -> None:
    package.mkdir()
    (package / "__init__.py").touch()
    operations = [FIRST, *(CHANGES[number % len(CHANGES)] for number in range(MORE - 2)), LAST]
    dependency = '("catalog", "0001_initial")'
    for number, operation in zip(count(1), operations, strict=False):
        name = f"{number:04}_change"
        (package / f"{name}.py").write_text(MIGRATION.format(dependency=dependency, operation=operation))
        dependency = f'("demo", "{name}")'
