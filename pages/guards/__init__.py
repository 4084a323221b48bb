"""What stands between the network and the pages: what is let in, how much of it, and what is told to browsers."""
