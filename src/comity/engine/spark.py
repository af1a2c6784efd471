"""Batches over a Spark cluster, by ``mapInArrow``: the extra ``comity[spark]``, with Java 17.

The workers need the same `comity` installed. Batches and results travel pickled, so the results are those of
`comity.engine.map_batches`, byte for byte.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from comity.model import MissingExtra

A = TypeVar("A")
B = TypeVar("B")

_SCHEMA = "number long, content binary"


def map_batches(function: Callable[[A], B], batches: Iterable[A], session: Any = None) -> Iterator[B]:
    """``function(batch)`` for each batch, in order, on the cluster of `session` (by default the active or a local one)."""
    try:
        import pyarrow
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise MissingExtra("Spark is not installed", hint="pip install 'comity[spark]'") from error
    session = session or SparkSession.builder.appName("comity").getOrCreate()

    def run(tables: Iterator[Any]) -> Iterator[Any]:
        for table in tables:
            done = [pickle.dumps(function(pickle.loads(each))) for each in table.column("content").to_pylist()]  # noqa: S301 - our own
            yield pyarrow.RecordBatch.from_arrays(
                [table.column("number"), pyarrow.array(done, pyarrow.binary())], ["number", "content"]
            )

    sent = [(number, bytearray(pickle.dumps(batch))) for number, batch in enumerate(batches)]
    if not sent:
        return
    frame = session.createDataFrame(sent, _SCHEMA).repartition(len(sent), "number")
    for row in frame.mapInArrow(run, _SCHEMA).orderBy("number").toLocalIterator():
        yield pickle.loads(bytes(row["content"]))  # noqa: S301 - our own results
