// Work that cannot look at a watch, because somebody else's code does it.
#pragma once

#include <functional>

namespace kontor {

// Does the work on a thread of its own and waits for it, with looks at the watch of this thread. When the watch throws,
// so does this, and the work is left to itself: it goes on until it is done, or until the process ends. So all that it
// uses must be its own. A look_at_watch() of the work itself then throws. What the work throws, this throws. Without a
// watch, or without a thread to be had, the work is simply done.
void run_apart(std::function<void()> work);

}  // namespace kontor
