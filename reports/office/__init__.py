"""The parts of the office files: the sheets of the ledger, the pages of the two documents."""
