"""Find uv, or fetch the pinned one."""

import platform
import re
import shutil
from pathlib import Path

from deploy.setup.index import Wheel, fetch_program
from deploy.setup.terminal import TOOLS, SetupFailed, answers, tell

VERSION = "0.13.8"
OLDEST_ACCEPTED = (0, 9)
WHEELS = {
    ("Linux", "x86_64"): (
        "manylinux_2_17_x86_64.manylinux2014_x86_64",
        "e18a57b8b352eb7c8feb317b9f6f533c8f0ad9673fd6cf34bbe3cf1a9f6a8984",
    ),
    ("Linux", "aarch64"): (
        "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
        "0b3e8b1a4f5e405e31e2ff33de8af4744831e9f7338539671efbd8c3c94e791d",
    ),
    ("Darwin", "x86_64"): (
        "macosx_10_12_x86_64",
        "b7124ca1956ec2e476a1003ea5715a15f0266afaec37f4dc9c6972ba8183e6d1",
    ),
    ("Darwin", "arm64"): (
        "macosx_11_0_arm64",
        "62b6943c7fd64fac6854f780bea6e0359e5a5bc3241f83ee357bb38276afac49",
    ),
}


def find_uv() -> Path:
    """Return a uv that is recent enough, fetching one when the machine has none.

    Raises:
        SetupFailed: there is none, and none can be fetched.
    """
    own, on_path = TOOLS / "bin" / "uv", shutil.which("uv")
    for candidate in (Path(on_path) if on_path else own, own):
        if _version(candidate) >= OLDEST_ACCEPTED:
            return candidate
    machine = (platform.system(), platform.machine())
    if machine not in WHEELS:
        raise SetupFailed(f"There is no uv for {' '.join(machine)} here: install uv {VERSION} yourself and try again.")
    tell(f"Fetching uv {VERSION}, which installs Python and its packages")
    tag, sha256 = WHEELS[machine]
    name = f"uv-{VERSION}-py3-none-{tag}.whl"
    fetch_program(Wheel(project="uv", name=name, sha256=sha256, program=f"uv-{VERSION}.data/scripts/uv"), own)
    return own


def _version(program: Path) -> tuple[int, ...]:
    numbers = re.search(r"(\d+)\.(\d+)", answers([program, "--version"]) or "")
    return tuple(map(int, numbers.groups())) if numbers else ()
