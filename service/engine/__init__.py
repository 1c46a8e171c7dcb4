"""Translation engines: protocol, Argos implementation, packages. Knows no web and no SQL."""
