"""termqa: terminology and translation QA for Chinese–English official texts."""

__version__ = "0.1.0"
