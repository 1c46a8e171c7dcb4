"""One verb a function, plain values in and out; what is outside comes as a protocol (``ports``)."""
