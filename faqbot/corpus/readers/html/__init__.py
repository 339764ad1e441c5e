"""Read pages of HTML, and books in EPUB, which hold such pages."""
