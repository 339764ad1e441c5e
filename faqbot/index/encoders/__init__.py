"""The encoders that a name can stand for.

In the order of the flow of data:

    model_files            which files does a model of sentences consist of, and which of its variants is used?
    hub                    how is a model downloaded, and where is it found without a network?
    onnx_encoder           how do the files of a model become vectors, without torch?
    sentence_transformer   the same with the package sentence-transformers
    named_encoders         which encoder does a name stand for, as in `--encoder NAME`?
"""
