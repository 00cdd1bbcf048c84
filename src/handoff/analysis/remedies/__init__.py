"""Findings and actions: how they stand, computed from their entries, and whether an action has proved itself."""
