"""From a profile and a catalogue to a calibrated slate with reasons."""
