"""The part of CBOR (RFC 8949) that Pagefind's index files use: integers, texts, lists, and the simple values."""

from __future__ import annotations

from collections.abc import Callable

Value = int | str | bool | None | list["Value"]

_WIDTHS = {24: 1, 25: 2, 26: 4, 27: 8}
_SIMPLE: dict[int, Value] = {20: False, 21: True, 22: None}


class NotUnderstood(Exception):
    """The bytes hold something that is not read here."""


def decode(data: bytes) -> Value:
    """The one value that the bytes hold."""
    value, end = _item(data, 0)
    if end != len(data):
        raise NotUnderstood("there is more behind the value")
    return value


def _item(data: bytes, at: int) -> tuple[Value, int]:
    try:
        kind, low = divmod(data[at], 32)
    except IndexError:
        raise NotUnderstood("the bytes end too early") from None
    if kind == 7 and low in _SIMPLE:
        return _SIMPLE[low], at + 1
    width = _WIDTHS.get(low, 0)
    if low >= 24 and not width:
        raise NotUnderstood(f"byte {data[at]:#x}")
    number = int.from_bytes(data[at + 1 : at + 1 + width], "big") if width else low
    return _body(kind, number, data, at + 1 + width)


def _body(kind: int, number: int, data: bytes, at: int) -> tuple[Value, int]:
    if kind == 0:
        return number, at
    if kind == 1:
        return -1 - number, at
    if kind == 3:
        return data[at : at + number].decode(), at + number
    if kind == 4:
        items: list[Value] = []
        for _ in range(number):
            item, at = _item(data, at)
            items.append(item)
        return items, at
    raise NotUnderstood(f"a value of kind {kind}")


def encode(value: Value) -> bytes:
    """The value in the shortest form."""
    out = bytearray()
    _put(value, out.extend)
    return bytes(out)


def _put(value: Value, write: Callable[[bytes], None]) -> None:
    if isinstance(value, list):
        write(_head(4, len(value)))
        for item in value:
            _put(item, write)
    elif isinstance(value, str):
        text = value.encode()
        write(_head(3, len(text)) + text)
    elif value is None or isinstance(value, bool):
        write(bytes([0xE0 + {False: 20, True: 21, None: 22}[value]]))
    else:
        write(_head(0, value) if value >= 0 else _head(1, -1 - value))


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind * 32 + number])
    low, width = next(pair for pair in _WIDTHS.items() if number < 256 ** pair[1])
    return bytes([kind * 32 + low]) + number.to_bytes(width, "big")
