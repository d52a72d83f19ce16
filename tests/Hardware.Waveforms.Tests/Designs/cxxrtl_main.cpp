// Clocks the CXXRTL model of mix and dumps it.
#include <fstream>
#include "mix.cpp"
#include <backends/cxxrtl/cxxrtl_vcd.h>
int main() {
  cxxrtl_design::p_mix top;
  cxxrtl::debug_items items;
  top.debug_info(items, "mix ");
  cxxrtl::vcd_writer vcd;
  vcd.timescale(1, "ns");
  vcd.add(items);
  std::ofstream file("cxxrtl.vcd");
  for (int cycle = 0; cycle < 60; ++cycle) {
    top.p_rst.set<bool>(cycle < 3);
    top.p_clk.set<bool>(false); top.step(); vcd.sample(cycle * 10);
    top.p_clk.set<bool>(true); top.step(); vcd.sample(cycle * 10 + 5);
    file << vcd.buffer; vcd.buffer.clear();
  }
}
