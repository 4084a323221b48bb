"""A gradebook that is typed into like a spreadsheet, by several coaches at once; one element however many cells."""
