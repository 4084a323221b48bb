"""Items as QTI 2.1 and 2.2 write them, each in a document of its own."""
