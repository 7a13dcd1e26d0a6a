"""The workbook into a zip file whose times are given, so that the same report gives the same bytes."""

import datetime
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from termqa.report.xlsx.rows import Rows

_NO_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData></sheetData>")
"""What openpyxl writes for a sheet without rows."""
AnyPath = Any
AnyBytes = Any


class _StampedZip(ZipFile):
    """A zip file in which every member bears one time, and sheets get the rows that were written apart."""

    def __init__(self, stream: IO[bytes], moment: datetime.datetime, rows: Mapping[str, Rows]) -> None:
        super().__init__(stream, "w", ZIP_DEFLATED, allowZip64=True)
        self._rows = rows
        self._stamp = (max(moment.year, 1980), moment.month, moment.day, moment.hour, moment.minute, moment.second)

    def _member(self, name: str) -> ZipInfo:
        member = ZipInfo(name, self._stamp)
        member.compress_type = ZIP_DEFLATED
        member.external_attr = 0o644 << 16
        return member

    def write(self, filename: AnyPath, arcname: AnyPath | None = None, *_: object) -> None:
        """Add a file from disk."""
        member = self._member(str(arcname or filename))
        rows = self._rows.get(member.filename)
        member.file_size = Path(filename).stat().st_size + (rows.file.seek(0, 2) if rows else 0)
        with Path(filename).open("rb") as source, self.open(member, "w") as target:
            if rows is None:
                shutil.copyfileobj(source, target)
                return
            before, after = _NO_ROWS.split(source.read(), maxsplit=1)
            target.write(before + b"<sheetData>")
            rows.file.seek(0)
            shutil.copyfileobj(rows.file, target)
            target.write(b"</sheetData>" + after)

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: AnyBytes, *_: object) -> None:
        """Add a file from memory."""
        super().writestr(self._member(str(zinfo_or_arcname)), data)


def save(book: Workbook, rows: Mapping[str, Rows], stream: IO[bytes], moment: datetime.datetime) -> None:
    """Write the workbook to the stream, with the rows of each sheet by its name."""
    for made in rows.values():
        made.made._get_writer()  # forgets the links that the sheet has before
        made.made._hyperlinks = made.links
    by_member = {
        f"xl/worksheets/sheet{number}.xml": rows[name] for number, name in enumerate(book.sheetnames, 1) if name in rows
    }
    with _StampedZip(stream, moment, by_member) as archive:
        ExcelWriter(book, archive).save()
