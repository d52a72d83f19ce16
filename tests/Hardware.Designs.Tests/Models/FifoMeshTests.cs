using System.Numerics;
using Hardware.Cosim;
using Hardware.Examples;
using Hardware.Hdl;

namespace Hardware.Designs.Tests.Models;

/// <summary>The mesh under random traffic and backpressure: nothing is lost, doubled, overtaken or led astray, and it drains.</summary>
public class FifoMeshTests
{
    [Theory]
    [InlineData(4, 4, 90, 80, EngineKind.Compiled)]
    [InlineData(4, 4, 90, 20, EngineKind.Compiled)]
    [InlineData(3, 5, 20, 90, EngineKind.Compiled)]
    [InlineData(8, 8, 60, 70, EngineKind.Compiled)]
    [InlineData(2, 3, 60, 50, EngineKind.Native)]
    public void Every_flit_arrives_once_where_it_is_meant_to_and_in_order(int rows, int columns, int inject, int eject, EngineKind engine)
    {
        using var sim = Sim.Of(new FifoMesh(rows, columns, 4), engine);
        var traffic = new Traffic(rows, columns, seed: rows * 100 + inject);
        for (var cycle = 0; cycle < (engine == EngineKind.Native ? 200 : 600); cycle++)
            traffic.Cycle(sim, inject, eject);
        Assert.True(traffic.Outstanding > 0);
        var deadline = sim.Cycle + 2000;
        while (traffic.Outstanding > 0)
        {
            Assert.True(sim.Cycle < deadline, $"{traffic.Outstanding} flits never arrive");
            traffic.Cycle(sim, inject: 0, eject);
        }
        Assert.True(traffic.Arrived > 200);
    }

    [Fact]
    public void Every_hop_goes_along_x_first_and_then_along_y()
    {
        const int size = 4;
        using var sim = Sim.Of(new FifoMesh(size, size, 4));
        var traffic = new Traffic(size, size, seed: 3);
        var hops = new int[Router.PortCount];
        for (var cycle = 0; cycle < 400; cycle++)
        {
            traffic.Cycle(sim, inject: 50, eject: 70, beforeEdge: () =>
            {
                for (var node = 0; node < size * size; node++)
                {
                    for (var port = 0; port < Router.PortCount; port++)
                    {
                        var router = $"routers[{node / size}][{node % size}].Outputs_{port}";
                        if (sim[router + "_Valid"].Value == 0)
                            continue;
                        var flit = sim[router + "_Payload"].Value;
                        var (right, down) = ((int)(flit & 15) - node % size, (int)(flit >> 4 & 15) - node / size);
                        var y = down > 0 ? Router.South : down < 0 ? Router.North : Router.Local;
                        Assert.Equal(right > 0 ? Router.East : right < 0 ? Router.West : y, port);
                        hops[port]++;
                    }
                }
            });
        }
        Assert.All(hops, count => Assert.True(count > 100));
    }

    /// <summary>Injects flits that carry their source and a number, and looks at what comes out.</summary>
    private sealed class Traffic(int rows, int columns, int seed)
    {
        private readonly Random _random = new(seed);
        private readonly ulong?[] _offered = new ulong?[rows * columns];
        private readonly int[,] _sent = new int[rows * columns, rows * columns];
        private readonly int[,] _arrived = new int[rows * columns, rows * columns];

        public int Outstanding { get; private set; }

        public int Arrived { get; private set; }

        public void Cycle(Simulation<FifoMesh.Ports> sim, int inject, int eject, Action? beforeEdge = null)
        {
            var nodes = rows * columns;
            ulong valid = 0, ready = 0;
            for (var node = 0; node < nodes; node++)
            {
                if (_offered[node] is null && _random.Next(100) < inject)
                    _offered[node] = Flit(node, _random.Next(nodes));
                valid |= _offered[node] is null ? 0 : 1UL << node;
                ready |= _random.Next(100) < eject ? 1UL << node : 0;
            }
            sim.Top.InjectValid = UInt.Of(valid, nodes);
            sim.Top.InjectFlit = UInt.Of(_offered.Reverse().Aggregate(BigInteger.Zero, (all, flit) => all << 32 | (flit ?? 0)), 32 * nodes);
            sim.Top.EjectReady = UInt.Of(ready, nodes);
            for (var node = 0; node < nodes; node++)
            {
                if (_offered[node] is { } flit && (bool)sim.Top.InjectReady[node])
                {
                    _sent[node, Destination(flit)]++;
                    Outstanding++;
                    _offered[node] = null;
                }
                if (sim.Top.EjectValid[node] && (ready >> node & 1) != 0)
                    Arrive(node, sim.Top.EjectFlit.Bits(32 * node + 31, 32 * node).Value);
            }
            beforeEdge?.Invoke();
            sim.Step();
        }

        private void Arrive(int node, ulong flit)
        {
            var source = (int)(flit >> 8 & 255);
            Assert.Equal(node, Destination(flit));
            Assert.Equal(_arrived[source, node], (int)(flit >> 16));
            Assert.True(++_arrived[source, node] <= _sent[source, node], "a flit arrives that nobody sent");
            Outstanding--;
            Arrived++;
        }

        /// <summary>Destination x and y, then the source, then which one it is of its pair.</summary>
        private ulong Flit(int source, int destination) =>
            (ulong)(destination % columns | destination / columns << 4 | source << 8 | _sent[source, destination] << 16);

        private int Destination(ulong flit) => (int)(flit >> 4 & 15) * columns + (int)(flit & 15);
    }
}
