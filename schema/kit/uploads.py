"""Files beside an operation, by the GraphQL multipart request specification."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

MAX_FILES = 10


class UploadsNotReadable(Exception):
    """The map names a file or a place that is not there, or a place that is not left empty."""


def with_files(operations: Any, placement: Any, files: "MultiValueDict[str, UploadedFile[bytes]]") -> dict[str, Any]:
    """Put each file at the places of ``operations`` that ``placement`` names for it.

    Raises:
        UploadsNotReadable: the three do not fit together.
    """
    if not isinstance(operations, dict) or not isinstance(placement, dict) or len(placement) > MAX_FILES:
        raise UploadsNotReadable
    for name, paths in placement.items():
        file = files.get(name)
        if file is None or not isinstance(paths, list):
            raise UploadsNotReadable
        for path in paths:
            _put(operations, path, file)
    return operations


def _put(operations: dict[str, Any], path: Any, file: "UploadedFile[bytes]") -> None:
    if not isinstance(path, str) or not path.startswith("variables."):
        raise UploadsNotReadable
    *parents, last = path.split(".")
    place: Any = operations
    try:
        for key in parents:
            place = place[_key(place, key)]
        if place[_key(place, last)] is not None:
            raise UploadsNotReadable
        place[_key(place, last)] = file
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise UploadsNotReadable from error


def _key(place: Any, key: str) -> str | int:
    return int(key) if isinstance(place, list) else key
