"""Grammars: what turns lines and words into typed values."""
