"""What pages of the room show: frozen values, made from facts and plain data without a database."""
