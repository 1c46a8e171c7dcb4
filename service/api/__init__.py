"""The JSON face: parse with ``schemas``, call one use case, answer; errors are problem details."""
