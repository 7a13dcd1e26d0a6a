"""Bytes and their encodings, and files that are not what their name says."""

import codecs
import io
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from termqa.errors import UserError
from termqa.model import Lang

STDIN = "-"
MAX_UNPACKED = 512 * 1024 * 1024
"""Bytes that a Word or Excel file may unpack to."""
MAX_RATIO = 300
"""How much smaller than its contents a file of more than ``_HARMLESS`` bytes may be: XML gets to about 100."""
_HARMLESS = 64 * 1024 * 1024

_CHUNK = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\0!\0(?:D\0O\0C\0T\0Y|E\0N\0T\0I)|\0<\0!\0(?:D\0O\0C\0T\0Y|E\0N\0T\0I)")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the command line says about reading."""

    encoding: str | None = None
    """Of text files; None finds it out."""
    source_lang: Lang | None = None
    """None goes by script and by the order of the files."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file that can be opened again and again, or standard input, which is held in memory."""

    path: str
    held: bytes | None = None

    def open(self) -> IO[bytes]:
        """The bytes from the start."""
        if self.held is not None:
            return io.BytesIO(self.held)
        return Path(self.path).open("rb")

    def chunks(self) -> Iterator[bytes]:
        """The bytes in pieces, so that a large file is never held."""
        with self.open() as file:
            while chunk := file.read(_CHUNK):
                yield chunk

    def head(self) -> bytes:
        """The first bytes, by which a file's kind is known."""
        with self.open() as file:
            return file.read(4096)


def name(path: str) -> str:
    """
    How messages call the path.

    >>> name("-"), name("a/b.txt")
    ('standard input', 'a/b.txt')
    """
    return "standard input" if path == STDIN else path


def open_input(path: str) -> Input:
    """The file (``-``: standard input); raises ``UserError`` where it is missing, a folder, unreadable or empty."""
    if path == STDIN:
        file = Input(path, sys.stdin.buffer.read())
    else:
        if not Path(path).exists():
            raise UserError(path, "there is no such file", "check the path; quote names that contain blanks")
        if Path(path).is_dir():
            raise UserError(path, "is a folder, not a file", "name the file, or check the folder by itself")
        file = Input(path)
    try:
        if not file.head():
            raise UserError(name(path), "is empty", "save the text into it, or leave it out")
    except OSError as error:
        raise UserError(
            path, f"cannot be read ({error.strerror})", "check the rights, and whether it is open elsewhere"
        ) from error
    return file


# --- kinds ---


def refuse_other_kind(file: Input, suffix: str) -> None:
    """Raise ``UserError`` where the bytes are not those of a file with this suffix, saying what they are."""
    head = file.head()
    wants_zip = suffix in {".docx", ".xlsx"}
    save_as = f"save it as {suffix}" if wants_zip else "save it as .docx or .txt"
    where = name(file.path)
    if head.startswith(_OLE):
        if wants_zip and any(_ENCRYPTED in part for part in _overlapping(file)):
            raise UserError(where, "is encrypted with a password", "open it, remove the password and save it again")
        raise UserError(where, "is an old Word or Excel file (97-2003)", f"open it in Word or Excel and {save_as}")
    for kind, looks in _KINDS:
        if looks.match(head):
            raise UserError(where, f"is really {kind}", f"open it and {save_as}")
    if head.startswith(b"PK\x03\x04") != wants_zip:
        what = "is no Word or Excel file" if wants_zip else "is really a Word, Excel or zip file"
        hint = f"open it and {save_as}" if wants_zip else "give it the suffix .docx or .xlsx"
        raise UserError(where, what, hint)


_KINDS = (
    ("a PDF", re.compile(rb"\s*%PDF-")),
    ("an RTF text", re.compile(rb"\s*\{\\rtf")),
    ("a web page (HTML)", re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)", re.I)),
    ("a picture", re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8")),
)


def _overlapping(file: Input) -> Iterator[bytes]:
    tail = b""
    for chunk in file.chunks():
        yield tail + chunk
        tail = chunk[-len(_ENCRYPTED) :]


def check_package(file: Input, main_part: str, program: str) -> None:
    """Raise ``UserError`` unless the file is a whole, harmless Word or Excel package holding its ``main_part``."""
    where = name(file.path)
    try:
        with file.open() as stream, zipfile.ZipFile(stream) as package:
            parts = package.infolist()
            size, packed = sum(p.file_size for p in parts), sum(p.compress_size for p in parts)
            if size > MAX_UNPACKED or (size > _HARMLESS and size > packed * MAX_RATIO):
                raise UserError(
                    where, f"unpacks to {size:,} bytes, which is refused", "save it again without its pictures"
                )
            if main_part not in package.namelist():
                raise UserError(
                    where, f"is a zip file, but no {program} file", f"open it in {program} and save it again"
                )
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")):
                    _refuse_doctype(package, part, where)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        hint = f"open it in {program} and save it again, or fetch it again"
        raise UserError(where, "is damaged or cut off", hint) from error


def _refuse_doctype(package: zipfile.ZipFile, part: zipfile.ZipInfo, where: str) -> None:
    """Neither Word nor Excel writes a document type; one that is there wants entities to be expanded."""
    tail = b""
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if _DOCTYPE.search(tail + chunk):
                raise UserError(
                    where, f"declares a document type in {part.filename}, which is refused", "save it again"
                )
            tail = chunk[-32:]


# --- encodings ---


def encoding_of(file: Input, asked: str | None) -> str:
    """
    The encoding that the whole file decodes in: BOM, then UTF-8, then GB18030; or the one asked for.

    UTF-8 is tried first because half of all short UTF-8 texts are valid GB18030 too, and hardly any the other way
    round. Raises ``UserError`` where nothing fits, the name is unknown, or the file is no text.
    """
    where = name(file.path)
    head = file.head()
    for encoding in _candidates(head, asked):
        try:
            decode = codecs.getincrementaldecoder(encoding)()
            blank = True
            for chunk in file.chunks():
                text = decode.decode(chunk)
                if "\0" in text:
                    raise UserError(where, "is no text: it holds binary data", "save it as text, .docx or .xlsx")
                blank = blank and not text.strip("\ufeff \t\r\n\u3000\xa0")
            decode.decode(b"", final=True)
        except UnicodeError:
            continue
        if blank:
            raise UserError(where, "is empty: it holds only blanks", "save the text into it, or leave it out")
        if encoding == "gb18030" and not asked and _looks_western(head):
            break
        return encoding
    if asked:
        raise UserError(where, f"is not in the encoding {asked}", "leave out --encoding, or name another one")
    raise UserError(
        where, "is neither UTF-8 nor GB18030", "name its encoding, such as --encoding big5 or --encoding cp1252"
    )


def _candidates(head: bytes, asked: str | None) -> tuple[str, ...]:
    if asked:
        try:
            "a".encode(asked)  # only this refuses codecs that are no text encodings, such as hex
            canonical = codecs.lookup(asked).name
            codecs.getincrementaldecoder(asked)
        except (LookupError, ValueError) as error:
            raise UserError(
                "--encoding", f'unknown encoding "{asked}"', "use a name such as utf-8, gb18030, big5 or cp1252"
            ) from error
        return ("utf-8-sig" if canonical == "utf-8" else canonical,)
    if head.startswith(codecs.BOM_UTF8):
        return ("utf-8-sig",)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    return ("utf-8", "gb18030")


def _looks_western(head: bytes) -> bool:
    """Whether high bytes stand alone, as a Western curly apostrophe does; as GB18030 it would swallow a letter."""
    runs = _HIGH_RUN.findall(head)
    return sum(len(run) == 1 for run in runs) * 2 > len(runs)


def text_of(file: Input, options: ReadOptions) -> str:
    """The whole text of the file, line ends as they are."""
    encoding = encoding_of(file, options.encoding)
    with file.open() as stream:
        return stream.read().decode(encoding)
