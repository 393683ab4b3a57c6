"""The app as a server: who may speak to it, what it lets in, and what it sends."""
