"""What Kith knows about coaching: pure functions over plain values. No I/O, no clock, no framework but spaCy's Doc."""
