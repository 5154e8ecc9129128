// Puts data into a store that speaks the SPARQL 1.1 Graph Store HTTP Protocol.
#pragma once

#include <cstddef>
#include <string>

#include "kontor/net/http_client.hpp"

namespace kontor::package {

// How much goes into one request: below what servers accept by default, large enough that requests do not count.
inline constexpr std::size_t load_chunk = std::size_t{16} << 20U;

// Replaces a graph by the N-Triples at `path`: one PUT (section 5.3), and POSTs that add the rest (section 5.5) where
// the file is larger than `chunk` bytes; so a graph without blank nodes stays what it is. `url` is the graph's own address, or
// that of a graph store; a store without a query string means its default graph. Throws Error if the server refuses or
// cannot be reached.
void load_graph_store(net::HttpClient& client, const std::string& url, const std::string& path,
                      std::size_t chunk = load_chunk);

}  // namespace kontor::package
