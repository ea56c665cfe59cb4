"""`python -m lint` is the command `lint`."""

import sys

from lint.cli import main

sys.exit(main())
