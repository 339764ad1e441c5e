"""Components of MDX and Vue in tags, and shortcodes: the titles that they show, and the lines that they take."""
