"""Find each string that a page of a PDF draws: its characters, its place, and its font."""
