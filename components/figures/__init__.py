"""A strip of figures, each with its definition and, where there is one, the plan it is held against."""
