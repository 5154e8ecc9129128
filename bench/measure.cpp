// Runs a command a few times and prints its best wall time, CPU time and peak memory.
//
//   measure [-n RUNS] LABEL COMMAND [ARGUMENT]...
//   measure --raw LABEL COMMAND [ARGUMENT]...       one run, as fields between tabs: label, wall, CPU, peak
//
// Output goes to /dev/null; an exit code other than 0 ends the measurement.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

struct Cost {
  double wall = 0;  // seconds
  double cpu = 0;   // seconds, user and system
  double peak = 0;  // MiB resident
};

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

Cost run(char* const argv[]) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    const int null = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    ::dup2(null, STDOUT_FILENO);
    ::execvp(argv[0], argv);
    std::perror(argv[0]);
    std::_Exit(127);
  }
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    std::fprintf(stderr, "measure: '%s' failed\n", argv[0]);
    std::exit(1);
  }
  return {wall.count(), seconds(usage.ru_utime) + seconds(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024.0};
}

}  // namespace

int main(int argc, char* argv[]) {
  int first = 1;
  int runs = 3;
  const bool raw = argc > 1 && std::string_view(argv[1]) == "--raw";
  if (raw) {
    first = 2;
    runs = 1;
  } else if (argc > 3 && std::string_view(argv[1]) == "-n") {
    runs = std::atoi(argv[2]);
    first = 3;
  }
  if (argc - first < 2 || runs < 1) {
    std::fputs("usage: measure [-n RUNS | --raw] LABEL COMMAND [ARGUMENT]...\n", stderr);
    return 2;
  }
  Cost best;
  for (int i = 0; i < runs; ++i) {
    const Cost cost = run(argv + first + 1);
    if (i == 0 || cost.wall < best.wall) best = cost;
  }
  if (raw) {
    std::printf("%s\t%.4f\t%.4f\t%.1f\n", argv[first], best.wall, best.cpu, best.peak);
    return 0;
  }
  std::printf("%-44s %8.3f s  %8.3f s cpu  %8.1f MiB\n", argv[first], best.wall, best.cpu, best.peak);
}
