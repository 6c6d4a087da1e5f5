"""An editor's side of pcdlint: a server of the Language Server Protocol for papers in text and Markdown.

`position` counts as editors do, `look` lints what an editor shows; `diagnostics`, `hover` and `actions` say what came
of it; `server` keeps the open papers, `features` answers the messages of the protocol, `serve` is the whole of it.
Only a process that serves an editor imports pygls.
"""
