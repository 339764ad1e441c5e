"""The settings of a corpus, which authors write into a file `faqbot.toml` in its folder.

    corpus_settings    Which settings are there, and which value may each have? (The table `KEYS`.)
    settings_file      Which settings does a file have, and on which lines?
    document_filter    Which files of the folder are documents, by `include` and `exclude`?
    globs              Which paths does a glob match?
    root_settings      Which settings hold for all roots of a corpus together, and which for each folder?

`discovery` reads the file before every question, because `include` and `exclude` say which documents there are. So
only `root_settings` and `corpus_settings` are always imported, the others where a folder has such a file.
"""
