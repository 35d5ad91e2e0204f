"""Who asks: one module for each thing people do here."""
