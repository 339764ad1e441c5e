"""The readers of files that other tools export, as far as they are no tables and no JSON.

qna_file         the `.qna` files of Microsoft's Bot Framework
"""
