"""What `kith bench` runs: each module has `main()`, which returns measures by name, the unit in the name."""
