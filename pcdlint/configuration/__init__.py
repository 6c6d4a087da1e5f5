"""Configuration: what the files around a paper say about how to check it.

`find` says which files count for a folder, `read` what stands in one, `merge` what several come to, `desk` how
that makes the options for one paper. A file that cannot be used stops the run: nothing is checked by half of it.
"""
