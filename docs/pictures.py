"""Makes the pictures of docs/officers.md again: `python docs/pictures.py`. Look at each before it is committed.

Needs Linux with chromium, LibreOffice Writer with its Python bridge, Xvfb, openbox and ImageMagick, on Debian:

    apt-get install chromium libreoffice-writer python3-uno xvfb openbox imagemagick fonts-crosextra-carlito

The Word copy is photographed in a window, because LibreOffice prints no comments in the margin without one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
PAPER = "bad-form.docx"
SCREEN = (1500, 1200)
DISPLAY = ":77"
PIPE = "pcdlintpictures"
SYSTEM_PYTHON = "/usr/bin/python3"
"""The one for which Debian installs LibreOffice's bridge."""

PAGE = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
CROPS = {
    "report.png": ("report-whole.png", "1000x660+0+0"),
    "finding.png": ("report-whole.png", "1000x760+0+1010"),
    "word-copy.png": ("window.png", "1116x556+192+46"),
}
"""Picture: what it is cut out of, and where."""


def main() -> None:
    """All pictures, by way of a folder that goes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copyfile(ROOT / "examples" / PAPER, folder / PAPER)
        pcdlint(folder, "report", PAPER, "-o", "report.html")
        pcdlint(folder, "review", PAPER, "-o", "reviewed.docx")
        photograph_page(folder / "report.html", folder / "report-whole.png")
        photograph_window(folder / "reviewed.docx", folder / "window.png")
        PICTURES.mkdir(exist_ok=True)
        for picture, (whole, where) in CROPS.items():
            # Few colours are enough for text, and keep the repository small.
            cut = (
                "convert",
                folder / whole,
                "-crop",
                where,
                "+repage",
                "-strip",
                "+dither",
                "-colors",
                "96",
                PICTURES / picture,
            )
            subprocess.run([str(part) for part in cut], check=True)
            print(f"{picture}: {(PICTURES / picture).stat().st_size // 1024} KiB")


def pcdlint(folder: Path, *arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "pcdlint", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )


def photograph_page(page: Path, picture: Path) -> None:
    """A page in a browser without a window."""
    profile = page.parent / "browser"
    size = f"--window-size=1000,{SCREEN[1] * 2}"
    command = ["chromium", *PAGE, f"--user-data-dir={profile}", "--hide-scrollbars", size]
    subprocess.run([*command, f"--screenshot={picture}", page.as_uri()], check=True, capture_output=True)


def photograph_window(paper: Path, picture: Path) -> None:
    """A paper in a window of LibreOffice, on a screen that nobody sees."""
    office = (
        "soffice",
        f"-env:UserInstallation={(paper.parent / 'office').as_uri()}",
        "--norestore",
        "--nologo",
        "--nodefault",
        f"--accept=pipe,name={PIPE};urp;",
    )
    screen = ("Xvfb", DISPLAY, "-screen", "0", f"{SCREEN[0]}x{SCREEN[1]}x24")
    shown = {**os.environ, "DISPLAY": DISPLAY, "SAL_USE_VCLPLUGIN": "gen"}
    started = []
    try:
        for command in (screen, ("openbox",), office):
            quiet = subprocess.DEVNULL
            started.append(subprocess.Popen(command, env=shown, stdout=quiet, stderr=quiet, start_new_session=True))
            time.sleep(1)
        asked = [SYSTEM_PYTHON, __file__, "--window", str(paper), str(picture)]
        subprocess.run(asked, env=shown, check=True, timeout=120)
    finally:
        for process in reversed(started):
            process.terminate()


def window(paper: str, picture: str) -> None:
    """Inside LibreOffice's Python: open the paper, show its comments, take the picture, leave."""
    desktop, service = bridge()
    document = desktop.loadComponentFromURL(Path(paper).as_uri(), "_blank", 0, ())
    time.sleep(2)
    controller = document.CurrentController
    controller.Frame.ContainerWindow.setPosSize(0, 0, *SCREEN, 15)
    time.sleep(1)
    controller.Frame.LayoutManager.setVisible(False)
    view = controller.ViewSettings
    view.ShowHoriRuler = view.ShowVertRuler = view.ShowHoriScrollBar = view.ShowVertScrollBar = False
    view.ZoomType, view.ZoomValue = 3, 110
    for command, on in ((".uno:Sidebar", False), (".uno:SpellOnline", False)):
        switch(service, controller.Frame, command, on)
    wanted = document.createSearchDescriptor()
    wanted.SearchString = "Issues for consideration"
    controller.ViewCursor.gotoRange(document.findFirst(wanted), False)
    for _ in range(22):
        controller.ViewCursor.goDown(1, False)
    time.sleep(3)
    subprocess.run(["import", "-window", "root", picture], check=True)
    document.close(True)
    desktop.terminate()


def bridge() -> tuple[Any, Any]:
    """LibreOffice's desktop and its switchboard, once it has started."""
    import uno  # type: ignore[import-not-found]  # only in the system's Python

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(60):
        try:
            context = resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
            break
        except Exception:
            time.sleep(0.5)
    make = context.ServiceManager.createInstanceWithContext
    return make("com.sun.star.frame.Desktop", context), make("com.sun.star.frame.DispatchHelper", context)


def switch(service: Any, frame: Any, command: str, on: bool) -> None:
    """Turn something of the window on or off."""
    from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

    value = PropertyValue()
    value.Name, value.Value = command.removeprefix(".uno:"), on
    service.executeDispatch(frame, command, "", 0, (value,))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--window"]:
        window(*sys.argv[2:])
    else:
        main()
