"""What the authors of documents run: how well questions are answered, measured against labelled ones."""
