"""Print every figure: `python -m tests.bench`, one module after the other."""

import subprocess
import sys

MODULES = (
    *(f"tests.bench.{name}" for name in
      ("accuracy", "scripts", "opinion", "speed", "search", "check", "readability", "site", "lighthouse", "audit")),
    "tests.book.bench",
)  # fmt: skip

for module in MODULES:
    print(f"== {module.removeprefix('tests.')}", flush=True)
    subprocess.run([sys.executable, "-m", module], check=False)
