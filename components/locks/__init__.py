"""What is kept from coaches: switches for who may lock, and quiet lines with the reason for those whom a lock binds."""
