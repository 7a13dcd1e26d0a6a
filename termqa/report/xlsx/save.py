"""The workbook into a zip file whose times are given, so that the same report gives the same bytes."""

import datetime
import shutil
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

AnyPath = Any
AnyBytes = Any


class _StampedZip(ZipFile):
    """A zip file in which every member bears one time."""

    def __init__(self, stream: IO[bytes], moment: datetime.datetime) -> None:
        super().__init__(stream, "w", ZIP_DEFLATED, allowZip64=True)
        self._stamp = (max(moment.year, 1980), moment.month, moment.day, moment.hour, moment.minute, moment.second)

    def _member(self, name: str) -> ZipInfo:
        member = ZipInfo(name, self._stamp)
        member.compress_type = ZIP_DEFLATED
        member.external_attr = 0o644 << 16
        return member

    def write(self, filename: AnyPath, arcname: AnyPath | None = None, *_: object) -> None:
        """Add a file from disk."""
        member = self._member(str(arcname or filename))
        member.file_size = Path(filename).stat().st_size
        with Path(filename).open("rb") as source, self.open(member, "w") as target:
            shutil.copyfileobj(source, target)

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: AnyBytes, *_: object) -> None:
        """Add a file from memory."""
        super().writestr(self._member(str(zinfo_or_arcname)), data)


def save(book: Workbook, stream: IO[bytes], moment: datetime.datetime) -> None:
    """Write the workbook to the stream."""
    with _StampedZip(stream, moment) as archive:
        ExcelWriter(book, archive).save()
