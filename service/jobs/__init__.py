"""Long work beside the requests. No web, no SQL."""
