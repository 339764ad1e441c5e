"""The names that authors and programs give to the parts around the text of a page, in `class` and `id`.

A name such as `elementor-location-footer` counts by its last word, because the words before it say whose part it is:
`footer-links` are links, whatever is around them. All words are in lower case.
"""

from __future__ import annotations

# The end of a page, below its text.
FOOTER_NAMES = frozenset(("bottombar", "colophon", "copyright", "footer", "imprint", "printfooter", "subfooter"))
# What stands above the text of a page on every page of a site.
HEADER_NAMES = frozenset(("announcement", "masthead", "siteheader", "siteid", "sitenotice", "topbar"))
# Links to other pages. Such a word may stand anywhere in a name, because most of the text in the part is in links.
NAVIGATION_NAMES = frozenset(
    (
        "breadcrumb breadcrumbs catlinks crumbs menu nav navbar navigation navlinks pager pagination related relatives "
        "share sharing sidebar sidenav sitemap social subnav tags toc"
    ).split()
)
# Who wrote an article, and when; a part with such a name is a line or two.
BYLINE_NAMES = frozenset(("author", "byline", "dateline", "meta", "postinfo", "timestamp"))
# What readers say to an article, and what asks them to. `#respond` is the form for comments of WordPress.
REMARK_NAMES = frozenset(("comments", "disqus_thread", "respond", "votes", "voting"))
# Whole names of what Confluence adds to each page that it exports, all of a set on one element: who wrote it, its
# attachments and its comments.
EXPORTED_NAMES = (frozenset(("page-metadata",)), frozenset(("pageSection", "group")))
# Whole names of what is on a page only for its program: buttons to edit, links of headings to themselves, what is not
# printed, and what only jumps within the page.
MARK_NAMES = frozenset(
    (
        "anchorjs-link editsection hash-link header-anchor headeranchor headerlink heading-anchor jump-to-nav "
        "mw-editsection mw-jump-link no-print noprint skip-link skip-nav skip-navigation skip-to-content"
    ).split()
)
# Whole names of what holds the numbers of lines of code, in Sphinx, Pygments, Rouge, highlight.js, Prism and GitHub. A
# page may give the latter to something else, where there is no code.
LINE_NUMBER_NAMES = frozenset("blob-num hljs-ln-numbers line-numbers-rows linenodiv lineno linenos".split())
NAMES_OF_LINES = frozenset(("gutter", "line-number", "line-numbers"))
