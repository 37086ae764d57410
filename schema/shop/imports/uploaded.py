from django.core.files import File
from strawberry.file_uploads import Upload

from tenant_apps.imports.errors import FileNotReadable


def uploaded(file: Upload) -> "File[bytes]":
    """Return the file that came beside the operation.

    Raises:
        FileNotReadable: something else stands in its place.
    """
    if not isinstance(file, File):
        raise FileNotReadable("NO_FILE")
    return file
