import sys

from guanxi.config.cli import main

sys.exit(main())
