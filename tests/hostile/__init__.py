"""Bad inputs, and how reading and scoring each of them ends."""
