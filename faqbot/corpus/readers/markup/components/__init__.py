"""Components of MDX and Vue in tags, and shortcodes.

component_lines     write components as Markdown can read them: each tag on one line, with content that is not indented
inline_shortcodes   take the shortcodes off words within a line
component_titles    read the titles of components and shortcodes, and say which of them name entries
"""
