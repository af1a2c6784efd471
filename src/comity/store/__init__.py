"""A case on disk. The only room that knows DuckDB and Delta Lake.

Takes: a folder, records of `comity.model`, names of tables and of queries. Gives: a `Case` to read, with Arrow tables,
records and query results; under its lock, a `Walk` to write. Refuses: with one `CaseError` for whatever the disk,
another process or a damaged folder does.
"""

from comity.store.case import Case, create_case, open_case
from comity.store.export import export, export_table
from comity.store.tables import KEYS, NOUNS, Walked
from comity.store.walk import Walk

__all__ = ["KEYS", "NOUNS", "Case", "Walk", "Walked", "create_case", "export", "export_table", "open_case"]
