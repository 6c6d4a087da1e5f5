"""Packs of rules: read, validate, extend, compile, select. A rule is data; a check is code elsewhere."""
