"""A sign-in that ends is said on the page; its viewer signs in again there, and what is typed stays."""
