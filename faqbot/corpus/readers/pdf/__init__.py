"""Read PDF files: from glyphs with positions to lines, paragraphs, headings and lists."""
