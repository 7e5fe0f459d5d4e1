"""The words of Kith: YAML files, and the one loader that validates them (docs/writing-content.md)."""
