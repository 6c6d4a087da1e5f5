"""The functions of PDFium that the reader calls, bound with handles as plain integers.

That is several times faster than the pointer objects of pypdfium2's own bindings, and the reader
asks four questions about every character. PDFium is not thread-safe: one call at a time.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, c_char_p, c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from typing import Any

import pypdfium2.raw as raw  # type: ignore[import-untyped, unused-ignore]


def _bind(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, c_void_p).value or 0)


class Matrix(ctypes.Structure):
    """The six numbers of a transformation, as PDFium lays them out."""

    _fields_ = [(name, c_float) for name in "abcdef"]


class Box(ctypes.Structure):
    """A rectangle, as PDFium lays it out."""

    _fields_ = [("left", c_float), ("top", c_float), ("right", c_float), ("bottom", c_float)]


last_error = _bind(raw.FPDF_GetLastError, c_ulong)
load_document = _bind(raw.FPDF_LoadMemDocument64, c_void_p, c_char_p, c_size_t, c_char_p)
close_document = _bind(raw.FPDF_CloseDocument, None, c_void_p)
form_type = _bind(raw.FPDF_GetFormType, c_int, c_void_p)
count_pages = _bind(raw.FPDF_GetPageCount, c_int, c_void_p)
load_page = _bind(raw.FPDF_LoadPage, c_void_p, c_void_p, c_int)
close_page = _bind(raw.FPDF_ClosePage, None, c_void_p)
page_box = _bind(raw.FPDF_GetPageBoundingBox, c_int, c_void_p, POINTER(Box))
page_rotation = _bind(raw.FPDFPage_GetRotation, c_int, c_void_p)
load_text = _bind(raw.FPDFText_LoadPage, c_void_p, c_void_p)
close_text = _bind(raw.FPDFText_ClosePage, None, c_void_p)
count_chars = _bind(raw.FPDFText_CountChars, c_int, c_void_p)
char_code = _bind(raw.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
char_box = _bind(raw.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, POINTER(Box))
char_origin = _bind(raw.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, POINTER(c_double), POINTER(c_double))
char_object = _bind(raw.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
char_matrix = _bind(raw.FPDFText_GetMatrix, c_int, c_void_p, c_int, POINTER(Matrix))
font_size = _bind(raw.FPDFText_GetFontSize, c_double, c_void_p, c_int)
font_weight = _bind(raw.FPDFText_GetFontWeight, c_int, c_void_p, c_int)
font_info = _bind(raw.FPDFText_GetFontInfo, c_ulong, c_void_p, c_int, c_char_p, c_ulong, POINTER(c_int))
render_mode = _bind(raw.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)
count_objects = _bind(raw.FPDFPage_CountObjects, c_int, c_void_p)
page_object = _bind(raw.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
count_inner = _bind(raw.FPDFFormObj_CountObjects, c_int, c_void_p)
inner_object = _bind(raw.FPDFFormObj_GetObject, c_void_p, c_void_p, c_ulong)
object_type = _bind(raw.FPDFPageObj_GetType, c_int, c_void_p)
object_bounds = _bind(raw.FPDFPageObj_GetBounds, c_int, c_void_p, *[POINTER(c_float)] * 4)
object_matrix = _bind(raw.FPDFPageObj_GetMatrix, c_int, c_void_p, POINTER(Matrix))
count_segments = _bind(raw.FPDFPath_CountSegments, c_int, c_void_p)
path_segment = _bind(raw.FPDFPath_GetPathSegment, c_void_p, c_void_p, c_int)
segment_point = _bind(raw.FPDFPathSegment_GetPoint, c_int, c_void_p, POINTER(c_float), POINTER(c_float))
segment_type = _bind(raw.FPDFPathSegment_GetType, c_int, c_void_p)
segment_closes = _bind(raw.FPDFPathSegment_GetClose, c_int, c_void_p)
draw_mode = _bind(raw.FPDFPath_GetDrawMode, c_int, c_void_p, POINTER(c_int), POINTER(c_int))
count_annotations = _bind(raw.FPDFPage_GetAnnotCount, c_int, c_void_p)
annotation = _bind(raw.FPDFPage_GetAnnot, c_void_p, c_void_p, c_int)
close_annotation = _bind(raw.FPDFPage_CloseAnnot, None, c_void_p)
annotation_kind = _bind(raw.FPDFAnnot_GetSubtype, c_int, c_void_p)
annotation_box = _bind(raw.FPDFAnnot_GetRect, c_int, c_void_p, POINTER(Box))
annotation_value = _bind(raw.FPDFAnnot_GetStringValue, c_ulong, c_void_p, c_char_p, c_void_p, c_ulong)
TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5
WIDGET = 20
INVISIBLE = 3
FORCE_BOLD = 1 << 18
NO_PASSWORD, NO_SECURITY = 4, 5
XFA_FULL = 2
LINE_TO, MOVE_TO = 0, 2
