"""The field's measures, one pure function each."""
