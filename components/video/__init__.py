"""A film in its place: our own, which remembers where one was and how much is watched, or somebody else's once asked"""
