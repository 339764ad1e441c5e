"""Answer files of questions on many machines with Dask.

dask.py          `--dask`: cut the files into pieces, let the workers answer them, and wait for the parts
file_pieces.py   what a worker does: cut a file into pieces, and answer a piece
remote_files.py  local and remote files, and the folder of the parts
"""
