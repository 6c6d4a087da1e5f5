"""Fields: what a person sees of them is their result; form fields and a few others show what they hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from pcdlint.readers.docx.names import VAL, W
from pcdlint.readers.docx.styles import is_on, number
from pcdlint.readers.docx.symbols import glyph

TICKED, UNTICKED = "☒", "☐"


@dataclass(slots=True)
class Field:
    """An open field: its instruction so far, the data of a form field, whether its result has begun."""

    form: Element | None
    instruction: list[str] = field(default_factory=list)
    shown: bool = False

    def leftover(self) -> str:
        """What a field without a result shows."""
        if self.form is not None:
            box = self.form.find(W + "checkBox")
            if box is not None:
                return TICKED if _ticked(box) else UNTICKED
            choice = self.form.find(W + "ddList")
            return "" if self.shown or choice is None else _chosen(choice)
        return "" if self.shown else _instructed("".join(self.instruction))


class Fields:
    """The fields that are open at a place of the text, outermost first."""

    def __init__(self, balanced: bool) -> None:
        self._open: list[Field] = []
        self._balanced = balanced
        self.silent = False
        """Whether text here belongs to an instruction and is not seen."""

    def char(self, mark: Element) -> str:
        """Take a mark (begin, separate, end); what the field shows that has ended, else ""."""
        kind = mark.get(W + "fldCharType")
        shown = ""
        if kind == "begin":
            self._open.append(Field(mark.find(W + "ffData")))
        elif self._open and kind == "separate":
            self._open[-1].shown = True
        elif self._open and kind == "end":
            shown = self._open.pop().leftover()
        self._note()
        return shown

    def instruct(self, text: str) -> None:
        """Take a piece of an instruction."""
        if self._open and not self._open[-1].shown:
            self._open[-1].instruction.append(text)

    def end_paragraph(self) -> None:
        """In a text whose fields do not all end, none may swallow what follows its paragraph."""
        if self._open and not self._balanced:
            self._open.clear()
            self.silent = False

    def _note(self) -> None:
        self.silent = any(not each.shown for each in self._open)


def _ticked(box: Element) -> bool:
    said = box.find(W + "checked")
    if said is None:
        said = box.find(W + "default")
    return said is not None and is_on(said)


def _chosen(choice: Element) -> str:
    entries = [entry.get(VAL, "") for entry in choice.findall(W + "listEntry")]
    at = number(choice.find(W + "result"))
    if at is None:
        at = number(choice.find(W + "default")) or 0
    return entries[at] if 0 <= at < len(entries) else ""


def _instructed(instruction: str) -> str:
    words = instruction.split(None, 2)
    if len(words) > 2 and words[0].upper() in ("MACROBUTTON", "GOTOBUTTON"):
        return words[2].strip()
    if len(words) > 1 and words[0].upper() == "SYMBOL":
        code = int(words[1], 0) if words[1][:2].lower() == "0x" or words[1].isdecimal() else 0
        font = instruction.partition("\\f")[2].strip().strip('"').split('"')[0].split("\\")[0].strip()
        return glyph(font, code) if 0 < code < 0x11000 else ""
    return ""
