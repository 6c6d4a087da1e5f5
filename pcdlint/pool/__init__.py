"""Files checked by several processes: `worth` says by how many, `crew` leads them, `process` starts and asks one,
`worker` is what runs in it.

A worker is a fresh process of the same Python, the same on every system: nothing is forked, so a program that
embeds pcdlint may have threads. This process checks files too; workers join when they are ready.
"""
