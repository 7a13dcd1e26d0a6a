"""
Terms that no glossary knows, and the renderings that a set of texts gives them.

``candidates`` names the Chinese words of a pair that may be a term; ``rendering`` finds the words that the translations
of one such term have in common, and ``deviation`` what stands where they are missing, and of what class that is.
"""
