"""From bytes to reports: text, HTML, JSON Lines; dates, language, furniture."""
