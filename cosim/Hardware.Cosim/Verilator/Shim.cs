using System.Text;

namespace Hardware.Cosim.Verilator;

/// <summary>
/// Writes the C++ between a verilated model and us: plain functions over an opaque pointer. Values are never copied here; the shim
/// hands out addresses once and is then only called to evaluate.
/// </summary>
internal static class Shim
{
    private static readonly HashSet<string> CppWords =
    [
        "alignas", "alignof", "and", "and_eq", "asm", "atomic_cancel", "atomic_commit", "atomic_noexcept", "auto", "bitand", "bitor",
        "bool", "break", "case", "catch", "char", "char16_t", "char32_t", "class", "compl", "concept", "const", "const_cast", "constexpr",
        "continue", "decltype", "default", "delete", "do", "double", "dynamic_cast", "else", "enum", "explicit", "export", "extern",
        "false", "final", "float", "for", "friend", "goto", "if", "inline", "int", "long", "mutable", "namespace", "new", "noexcept",
        "not", "not_eq", "nullptr", "operator", "or", "or_eq", "override", "private", "protected", "public", "register",
        "reinterpret_cast", "requires", "return", "short", "signed", "sizeof", "static", "static_assert", "static_cast", "struct",
        "switch", "template", "this", "thread_local", "throw", "true", "try", "typedef", "typeid", "typename", "union", "unsigned",
        "using", "virtual", "void", "volatile", "wchar_t", "while", "xor", "xor_eq",
    ];

    /// <summary>The text of <c>shim.cpp</c>.</summary>
    public static string Write(VerilatedSource source, bool trace)
    {
        var rise = Edges(source.Clocks, 1);
        var fall = Edges(source.Clocks, 0);
        var ports = new StringBuilder();
        foreach (var (index, port) in source.PortOrder.Index())
            if (port is not null)
                ports.Append($"    case {index}: return &model->top.{MemberName(port)};\n");
        return $$"""
            // Verilated model <-> Hardware.Cosim; generated, see Shim.cs.
            #include <stdexcept>
            #include <string>
            #include <vector>
            #include "verilated_sym_props.h"
            {{(trace ? "#include \"verilated_vcd_c.h\"" : "")}}
            #define EXPORT extern "C" __attribute__((visibility("default")))

            void Vtop___024root___eval_settle(Vtop___024root* root);
            void Vtop___024root___eval(Vtop___024root* root);

            // Verilator ends the process by default; a simulation inside another program must not.
            void vl_fatal(const char*, int, const char*, const char* message) { throw std::runtime_error(message); }
            void vl_stop(const char* file, int line, const char*) {
              throw std::runtime_error(std::string("$stop at ") + file + ":" + std::to_string(line));
            }
            void vl_finish(const char*, int, const char*) {}

            namespace {
            // A one-bit flag that the design raises when a check does not hold, or a cover point does.
            struct Watch { const CData* flag; uint32_t domains; int32_t point; bool combinational; bool cover; };
            struct Failure { int32_t point; int64_t cycle; };

            struct Model {
              VerilatedContext context;
              Vtop top;
              std::vector<Watch> watches;
              std::vector<uint64_t> covered;
              std::vector<Failure> failures;
              std::string error;
              {{(trace ? "VerilatedVcdC* trace = nullptr; uint64_t time = 0;" : "")}}
              Model() : top{&context, "TOP"} {}
            };

            template <class Work> int guarded(Model* model, Work work) {
              try { work(); return 0; } catch (const std::exception& e) { model->error = e.what(); return 1; }
            }

            // Vtop::eval() without the bookkeeping for messages of several threads, whose thread-local
            // variables cost more in a shared library than a small design.
            inline void eval(Model* model) { {{(trace ? "model->top.eval();" : "Vtop___024root___eval(model->top.rootp);")}} }

            inline void look(Model* model, bool combinational, uint32_t domains, int64_t cycle) {
              for (const Watch& watch : model->watches) {
                if (watch.combinational != combinational || !(watch.domains & domains) || !*watch.flag) continue;
                if (watch.cover) ++model->covered[watch.point];
                else if (model->failures.size() < 1000) model->failures.push_back({watch.point, cycle});
              }
            }

            inline void edge(Model* model, uint32_t domains) {
            {{rise}}  eval(model);
              {{(trace ? "if (model->trace) model->trace->dump(model->time++);" : "")}}
            {{fall}}  eval(model);
              {{(trace ? "if (model->trace) model->trace->dump(model->time++);" : "")}}
            }
            }  // namespace

            EXPORT void* hw_new() {
              auto* model = new Model;
              model->context.randReset(0);
              if (guarded(model, [&] { {{(trace ? "model->context.traceEverOn(true); " : "")}}model->top.eval(); })) { delete model; return nullptr; }
              return model;
            }

            EXPORT void hw_free(Model* model) {
              // Scopes unregister with the context of the thread, which may be that of another model.
              Verilated::threadContextp(&model->context);
              {{(trace ? "if (model->trace) { model->trace->close(); delete model->trace; } " : "")}}model->top.final();
              delete model;
              Verilated::threadContextp(nullptr);
            }

            EXPORT const char* hw_error(Model* model) { return model->error.c_str(); }

            EXPORT int hw_eval(Model* model) { return guarded(model, [&] { eval(model); }); }

            // Computes every combinational value anew: for when state was written from outside.
            EXPORT int hw_settle(Model* model) {
              return guarded(model, [&] { Vtop___024root___eval_settle(model->top.rootp); });
            }

            EXPORT int hw_tick(Model* model, uint32_t domains, int64_t cycles, int64_t cycle) {
              if (!model->watches.empty())
                return guarded(model, [&] {
                  for (int64_t end = cycle + cycles; cycle < end; ++cycle) {
                    look(model, true, domains, cycle);
                    edge(model, domains);
                    look(model, false, domains, cycle);
                  }
                });
              return guarded(model, [&] { for (; cycles > 0; --cycles) edge(model, domains); });
            }

            // One cycle of a model without watches.
            EXPORT int hw_step(Model* model, uint32_t domains) { return guarded(model, [&] { edge(model, domains); }); }

            EXPORT void* hw_port(Model* model, int index) {
              switch (index) {
            {{ports}}    default: return nullptr;
              }
            }

            // Address of a public variable and the bytes of one element of it; null when there is none.
            EXPORT void* hw_find(Model* model, const char* scope, const char* name, int* bytes) {
              const VerilatedScope* found = model->context.scopeFind(scope);
              const VerilatedVar* variable = found ? found->varFind(name) : nullptr;
              if (!variable) return nullptr;
              *bytes = static_cast<int>(variable->entSize());
              return variable->datap();
            }

            EXPORT void hw_watch(Model* model, const void* flag, uint32_t domains, int point, int combinational, int cover) {
              model->watches.push_back({static_cast<const CData*>(flag), domains, point, combinational != 0, cover != 0});
              if (model->covered.size() <= static_cast<size_t>(point)) model->covered.resize(point + 1);
            }

            EXPORT uint64_t hw_covered(Model* model, int point) { return model->covered[point]; }

            // The oldest failure not yet taken; -1 when there is none.
            EXPORT int hw_failure(Model* model, int index, int64_t* cycle) {
              if (static_cast<size_t>(index) >= model->failures.size()) { model->failures.clear(); return -1; }
              *cycle = model->failures[index].cycle;
              return model->failures[index].point;
            }
            {{(trace ? TraceFunctions : "")}}
            """;
    }

    /// <summary>How Verilator names the C++ member of a port.</summary>
    internal static string MemberName(string port) =>
        CppWords.Contains(port) ? "__SYM__" + port : port.Replace("__", "___05F");

    private const string TraceFunctions = """

        EXPORT int hw_trace_open(Model* model, const char* path) {
          return guarded(model, [&] {
            model->trace = new VerilatedVcdC;
            model->top.trace(model->trace, 99);
            model->trace->open(path);
            if (!model->trace->isOpen()) throw std::runtime_error("cannot be written");
            model->trace->dump(model->time++);
          });
        }

        EXPORT void hw_trace_close(Model* model) {
          if (!model->trace) return;
          model->trace->close();
          delete model->trace;
          model->trace = nullptr;
        }
        """;

    private static string Edges(IReadOnlyList<string?> clocks, int level)
    {
        var text = new StringBuilder();
        foreach (var (domain, clock) in clocks.Index())
            if (clock is not null)
                text.Append($"  if (domains & {1u << domain}u) model->top.{MemberName(clock)} = {level};\n");
        return text.ToString();
    }
}
