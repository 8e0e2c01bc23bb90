"""What pages show of incidents: accounts, stories, lists, days and the map."""
