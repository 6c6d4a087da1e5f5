"""Word files put together from scraps of XML, byte for byte the same each time.

`package` makes the bytes of a .docx; the small functions write the XML of its parts. They are what the tests of
the reader and of copies with comments are made of, and what `make.py` writes the files of this folder with.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" mc:Ignorable="w14"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {"header": "hdr", "footer": "ftr"}
LIST = "numbering"
_TEXT_WIDTH = 9600
"""In twentieths of a point."""
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>
  <w:pPr><w:spacing w:after="160"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Numbered"><w:name w:val="Numbered Paragraph"/>
  <w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Lettered"><w:name w:val="Lettered"/>
  <w:basedOn w:val="Numbered"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>
  <w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>
  <w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/>
  <w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/>
</w:tblBorders></w:tblPr></w:style>
"""
"""Heading 1 and Numbered count on levels 0 and 1 of list 1; Lettered is based on Numbered."""


def level(at: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """A level of a list: `text` is as Word has it, "%1.%2"."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{567 * (at + 1)}" w:hanging="567"/></w:pPr></w:lvl>'
    )


def bullets(*signs: tuple[str, str]) -> str:
    """The levels of a list of bullets, each a font and a sign."""
    return "".join(
        f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/>'
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr></w:lvl>'
        for at, (font, sign) in enumerate(signs)
    )


OUTLINE = (
    level(0, "decimal", "%1.", '<w:pStyle w:val="Heading1"/>')
    + level(1, "decimal", "%1.%2.", '<w:pStyle w:val="Numbered"/>')
    + level(2, "lowerLetter", "(%3)", '<w:pStyle w:val="Lettered"/>')
    + level(3, "lowerRoman", "(%4)")
)
NUMBERING = {
    1: OUTLINE,
    2: bullets(("Symbol", "\uf0b7"), ("Courier New", "o"), ("Wingdings", "\uf0a7")),
    3: level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)"),
}
"""Grounds of lists by number; the list of the same number counts on each."""


def numbering(grounds: Mapping[int, str], lists: str = "") -> str:
    """The inside of numbering.xml: a list for each ground, and `lists` as XML."""
    each = "".join(f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n, levels in grounds.items())
    own = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in grounds)
    return each + own + lists


def run(text: str, properties: str = "") -> str:
    """A run of plain text."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(inside: str = "", style: str = "", listed: tuple[int, int] | None = None, properties: str = "") -> str:
    """A paragraph: runs as XML (or plain words), its style, its list and level."""
    runs = inside if inside.startswith("<") or not inside else run(inside)
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    if listed:
        look += f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>'
    look += properties
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{runs}</w:p>"


def cell(inside: str, properties: str = "") -> str:
    """A cell of a table."""
    content = inside if inside.startswith("<") and "<w:p>" in inside else para(inside)
    return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{properties}</w:tcPr>{content}</w:tc>'


def row(*cells: str, properties: str = "") -> str:
    """A row; cells are words or XML."""
    own = "".join(each if each.startswith("<") and "<w:tc>" in each else cell(each) for each in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{own}</w:tr>"


def table(*rows: str, columns: int = 2) -> str:
    """A table of rows."""
    grid = f'<w:gridCol w:w="{_TEXT_WIDTH // columns}"/>' * columns
    look = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def inserted(inside: str, tag: str = "ins") -> str:
    """Words that were put in with changes tracked."""
    return f'<w:{tag} w:id="901" w:author="A. Reviser" w:date="2026-05-04T10:00:00Z">{inside}</w:{tag}>'


def deleted(text: str, tag: str = "del") -> str:
    """Words that were taken out with changes tracked."""
    return inserted(f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>', tag)


DELETED_MARK = f"<w:rPr>{inserted('', 'del')}</w:rPr>"
"""Paragraph properties that say: the end of this paragraph is deleted."""


def control(inside: str, properties: str = "") -> str:
    """A content control around runs or blocks."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def check_box(ticked: bool) -> str:
    """A tick box as a content control."""
    state = f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox>'
    return control(run("☒" if ticked else "☐", '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic"/>'), state)


def symbol(char: str, font: str = "Wingdings") -> str:
    """A glyph of a symbol font."""
    return f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'


def form_box(ticked: bool) -> str:
    """A tick box as a legacy form field."""
    data = f'<w:ffData><w:checkBox><w:default w:val="0"/>{"<w:checked/>" if ticked else ""}</w:checkBox></w:ffData>'
    return complex_field(" FORMCHECKBOX ", None, data)


def complex_field(instruction: str, result: str | None, data: str = "") -> str:
    """A field in its long form; `result` None where it has none."""
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def note(kind: str, number: int) -> str:
    """The place in the text of a footnote or an endnote."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def notes(kind: str, texts: Mapping[int, str]) -> str:
    """The inside of footnotes.xml or endnotes.xml."""
    line = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    return line + "".join(
        f'<w:{kind} w:id="{n}"><w:p><w:r><w:{kind}Ref/></w:r>{run(" " + text)}</w:p></w:{kind}>'
        for n, text in texts.items()
    )


def remark(number: int, inside: str) -> str:
    """Runs with a comment on them."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{inside}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def comments(texts: Mapping[int, str]) -> str:
    """The inside of comments.xml."""
    return "".join(
        f'<w:comment w:id="{n}" w:author="A. Reviser" w:initials="AR">{para(text)}</w:comment>'
        for n, text in texts.items()
    )


def text_box(inside: str) -> str:
    """A run with a text box, in both of the ways in which Word writes it."""
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        '<wp:extent cx="2000000" cy="500000"/><wp:docPr id="7" name="Box 7"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="500000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        f'</mc:Choice><mc:Fallback><w:pict><v:shape style="width:150pt;height:40pt"><v:textbox>{content}</v:textbox>'
        "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def package(
    body: str, parts: Mapping[str, str] | None = None, section: str = "", extra: Mapping[str, bytes] | None = None
) -> bytes:
    """The bytes of a Word file. `body` is XML of paragraphs and tables; `parts` the insides of other parts
    by kind (`styles`, `numbering`, `footnotes`, `comments`, `header`, `footer`): styles and lists are this
    module's unless given. Headers and footers are put in use. `section` is more of the section's properties."""
    held = {"styles": STYLES, LIST: numbering(NUMBERING), **(parts or {})}
    refs = "".join(
        f'<w:{kind}Reference w:type="default" r:id="{kind}"/>' for kind in ("header", "footer") if kind in held
    )
    properties = (
        f'<w:sectPr>{refs}<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" '
        f'w:gutter="0"/>{section}</w:sectPr>'
    )
    files = {
        "[Content_Types].xml": _types(held),
        "_rels/.rels": _relations({"main": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"{_HEAD}<w:document {NAMESPACES}><w:body>{body}{properties}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations({kind: (kind, f"{kind}.xml") for kind in held}),
        **{f"word/{kind}.xml": _part(_ROOTS.get(kind, kind), inside) for kind, inside in held.items()},
    }
    return zipped({**{name: text.encode() for name, text in files.items()}, **(extra or {})})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip with these files, the same bytes each time."""
    out = BytesIO()
    with ZipFile(out, "w") as target:
        for name, data in files.items():
            info = ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            info.create_system = 3
            target.writestr(info, data)
    return out.getvalue()


def _part(root: str, inside: str) -> str:
    return f"{_HEAD}<w:{root} {NAMESPACES}>{inside}</w:{root}>"


def _types(held: Mapping[str, str]) -> str:
    each = "".join(f'<Override PartName="/word/{kind}.xml" ContentType="{_WORD}.{kind}+xml"/>' for kind in held)
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>{each}</Types>'
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for name, (kind, to) in targets.items()
    )
    names = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    return f"{_HEAD}<Relationships {names}>{each}</Relationships>"
