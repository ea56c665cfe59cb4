"""Print every figure: `python -m tests.bench`, one module after the other."""

import subprocess
import sys

for module in ("accuracy", "speed", "search", "site", "lighthouse", "audit"):
    print(f"== {module}", flush=True)
    subprocess.run([sys.executable, "-m", f"tests.bench.{module}"], check=False)
