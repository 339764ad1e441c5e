"""The operating system: files written whole, locks, the user's folders, versions, processors, and a progress line."""
