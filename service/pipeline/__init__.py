"""Text in, checked text out: no web, SQL, clock, environment or native library."""
