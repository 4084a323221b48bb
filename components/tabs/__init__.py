"""The parts of one page, each at an address of its own."""
