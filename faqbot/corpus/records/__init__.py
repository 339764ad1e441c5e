"""Rows with line numbers."""
