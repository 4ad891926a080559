"""The networks that the measures are compared on."""
