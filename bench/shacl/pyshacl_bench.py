"""pySHACL on the data of this benchmark: pyshacl_bench.py DATA.nt SHAPES.ttl

Prints "load<TAB>seconds" and "validate<TAB>results<TAB>milliseconds" of one run.
"""
import sys
import time

import pyshacl
import rdflib

start = time.perf_counter()
data = rdflib.Graph().parse(sys.argv[1], format="nt")
shapes = rdflib.Graph().parse(sys.argv[2], format="turtle")
print(f"load\t{time.perf_counter() - start:.3f}")
start = time.perf_counter()
_, report, _ = pyshacl.validate(data, shacl_graph=shapes)
took = time.perf_counter() - start
results = len(set(report.objects(None, rdflib.URIRef("http://www.w3.org/ns/shacl#result"))))
print(f"validate\t{results}\t{took * 1000:.3f}")
