// What this process holds of the machine's memory, as the system counts it: the program and its libraries, buffers, and
// what the heap keeps for later are included.
#pragma once

#include <cstddef>

namespace kontor {

// Bytes in main memory now; 0 where the system does not tell. Costs about a microsecond.
std::size_t resident_bytes();

// From now on large blocks go back to the system when they are freed, so that memory that nobody holds is not the
// process's. They cost more to take and to free.
void give_back_large_blocks();

// Gives back what the heap keeps though nobody holds it, as far as the system's heap can: some milliseconds of work.
void give_back_free_memory();

}  // namespace kontor
