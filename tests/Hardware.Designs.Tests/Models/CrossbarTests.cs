using Hardware.Cosim;
using Hardware.Examples;
using Hardware.Testing;

namespace Hardware.Designs.Tests.Models;

/// <summary>The crossbar against a model of its arbiters, cycle by cycle, and the bound that makes it fair.</summary>
public class CrossbarTests
{
    public static TheoryData<int, int, EngineKind> Sizes => new()
    {
        { 2, 8, EngineKind.Compiled }, { 4, 8, EngineKind.Compiled }, { 16, 32, EngineKind.Compiled }, { 4, 8, EngineKind.Native },
    };

    [Theory, MemberData(nameof(Sizes))]
    public void Every_word_goes_once_to_its_output_and_outputs_take_inputs_in_turn(int ports, int width, EngineKind engine) =>
        Words(ports, width, engine).Matches(() => Enumerable.Repeat(ports - 1, ports).ToArray(), (last, crossbar, expect) =>
        {
            var taken = new bool[ports];
            for (var o = 0; o < ports; o++)
            {
                var turn = Enumerable.Range(last[o] + 1, ports).Select(i => i % ports);
                var granted = turn.FirstOrDefault(i => Requests(crossbar, i, o, ports, width), -1);
                expect.Equal(crossbar.OutputValid[o], granted >= 0, $"crossbar.OutputValid[{o}]");
                if (granted < 0)
                    continue;
                expect.Equal(Word(crossbar.OutputWord, o, width), Word(crossbar.InputWord, granted, width), $"crossbar.OutputWord[{o}]");
                if (!crossbar.OutputReady[o])
                    continue;
                taken[granted] = true;
                last[o] = granted;
            }
            for (var i = 0; i < ports; i++)
                expect.Equal(crossbar.InputReady[i], taken[i], $"crossbar.InputReady[{i}]");
        });

    [Fact]
    public void No_input_waits_while_an_output_takes_as_many_words_as_there_are_inputs()
    {
        const int ports = 8, width = 8;
        Words(ports, width, EngineKind.Compiled).Matches(() => new int[ports, ports], (passed, crossbar, expect) =>
        {
            for (var o = 0; o < ports; o++)
            {
                for (var i = 0; i < ports; i++)
                {
                    if (!Requests(crossbar, i, o, ports, width) || crossbar.InputReady[i])
                        passed[i, o] = 0;
                    else if (crossbar.OutputValid[o] && crossbar.OutputReady[o])
                        expect.That(++passed[i, o] < ports, "everybody's turn comes");
                }
            }
        });
    }

    private static HardwareProperty<Crossbar.Ports> Words(int ports, int width, EngineKind engine) =>
        HardwareProperty.Of(() => new Crossbar(ports, width), Runs.On(engine)).Inputs(i => i.Parts(crossbar => crossbar.InputWord, width));

    private static bool Requests(Crossbar.Ports crossbar, int input, int output, int ports, int width) =>
        (bool)crossbar.InputValid[input] && ((int)Word(crossbar.InputWord, input, width).Value & (ports - 1)) == output;

    private static Hdl.UInt Word(Hdl.UInt words, int index, int width) => words.Bits(width * index + width - 1, width * index);
}
