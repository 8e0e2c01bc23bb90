"""Those who act or are acted upon."""
