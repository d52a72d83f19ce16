using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Verilog.Tests;

/// <summary>What the emitter refuses, and that it then leaves nothing behind.</summary>
public sealed class EmitterErrorTests
{
    [Fact]
    public void A_reserved_word_as_a_name_is_refused_with_its_place() =>
        AssertRefused(
            "HDL5002", "output",
            m => m.Add(new Signal("output", Shape.Bit, SignalKind.Input, new SourceLocation("Door.cs", 7))), "Door.cs:7");

    [Fact]
    public void A_name_that_is_no_identifier_is_refused() =>
        AssertRefused("HDL5003", "Größe", m => m.Add(new Signal("Größe", Shape.Bit, SignalKind.Input)));

    [Fact]
    public void A_signal_named_like_the_clock_is_refused() =>
        AssertRefused("HDL5001", "clock", m =>
        {
            var register = m.Add(new Signal("clock", Shape.Bit, SignalKind.Register) { ResetValue = BitVector.Zero(1) });
            register.Domain = m.Domain();
            m.Add(new Process("Step", ProcessKind.Clocked, [new Assign(register, new SignalRef(register))], register.Domain));
        });

    [Fact]
    public void An_input_of_a_child_that_nothing_drives_is_refused() =>
        AssertRefused("HDL2005", "Door.doors[1]", m =>
        {
            var child = new ModuleDef("Child", "Child");
            var input = child.Add(new Signal("Go", Shape.Bit, SignalKind.Input));
            var instance = m.Add(new Instance("doors", child, [2]));
            instance.Connections(input)[0] = new Const(BitVector.Zero(1));
        });

    [Fact]
    public void A_folder_that_cannot_be_written_is_refused_and_holds_nothing_new()
    {
        var folder = Directory.CreateTempSubdirectory("hw-refused-").FullName;
        try
        {
            // The second file's name is taken by a folder, so the first must not stay behind either.
            var files = new[] { "A", "B" }.Select(name => new VerilogFile(name + ".sv", "text", new ModuleDef(name, name))).ToList();
            Directory.CreateDirectory(Path.Combine(folder, "B.sv"));
            var problem = Assert.Throws<HdlException>(() => VerilogEmitter.Write(files, folder));
            Assert.Equal("HDL7001", problem.Code);
            Assert.Contains(folder, problem.Message, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(folder));
            Assert.Throws<HdlException>(() => VerilogEmitter.Write(files, "/proc/none/such"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_lockstep_variant_tags_signals_and_memories_and_the_plain_one_does_not()
    {
        var design = ShippedVerilogTests.Elaborate("fifo");
        var tagged = VerilogEmitter.Emit(design, VerilogOptions.Lockstep)[0].Text;
        Assert.Contains("logic [2:0] Head /*verilator public_flat_rw*/;", tagged, StringComparison.Ordinal);
        Assert.Contains("logic [15:0] Words [0:4] /*verilator public_flat_rw*/;", tagged, StringComparison.Ordinal);
        Assert.Contains("output logic [2:0]  Count /*verilator public_flat_rw*/,", tagged, StringComparison.Ordinal);
        Assert.DoesNotContain("verilator", VerilogEmitter.Emit(design)[0].Text, StringComparison.Ordinal);
        var silent = new VerilogOptions { SourceComments = false };
        Assert.DoesNotContain(".cs", VerilogEmitter.Emit(design, silent)[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_check_is_found_by_the_line_of_its_assertion()
    {
        var file = VerilogEmitter.Emit(ShippedVerilogTests.Elaborate("fifo"))[0];
        var (line, check) = Assert.Single(file.Checks);
        Assert.Contains("assert (Count <= 3'd5)", file.Text.Split('\n')[line - 1], StringComparison.Ordinal);
        Assert.Contains(check.Message, file.Text.Split('\n')[line - 1], StringComparison.Ordinal);
    }

    private static void AssertRefused(string code, string name, Action<ModuleDef> build, string place = "")
    {
        var module = new ModuleDef("Door", "Door");
        build(module);
        var problem = Assert.Throws<HdlException>(() => VerilogEmitter.Emit(new Design(module)));
        Assert.Equal(code, problem.Code);
        Assert.Contains(name, problem.Message, StringComparison.Ordinal);
        Assert.Contains(place, problem.Message, StringComparison.Ordinal);
    }
}
