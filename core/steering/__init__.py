"""Edits as facts, the decisions behind them, and the fold that makes a profile of a log."""
