"""The outline of a course as its teacher writes it: sections, and the items in them."""
