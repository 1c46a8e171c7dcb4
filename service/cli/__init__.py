"""The command line: click commands that parse, call one use case and print."""
