"""What holds the bot to its word: unit, contract, scenario, browser, chaos, bench, meta."""
