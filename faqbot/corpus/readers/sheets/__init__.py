"""Read workbooks: every sheet of an XLSX or ODS file as a table of question/answer pairs, cited by sheet and cell.

`workbook_reader` opens the file and puts the sheets together; `excel_sheets` and `open_document_sheets` read the two
formats to the same `Sheet`, whose cells are what people see; `sheet_table` finds the table in a sheet; `fact_rows`
reads one of facts, or of rows with `Q:` and `A:`, also in CSV, and `price_lists` says which lists of prices and
timetables are facts; `number_formats` shows numbers and dates. No library is needed: see `xml_events`.
"""
