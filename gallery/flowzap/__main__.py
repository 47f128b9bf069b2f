"""`python -m gallery.flowzap`: the engine on the command line."""

import sys

from gallery.flowzap.cli import main

if __name__ == "__main__":
    sys.exit(main())
