#!/usr/bin/env python3
"""RDFLib on the queries of this benchmark: rdflib_bench.py DATA.nt QUERY.rq...

Prints "load<TAB>seconds", then "query<TAB>rows<TAB>best milliseconds" for each; "error" as the time of a query that
takes longer than 20 seconds or fails.
"""
import pathlib
import signal
import sys
import time

import rdflib

LIMIT = 20  # seconds for a query


class TooLong(Exception):
    pass


def end(_signal, _frame):
    raise TooLong


def measure(graph, text):
    best = None
    stop = time.monotonic() + 2
    for run in range(100):
        if run > 0 and time.monotonic() > stop:
            break
        start = time.perf_counter()
        rows = sum(1 for _ in graph.query(text))
        spent = (time.perf_counter() - start) * 1000
        best = spent if best is None else min(best, spent)
    return rows, best


def main(data, *queries):
    signal.signal(signal.SIGALRM, end)
    start = time.perf_counter()
    graph = rdflib.Graph()
    graph.parse(data, format="nt")
    print(f"load\t{time.perf_counter() - start:.3f}", flush=True)
    for query in queries:
        path = pathlib.Path(query)
        signal.alarm(LIMIT)
        try:
            rows, best = measure(graph, path.read_text(encoding="utf-8"))
            print(f"{path.stem}\t{rows}\t{best:.3f}", flush=True)
        except Exception:  # pylint: disable=broad-except: a peer that fails is a row of the table
            print(f"{path.stem}\t0\terror", flush=True)
        finally:
            signal.alarm(0)


main(*sys.argv[1:])
