"""What came of a file, kept for the next run over the same one.

`key` says what it depends on, `plain` how it is written down, `folder` where it lies and for how long.
An answer is kept under a digest of the file's contents and of all else that it depends on: nothing is ever
looked up by a path or a time of change, so nothing kept is ever out of date, only of no more use.
"""
