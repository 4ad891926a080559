"""Compiles the Swift library and the command, and puts both into the package with the Swift runtime they need."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from setuptools import Distribution, setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_py import build_py

REPOSITORY = Path(__file__).resolve().parent.parent
LIBRARY = "libIsthmusC.dylib" if sys.platform == "darwin" else "libIsthmusC.so"


def swift(*arguments: str) -> str:
    """Runs Swift in the repository and gives what it printed."""
    if not (REPOSITORY / "Package.swift").exists():
        sys.exit("isthmus is built from a checkout of its repository, in which this folder is `python`")
    if shutil.which("swift") is None:
        sys.exit("isthmus needs a Swift toolchain to be built, 6.3 or later: https://www.swift.org/install")
    result = subprocess.run(["swift", *arguments], cwd=REPOSITORY, text=True, stdout=subprocess.PIPE, check=False)
    if result.returncode != 0:
        sys.exit(f"`swift {' '.join(arguments)}` failed; `make setup` installs what the build needs")
    return result.stdout


def runtime_libraries(binaries: list[Path]) -> set[Path]:
    """The shared libraries of the Swift toolchain that binaries load; on macOS they are part of the system."""
    if sys.platform == "darwin":
        return set()
    libraries = set()
    for binary in binaries:
        listing = subprocess.run(["ldd", str(binary)], text=True, stdout=subprocess.PIPE, check=True).stdout
        if missing := re.findall(r"(\S+) => not found", listing):
            sys.exit(f"{binary} needs {', '.join(missing)}, which the system does not find")
        libraries |= {Path(path) for path in re.findall(r"=> (/\S*/usr/lib/swift/linux/\S+)", listing)}
    return libraries


class BuildWithSwift(build_py):
    """Adds the compiled files to the package."""

    def run(self) -> None:
        """Builds, then copies what was built."""
        super().run()
        folder = Path(__file__).parent / "src" if self.editable_mode else Path(self.build_lib)
        target = folder / "isthmus" / "_native"
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        for product in ("IsthmusC", "isthmus"):
            swift("build", "-c", "release", "--product", product)
        products = Path(swift("build", "-c", "release", "--show-bin-path").strip())
        built = [products / LIBRARY, products / "isthmus"]
        for file in [*built, *runtime_libraries(built)]:
            shutil.copy2(file, target / file.name)
        if sys.platform != "darwin":
            for name in (LIBRARY, "isthmus"):
                # Symbols are for debuggers; without them the wheel is a third of the size.
                subprocess.run(["strip", "--strip-unneeded", target / name], check=True)
                # The runtime is looked for beside the file, and not in the toolchain that built it.
                subprocess.run(["patchelf", "--set-rpath", "$ORIGIN", target / name], check=True)


class WheelForThisSystem(bdist_wheel):
    """A wheel for any Python 3, because the library is called through ctypes, but for one system only."""

    def get_tag(self) -> tuple[str, str, str]:
        """Python, its ABI, and the system."""
        return "py3", "none", super().get_tag()[2]


class DistributionWithBinaries(Distribution):
    """Tells the installer that the package belongs to one system."""

    def has_ext_modules(self) -> bool:
        """Whether the package holds compiled code."""
        return True


setup(
    cmdclass={"build_py": BuildWithSwift, "bdist_wheel": WheelForThisSystem},
    distclass=DistributionWithBinaries,
)
