"""A new page that is not an empty box: a structure with words to write over, or any page marked as a template."""
