"""Roll-call votes in the United Nations General Assembly."""
