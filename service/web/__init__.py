"""The HTML face: forms in, pages out. Views are short; presenters build what templates show."""
