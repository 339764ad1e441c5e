"""The side files that authors write."""
