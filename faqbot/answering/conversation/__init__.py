"""Questions that build on those before."""
