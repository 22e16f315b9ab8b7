"""`python -m copydesk` is the same as `copydesk`."""

import sys

from copydesk.cli import main

sys.exit(main())
