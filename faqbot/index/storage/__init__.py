"""How an index is written to a directory, loaded from it, and verified.

In the order of the flow of data:

    layout          how do arrays and texts lie in one file?
    regular_files   how are files opened without waiting for a pipe or a device?
    index_state     has the index in a directory changed since it was looked at?
    manifest        which index is in a directory, and may it be read here?
    checking        do the arrays and texts agree with the schema?
    loading         how is an index mapped from its directory?
    summing         how is a data file written, and its digest computed on the way?
    saving          how is an index written in place of an older one?
    verifying       is every byte of a saved index as it was written?
"""
