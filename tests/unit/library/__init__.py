"""The bundled flows, walked with scripts: what people say, and what is kept of it."""
