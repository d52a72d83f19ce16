using Hardware.Cosim;
using Hardware.Examples;
using Hardware.Testing;

namespace Hardware.Designs.Tests.Models;

/// <summary>Arrays of workers that mostly rest, against the same arithmetic in C#.</summary>
public class IdleTests
{
    [Theory]
    [InlineData(8, EngineKind.Compiled)]
    [InlineData(8, EngineKind.Native)]
    [InlineData(512, EngineKind.Compiled)]
    public void Workers_mix_for_16_cycles_and_rest(int cells, EngineKind engine) =>
        HardwareProperty.Of(() => new IdleArray(cells), Runs.On(engine)).Inputs(i => i.Resets(oneOf: 100))
            .Matches(() => new (uint State, int Rounds)[cells], (model, array, expect) =>
            {
                expect.Equal(array.AnyBusy, model.Any(cell => cell.Rounds > 0));
                expect.Equal(array.Digest, model.Aggregate(0u, (digest, cell) => digest ^ cell.State));
                for (var i = 0; i < cells; i++)
                {
                    var (state, rounds) = model[i];
                    if (rounds > 0)
                        model[i] = (state * 0x9E3779B1 ^ state >> 15, rounds - 1);
                    else if (array.Start && (array.All || array.Chosen == i))
                        model[i] = (state ^ (uint)array.Seed, 16);
                }
            });
}
