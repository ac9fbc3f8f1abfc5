"""Many documents: planned, scored one by one in processes of their own, and kept so that nothing is lost."""
