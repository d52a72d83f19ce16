using System.Runtime.CompilerServices;
using Hardware.Hdl;
using Hardware.Hdl.Ir.Printing;

namespace Hardware.Generators.Tests.Golden;

/// <summary>
/// What elaboration makes of the test designs, as text under review: a change in it is seen in a diff, not only where it computes
/// something else.
/// </summary>
public class IrGoldenTests
{
    public static TheoryData<string> Names => new(TestDesigns.TestDesigns.All.Select(d => d.Name));

    [Theory, MemberData(nameof(Names))]
    public void The_IR_of_a_test_design_is_what_it_was(string name)
    {
        var design = Elaborator.Elaborate(TestDesigns.TestDesigns.All.Single(d => d.Name == name).Create());
        var text = IrPrinter.Print(design);
        var golden = Path.Combine(Path.GetDirectoryName(ThisFile())!, "Ir", name + ".txt");
        if (Environment.GetEnvironmentVariable("HW_UPDATE_GOLDEN") == "1")
            File.WriteAllText(golden, text);
        Assert.True(File.Exists(golden), $"{golden} is missing: run the tests with HW_UPDATE_GOLDEN=1 and review it.");
        Assert.Equal(File.ReadAllText(golden), text);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
