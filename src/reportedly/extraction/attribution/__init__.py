"""Who is said to say what, and what the publisher tells: source, cue, content, narration."""
