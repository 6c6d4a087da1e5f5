"""The names of Word's elements and attributes as ElementTree writes them."""

from __future__ import annotations

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W = f"{{{TRANSITIONAL}}}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
MATH = frozenset(
    f"{{http://schemas.openxmlformats.org/officeDocument/2006/math}}{name}" for name in ("oMath", "oMathPara")
)
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

P, R, T, TBL, TR, TC = (W + name for name in ("p", "r", "t", "tbl", "tr", "tc"))
PPR, RPR, TRPR, TCPR, NUMPR = (W + name for name in ("pPr", "rPr", "trPr", "tcPr", "numPr"))
INS, DEL, MOVE_TO, MOVE_FROM = (W + name for name in ("ins", "del", "moveTo", "moveFrom"))
SDT, SDT_PR, SDT_CONTENT, CUSTOM_XML = (W + name for name in ("sdt", "sdtPr", "sdtContent", "customXml"))
ALTERNATE, CHOICE, FALLBACK = (MC + name for name in ("AlternateContent", "Choice", "Fallback"))
TEXT_BOX = W + "txbxContent"
VAL = W + "val"
ID = W + "id"
COMMENT_START, COMMENT_END = W + "commentRangeStart", W + "commentRangeEnd"
FOOTNOTE_REFERENCE, ENDNOTE_REFERENCE = W + "footnoteReference", W + "endnoteReference"
