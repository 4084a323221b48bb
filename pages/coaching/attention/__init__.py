"""Who needs attention, why, and from when on."""
