using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;
using Hardware.Hdl.Tests.Passes;
using Hardware.TestKit;

namespace Hardware.Hdl.Tests.Simulation;

public class NetsTests
{
    [Fact]
    public void An_input_is_what_it_is_connected_to_and_so_through_every_level()
    {
        var cell = Small.Module("Cell");
        var (left, right) = (cell.In("Left"), cell.Out("Right"));
        cell.Add(new Process("Right", ProcessKind.Continuous, new Block([right.Set(left)]), null, Small.At(9)));
        var top = Small.Module("Top");
        var (first, last) = (top.In("First"), top.Out("Last"));
        var cells = top.Child("cells", cell, 3);
        cells.Connect("Left", first.Ref(), 0);
        cells.Connect("Left", cells.Port("Right", 0), 1);
        cells.Connect("Left", cells.Port("Right", 1), 2);
        top.Add(new Process("Last", ProcessKind.Continuous, new Block([last.Set(cells.Port("Right", 2))]), null, Small.At(9)));

        var nets = new Nets(new Design(top));

        Assert.All(Enumerable.Range(0, top.SlotCount), slot => Assert.Equal(top.SlotOf(first), nets.Of(slot)));
    }

    [Fact]
    public void Logic_another_width_and_a_register_are_nets_of_their_own()
    {
        var top = Small.Module("Top");
        var (a, sum, low, same, kept) = (top.In("A"), top.Out("Sum"), top.Out("Low", 4), top.Out("Same"), top.Reg("Kept"));
        foreach (var assign in new[] { sum.Set(a.Plus(a)), low.Set(new Slice(a.Ref(), 3, 0)), same.Set(new Reinterpret(a.Ref(), true)) })
            top.Add(new Process(assign.Target.Name, ProcessKind.Continuous, new Block([assign]), null, Small.At(9)));
        top.Clocked("Keep", kept.Set(a));

        var nets = new Nets(new Design(top));

        Assert.Equal([a, sum, low, a, kept], new[] { a, sum, low, same, kept }.Select(Net));

        Signal Net(Signal signal) => top.Signals.Single(s => top.SlotOf(s) == nets.Of(top.SlotOf(signal)));
    }

    [Fact]
    public void What_is_one_net_has_one_value_in_random_designs()
    {
        var joined = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var design = RandomDesigns.Create(seed);
            var (nets, engine, random) = (new Nets(design), new ReferenceInterpreter(design, seed), new Random(seed));
            var members = Signals(design.Top, 0).Where(slot => nets.Of(slot) != slot).ToList();
            joined += members.Count;
            for (var cycle = 0; cycle < 5; cycle++)
            {
                foreach (var input in design.Top.Ports.Where(port => port.Kind == SignalKind.Input))
                {
                    var bits = RandomDesigns.Bits(random, input.Shape.Width);
                    var limbs = new ulong[bits.LimbCount];
                    bits.CopyTo(limbs);
                    engine.Write(design.Top.SlotOf(input), limbs);
                }
                Assert.All(members, slot => Assert.Equal(engine.Value(nets.Of(slot)), engine.Value(slot)));
                engine.Step();
            }
        }
        Assert.True(joined > 100, $"only {joined} signals are another one");
    }

    private static IEnumerable<int> Signals(ModuleDef module, int start) =>
        module.Signals.Where(signal => signal.Kind != SignalKind.Local).Select(signal => start + module.SlotOf(signal)).Concat(
            module.Instances.SelectMany(instance => Enumerable.Range(0, instance.Count).SelectMany(element =>
                Signals(instance.Module, start + module.SlotOf(instance, element)))));
}
