using Hardware.TestKit.Sources;

namespace Hardware.Generators.Tests.Golden;

/// <summary>What the generators write, as a reader of the generated file sees it.</summary>
public class GoldenTests
{
    private const string Source = """
        namespace Lib;

        /// <summary>Counts up to a limit. It stops there.</summary>
        [Module]
        public sealed partial class Counter(int width)
        {
            [In] public partial Bit Enable { get; set; }
            [Reg("width")] public partial UInt Count { get; private set; }
            [Out] public Bit Full => Count.AndReduce();

            [Clocked]
            void Advance()
            {
                if (Enable && !Full)
                    Count++;
            }
        }
        """;

    [Fact]
    public void The_shell_of_a_counter() => Equal("Golden.Counter.shell.txt", ModuleCompiler.Compile(Source).Generated["Lib.Counter.g.cs"]);

    [Fact]
    public void The_twin_of_a_counter() =>
        Equal("Golden.Counter.twin.txt", ModuleCompiler.Compile(Source).Generated["Lib.Counter.Twin.g.cs"]);

    [Fact]
    public void The_twin_of_loops_switches_and_locals() => Equal("Golden.Machine.twin.txt", ModuleCompiler.Compile("""
        namespace Lib;

        public enum State { Idle, Run }

        [Module]
        public sealed partial class Machine(int width)
        {
            [In("width")] public partial UInt Req { get; set; }
            [Reg] public partial State State { get; private set; }
            [Out("Log2(width)")] public partial UInt First { get; private set; }
            [Out] public State Next => State switch { State.Idle when Req != 0 => State.Run, _ => State.Idle };

            [Comb]
            void Arbitrate()
            {
                UInt first = UInt.Zero(Log2(width));
                bool found = false;
                for (int i = 0; i < width; i++)
                {
                    if (i > 0 && Req[i])
                    {
                        first = i;
                        found = true;
                        break;
                    }
                }
                First = found ? first : Pick(first);
            }

            [Comb]
            UInt Pick(UInt x)
            {
                if (x.Value is > 2 and < 5)
                    return x + 1;
                return x;
            }

            [Clocked]
            void Advance()
            {
                switch (State)
                {
                    case State.Idle: State = Next; break;
                    default: State = State.Idle; break;
                }
            }
        }
        """).Generated["Lib.Machine.Twin.g.cs"]);

    // The expected text is a file beside the tests; HW_ACCEPT=1 writes it anew, for review in the difference.
    private static void Equal(string name, string actual, [System.Runtime.CompilerServices.CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, name);
        if (Environment.GetEnvironmentVariable("HW_ACCEPT") == "1")
            File.WriteAllText(file, actual);
        Assert.Equal(File.ReadAllText(file), actual);
    }
}
