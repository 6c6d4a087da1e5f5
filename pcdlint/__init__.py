"""pcdlint reads a decision paper and says what a careful reviewer would send it back for."""

__version__ = "0.1.0"
