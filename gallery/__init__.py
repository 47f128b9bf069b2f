"""A gallery of diagram templates, drawn on the server from FlowZap Code."""
