"""What is missing or will follow, before somebody says yes: each line leads to where it is mended."""
