"""faqbot as a part of other libraries, each of which has to be installed by itself; importing faqbot imports none.

match_records.py         what a document of another library is told about a match
langchain_retriever.py   a retriever of LangChain (pip install langchain-core)
haystack_retriever.py    a component of Haystack (pip install haystack-ai)
llama_index_retriever.py a retriever of LlamaIndex (pip install llama-index-core)
faq_classifier.py        a classifier as scikit-learn has them
"""
