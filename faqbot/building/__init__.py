"""Chunks to segments to an index."""
