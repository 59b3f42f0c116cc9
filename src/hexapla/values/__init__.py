"""What travels on the road: frozen values, one noun a file; they import nothing of the project."""
