"""Journeys for very many people: rows in and out as Parquet, and the engines that run one function a person."""
