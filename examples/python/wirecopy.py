# SPDX-License-Identifier: GPL-2.0-or-later
"""Wirecopy from Python through its C interface. Needs nothing but the installed library.

    with wirecopy.Index("news.index") as index:
        for hit in index.search("grain deal")["hits"]:
            print(hit["title"])
"""
import ctypes
import ctypes.util
import json
import os
import urllib.parse

_library = ctypes.CDLL(os.environ.get("WIRECOPY_LIBRARY") or ctypes.util.find_library("wirecopy") or "libwirecopy.so.0")
_library.wirecopy_version.restype = ctypes.c_char_p
_library.wirecopy_last_error.restype = ctypes.c_char_p
_library.wirecopy_free.argtypes = [ctypes.c_void_p]
_library.wirecopy_free.restype = None
_library.wirecopy_close.argtypes = [ctypes.c_void_p]
_library.wirecopy_close.restype = None
_library.wirecopy_open.argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_void_p)]
_library.wirecopy_get.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(ctypes.c_void_p)]
_library.wirecopy_match.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.POINTER(ctypes.c_void_p)]
_library.wirecopy_add.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.POINTER(ctypes.c_void_p)]


class WirecopyError(Exception):
    """A call that failed; `status` is one of wirecopy_status."""

    def __init__(self, status):
        super().__init__(_library.wirecopy_last_error().decode())
        self.status = status


def _check(status):
    if status != 0:
        raise WirecopyError(status)


def _take(pointer):
    text = ctypes.string_at(pointer).decode()
    _library.wirecopy_free(pointer)
    return json.loads(text)


def version():
    return _library.wirecopy_version().decode()


def add(path, articles):
    """Adds dicts with id, title, body, ... to an index; returns how many were accepted and what was rejected."""
    lines = "".join(json.dumps(article) + "\n" for article in articles).encode()
    report = ctypes.c_void_p()
    _check(_library.wirecopy_add(os.fsencode(path), lines, len(lines), ctypes.byref(report)))
    return _take(report)


class Index:
    def __init__(self, path):
        self._handle = ctypes.c_void_p()
        _check(_library.wirecopy_open(os.fsencode(path), ctypes.byref(self._handle)))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        _library.wirecopy_close(self._handle)
        self._handle = None

    def get(self, path, **parameters):
        """Any question of the API: get("compare", a="1", b="2")."""
        answer = ctypes.c_void_p()
        target = f"/api/v1/{path}?{urllib.parse.urlencode(parameters)}"
        _check(_library.wirecopy_get(self._handle, target.encode(), ctypes.byref(answer)))
        return _take(answer)

    def search(self, query, **parameters):
        return self.get("search", q=query, **parameters)

    def article(self, article_id):
        return self.get("articles/" + urllib.parse.quote(article_id, safe=""))["article"]

    def match(self, text):
        answer = ctypes.c_void_p()
        raw = text.encode()
        _check(_library.wirecopy_match(self._handle, raw, len(raw), ctypes.byref(answer)))
        return _take(answer)
