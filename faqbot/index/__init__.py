"""What an index stores."""
