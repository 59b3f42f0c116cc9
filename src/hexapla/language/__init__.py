"""What is true of text in any language."""
