"""``python -m termqa`` is ``termqa``."""

from termqa.cli import main

main()
