"""``python3 -m deploy.setup [--with-browser] [--with-pgbouncer]``: what run, test and bench of `make` do first."""

import fcntl
import os
import sys
from pathlib import Path

from deploy.setup.browser import ensure_browser
from deploy.setup.node import node_environment
from deploy.setup.pgbouncer import ensure_pgbouncer
from deploy.setup.redis import ensure_redis
from deploy.setup.steps import files_under, step
from deploy.setup.terminal import CHECKOUT, TOOLS, SetupFailed, answers, run, tell
from deploy.setup.uv import find_uv

PYTHON = CHECKOUT / ".venv" / "bin" / "python"
FRONTEND = CHECKOUT / "frontend"
MADE_IN_FRONTEND = frozenset(FRONTEND / name for name in ("node_modules", "dist", "coverage", "src/gql"))


def install_python_packages() -> None:
    uv = find_uv()
    environment = {
        name: value
        for name, value in os.environ.items()
        # Another project's environment or wish for a Python version must not leak into this one.
        if name not in {"VIRTUAL_ENV", "UV_PROJECT_ENVIRONMENT", "UV_PYTHON"}
    }
    # A pyenv that is set to another version hides its 3.13 from the PATH.
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    pythons = [str(path) for path in sorted(pyenv.glob("versions/3.13*/bin"), reverse=True)]
    environment["PATH"] = os.pathsep.join([*pythons, os.environ.get("PATH", os.defpath)])
    run([uv, "sync", "--frozen"], otherwise="The Python packages could not be installed (see above).", env=environment)


def compile_messages() -> None:
    for locale in sorted({path.parents[2] for path in message_files()}):
        run(
            [CHECKOUT / ".venv" / "bin" / "pybabel", "--quiet", "compile", "--domain=django", "--directory", locale],
            otherwise=f"The translations in {locale.relative_to(CHECKOUT)} cannot be compiled (see above).",
        )


def message_files() -> list[Path]:
    roots = ("project", "shared_apps", "tenant_apps", "schema")
    return [path for root in roots for path in sorted((CHECKOUT / root).rglob("locale/*/LC_MESSAGES/django.po"))]


def set_up() -> None:
    step(
        "python",
        "Installing Python 3.13 and the Python packages",
        inputs=[CHECKOUT / name for name in ("uv.lock", "pyproject.toml", ".python-version")],
        done=lambda: answers([PYTHON, "-c", "import django"]) is not None,
        work=install_python_packages,
    )
    ensure_redis()
    step(
        "messages",
        "Compiling the translations",
        inputs=message_files(),
        done=lambda: all(path.with_suffix(".mo").exists() for path in message_files()),
        work=compile_messages,
    )
    node = node_environment()

    def npm(*words: str, otherwise: str) -> None:
        run(["npm", *words], otherwise=otherwise, cwd=FRONTEND, env=node)

    step(
        "web-packages",
        "Installing the web app's packages",
        inputs=[FRONTEND / "package.json", FRONTEND / "package-lock.json"],
        also=answers(["node", "--version"], env=node) or "",
        done=(FRONTEND / "node_modules").exists,
        work=lambda: npm(
            "ci", "--no-audit", "--no-fund", otherwise="The web app's packages could not be installed (see above)."
        ),
    )
    step(
        "web-build",
        "Building the web app",
        inputs=[*files_under(FRONTEND, except_for=MADE_IN_FRONTEND), CHECKOUT / "schema" / "schema.graphql"],
        done=(FRONTEND / "dist" / "index.html").exists,
        work=lambda: npm("run", "build", otherwise="The web app could not be built (see above)."),
    )


def main() -> None:
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell("Waiting for another set-up of this checkout")
            fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            set_up()
            if "--with-browser" in sys.argv:
                ensure_browser()
            if "--with-pgbouncer" in sys.argv:
                ensure_pgbouncer()
        except SetupFailed as failure:
            sys.exit(f"✗ {failure}")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\n✗ The set-up was interrupted; the next one goes on from here.")
