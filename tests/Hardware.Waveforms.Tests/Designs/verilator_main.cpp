// Clocks the Verilator model of mix and dumps it; the same source serves VCD and FST.
#include <cstdlib>
#include "Vmix.h"
#include "verilated.h"
#if VM_TRACE_FST
#include "verilated_fst_c.h"
using Trace = VerilatedFstC;
#else
#include "verilated_vcd_c.h"
using Trace = VerilatedVcdC;
#endif
int main(int, char** argv) {
  VerilatedContext context;
  context.traceEverOn(true);
  Vmix top{&context};
  Trace trace;
  top.trace(&trace, 99);
  trace.open(argv[1]);
  for (uint64_t cycle = 0; cycle < strtoull(argv[2], nullptr, 10); ++cycle) {
    top.rst = cycle < 3;
    top.clk = 0; top.eval(); trace.dump(cycle * 10);
    top.clk = 1; top.eval(); trace.dump(cycle * 10 + 5);
  }
  trace.close();
}
