"""Items as QTI 1.2 writes them, many in one document: by itself, in a Common Cartridge, or as Canvas exports them."""
