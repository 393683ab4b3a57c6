"""Tables of any form - CSV, JSON, Parquet, sheets - and how their columns become a history."""
