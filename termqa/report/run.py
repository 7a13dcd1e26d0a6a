"""Facts of the run that reports print: which program, and when."""

import datetime
import os

from termqa.version import __version__


def tool_version() -> str:
    """The version of termqa."""
    return __version__


def moment() -> datetime.datetime:
    """The time of the run, without a zone as Excel wants it; from ``SOURCE_DATE_EPOCH`` (UTC) if it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).replace(tzinfo=None)
    return datetime.datetime.now().replace(microsecond=0)
