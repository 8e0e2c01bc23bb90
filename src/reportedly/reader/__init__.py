"""From a report to a reading: words, sentences, paragraphs, quotation marks."""
