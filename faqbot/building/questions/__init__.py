"""The questions of a corpus as an index stores them: their words, without titles, and phrasings of parallel chunks.

parallels          Which chunks of pages of one kind ask the same question, and so share their phrasings?
likely_parallels   Which chunks may be parallel, by the arrays of the segments?
phrased_segments   How are chunks with phrasings analysed, and how is that kept for the next update?
kept_classes       How are the fitted classes of the classifier kept?
wording            Which words of a chunk count for which field and unit?
title_remover      Which words of a question are the title of its document?
"""
