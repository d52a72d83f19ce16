using System.Text;
using Hardware.Bench.Workloads;
using Hardware.Cosim.Verilator;
using Hardware.Hdl.Ir;

namespace Hardware.Bench.Verilator;

/// <summary>
/// Writes the C++ loop around a verilated design: set the inputs that change, evaluate with the clock low, add all outputs to the checksum,
/// evaluate with the clock high. It does what <see cref="Measuring.CompiledModel"/> does in C#, and nothing between it and the
/// model is called but <c>eval</c>.
/// </summary>
internal static class LoopSource
{
    /// <summary>The text of <c>loop.cpp</c>.</summary>
    /// <param name="design">Whose ports.</param>
    /// <param name="threads">Of the verilated model. With one, the bookkeeping for several, which <c>eval()</c> does, is left out.</param>
    /// <param name="trace">Whether Verilator's own VCD writer is built in.</param>
    public static string Write(Design design, int threads, bool trace)
    {
        var top = design.Top;
        var domain = top.Domains[0];
        var eval = threads > 1 || trace ? "model->top.eval()" : "Vtop___024root___eval(model->top.rootp)";
        return $$"""
            #include "Vtop.h"
            #include "Vtop___024root.h"
            #include <cstdint>
            #include <cstring>
            {{(trace ? "#include \"verilated_vcd_c.h\"" : "")}}
            #define EXPORT extern "C" __attribute__((visibility("default")))

            void Vtop___024root___eval(Vtop___024root* root);

            namespace {
            struct Model {
              VerilatedContext context;
              Vtop top;
              {{(trace ? "VerilatedVcdC* trace = nullptr; uint64_t time = 0;" : "")}}
              Model() : top{&context, "TOP"} {}
            };

            inline void set_clock(Model* model, int level) {
              model->top.{{domain.ClockName}} = level; {{eval}};
              {{(trace ? "if (model->trace) model->trace->dump(model->time++);" : "")}}
            }

            inline void add(uint64_t& sum, uint64_t value) { sum = (sum << 1 | sum >> 63) ^ value; }

            template <int Words> inline void addWide(uint64_t* sum, const EData* words) {
              for (int limb = 0; limb < Words / 2; ++limb) {
                uint64_t value;
                std::memcpy(&value, words + 2 * limb, 8);
                add(sum[limb], value);
              }
              if (Words % 2) add(sum[Words / 2], words[Words - 1]);
            }
            }  // namespace

            EXPORT Model* bench_new(const char* trace) {
              auto* model = new Model;
              {{(trace ? """
            if (*trace) {
                model->context.traceEverOn(true);
                model->trace = new VerilatedVcdC;
                model->top.trace(model->trace, 99);
                model->trace->open(trace);
              }
            """ : "")}}
              model->top.eval();
              model->top.{{domain.ResetName}} = 1;
              for (int cycle = 0; cycle < {{ResetCycles}}; ++cycle) { set_clock(model, 0); set_clock(model, 1); }
              model->top.{{domain.ResetName}} = 0;
              return model;
            }

            EXPORT void bench_free(Model* model) {
              Verilated::threadContextp(&model->context);
              {{(trace ? "if (model->trace) { model->trace->close(); delete model->trace; }" : "")}}
              delete model;
              Verilated::threadContextp(nullptr);
            }

            EXPORT void bench_run({{Parameters}}) {
              Vtop& top = model->top;
              for (; cycles > 0; --cycles) {
                const uint64_t* word = words + starts[at];
                for (const uint64_t* end = words + starts[at + 1]; word != end;) {
                  switch (*word++) {
            {{Writes(top)}}      }
                }
                if (++at == length) at = 0;
                set_clock(model, 0);
            {{Reads(top)}}    set_clock(model, 1);
              }
            }

            """;
    }

    private const string Parameters =
        "Model* model, const uint64_t* words, const int32_t* starts, int32_t length, int32_t at, int64_t cycles, uint64_t* sum";

    /// <summary>Cycles with the reset on, before the first.</summary>
    public const int ResetCycles = 2;

    private static string Writes(ModuleDef top)
    {
        var text = new StringBuilder();
        foreach (var (number, port) in top.Ports.Where(port => port.Kind == SignalKind.Input).Index())
        {
            var name = Shim.MemberName(port.Name);
            var limbs = Stimulus.LimbsOf(port);
            text.Append(limbs == 1 ? $"        case {number}: top.{name} = *word++; break;\n"
                : $"        case {number}: std::memcpy(&top.{name}, word, {(port.Shape.Width + 31) / 32 * 4}); word += {limbs}; break;\n");
        }
        return text.ToString();
    }

    private static string Reads(ModuleDef top)
    {
        var text = new StringBuilder();
        var limb = 0;
        foreach (var port in top.Ports.Where(port => port.IsOutput))
        {
            var name = Shim.MemberName(port.Name);
            text.Append(Stimulus.LimbsOf(port) == 1 ? $"    add(sum[{limb}], top.{name});\n"
                : $"    addWide<{(port.Shape.Width + 31) / 32}>(sum + {limb}, top.{name}.data());\n");
            limb += Stimulus.LimbsOf(port);
        }
        return text.ToString();
    }
}
