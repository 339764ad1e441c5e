"""The figures that authors judge by."""
