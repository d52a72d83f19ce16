using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Hardware.Examples;
using Hardware.Hdl;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;
using Hardware.TestKit.Sources;

namespace Hardware.Generators.Tests.Debugging;

/// <summary>
/// What a debugger needs to stop in a module's own method at a clock edge of the native engine and to show values there. A method that
/// the module calls stands for the breakpoint: it sees the stack and the objects that a debugger would.
/// </summary>
public class NativeBreakpointTests
{
    private const string Source = """
        public static class Breakpoint
        {
            public static System.Action? Hit;

            public static int One()
            {
                Hit?.Invoke();
                return 1;
            }
        }

        public enum Phase { Idle, Run }

        [Module]
        public sealed partial class Watched
        {
            [In] public partial Bit Enable { get; set; }
            [Reg(8)] public partial UInt Count { get; private set; }
            [Reg(6)] public partial SInt Below { get; private set; }
            [Reg] public partial Phase Now { get; private set; }
            [Memory(2, 8)] partial Mem<UInt> Words { get; }
            [Out] public Bit Full => Count == 2;

            [Clocked]
            void Advance()
            {
                if (Enable)
                {
                    Words[Count.Truncate(1)] = Count + 7;
                    Below--;
                    Count = Count + Breakpoint.One();
                    Now = Phase.Run;
                }
            }
        }
        """;

    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly string[] Watched = ["Enable", "Count", "Below", "Now", "Full", "Words"];

    [Fact]
    public void A_clock_edge_runs_the_methods_own_lines_with_the_values_of_that_edge()
    {
        var compiled = ModuleCompiler.Compile([("Watched.cs", Source)]);
        var module = compiled.Create("Watched");
        var design = Elaborator.Elaborate(module);
        using var engine = new NativeEngine(module, design);
        var enable = design.Top.Signals.Single(signal => signal.Name == "Enable");
        var line = Array.FindLastIndex(Source.Split('\n'), text => text.Contains("Breakpoint.One()", StringComparison.Ordinal)) + 1;
        var stops = new List<string>();
        compiled.Assembly!.GetType("Breakpoint")!.GetField("Hit")!.SetValue(null, (Action)(() =>
        {
            var at = new StackTrace(fNeedFileInfo: true).GetFrames().First(frame => frame.GetMethod()!.DeclaringType == module.GetType());
            Assert.Equal(("Advance", "Watched.cs", line), (at.GetMethod()!.Name, at.GetFileName(), at.GetFileLineNumber()));
            stops.Add($"cycle {engine.Cycle}: "
                + string.Join(", ", Watched.Select(name => $"{name} {Watch(module, name)}")));
        }));
        engine.Step(2);
        engine.Write(design.Top.SlotOf(enable), 1);
        engine.Step(3);
        engine.Write(design.Top.SlotOf(enable), 0);
        engine.Step(2);
        Assert.Equal(
        [
            "cycle 2: Enable 1, Count 0 (UInt[8]), Below 0 (SInt[6]), Now Idle, Full 0, Words [0 (UInt[8]), 0 (UInt[8])]",
            "cycle 3: Enable 1, Count 1 (UInt[8]), Below -1 (SInt[6]), Now Run, Full 0, Words [7 (UInt[8]), 0 (UInt[8])]",
            "cycle 4: Enable 1, Count 2 (UInt[8]), Below -2 (SInt[6]), Now Run, Full 1, Words [7 (UInt[8]), 8 (UInt[8])]",
        ], stops);
    }

    [Fact]
    public void A_breakpoint_can_be_set_on_lines_of_every_clocked_method_of_the_examples()
    {
        var assembly = typeof(Fifo).Assembly;
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb")));
        var reader = symbols.GetMetadataReader();
        var methods = assembly.GetTypes()
            .SelectMany(type => type.GetMethods(Everything | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<ClockedAttribute>() is not null).ToList();
        Assert.NotEmpty(methods);
        Assert.All(methods, method =>
        {
            Assert.Null(method.GetCustomAttribute<DebuggerHiddenAttribute>());
            Assert.Null(method.GetCustomAttribute<DebuggerStepThroughAttribute>());
            var handle = (MethodDefinitionHandle)MetadataTokens.EntityHandle(method.MetadataToken);
            var lines = reader.GetMethodDebugInformation(handle.ToDebugInformationHandle()).GetSequencePoints();
            var points = lines.Where(point => !point.IsHidden).ToList();
            Assert.True(points.Count >= 2, $"{method.DeclaringType}.{method.Name} has {points.Count} lines");
            Assert.All(points, point =>
            {
                var file = reader.GetString(reader.GetDocument(point.Document).Name);
                Assert.False(file.EndsWith(".g.cs", StringComparison.Ordinal), $"{method.DeclaringType}.{method.Name} is in {file}");
            });
        });
    }

    /// <summary>What a watch window shows of a property: its type's display or proxy, evaluated by reflection as a debugger does.</summary>
    private static string Watch(object owner, string name) => Show(Get(owner, name));

    private static string Show(object value)
    {
        var type = value.GetType();
        if (type.GetCustomAttribute<DebuggerTypeProxyAttribute>() is { } proxy)
        {
            var view = Activator.CreateInstance(Type.GetType(proxy.ProxyTypeName)!.MakeGenericType(type.GetGenericArguments()), value)!;
            return $"[{string.Join(", ", ((Array)Get(view, "Words")).Cast<object>().Select(Show))}]";
        }
        if (type.GetCustomAttribute<DebuggerDisplayAttribute>() is not { } display)
            return value.ToString()!;
        var expression = display.Value.Trim('{', '}').Split(",nq")[0];
        return expression == "ToString()" ? value.ToString()! : (string)Get(value, expression);
    }

    private static object Get(object owner, string property) =>
        owner.GetType().GetProperty(property, Everything)!.GetValue(owner)!;
}
