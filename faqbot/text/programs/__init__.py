"""The names that programs and formats give to things.

html_elements    Which elements does HTML have, and which of them are blocks?
style_names      What do word processors call their styles, and documents without a title?
"""
