// Clocks lanes for argv[2] cycles and dumps it to argv[1]; with no file name it only runs, so that the difference is the writing.
#include <cstdlib>
#include "Vlanes.h"
#include "verilated.h"
#include "verilated_vcd_c.h"
int main(int, char** argv) {
  VerilatedContext context;
  context.traceEverOn(true);
  Vlanes top{&context};
  VerilatedVcdC trace;
  const bool dump = argv[1][0] != '-';
  top.trace(&trace, 99);
  if (dump) trace.open(argv[1]);
  const uint64_t cycles = strtoull(argv[2], nullptr, 10);
  for (uint64_t cycle = 0; cycle < cycles; ++cycle) {
    top.rst = cycle < 4;
    top.clk = 0; top.eval(); if (dump) trace.dump(cycle * 10);
    top.clk = 1; top.eval(); if (dump) trace.dump(cycle * 10 + 5);
  }
  if (dump) trace.close();
}
