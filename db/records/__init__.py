"""The records: fields, relations and what one record knows of itself."""
