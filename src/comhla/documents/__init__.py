"""What documents contain, as values, and the forms they are written in."""
