"""The web application: where an authority does its work and the public takes part. Only this package knows Django."""
