"""What Kith keeps: one database, everything personal in it sealed. Functions take the open session first."""
