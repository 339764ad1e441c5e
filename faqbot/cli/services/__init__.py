"""Commands that serve others: pages, APIs and agents."""
