"""What may be done to those who are selected in a list: a bar that floats over the page while somebody is."""
