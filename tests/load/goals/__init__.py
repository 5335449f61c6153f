"""One module a subject; each has functions that take the bed, measure, and report."""
