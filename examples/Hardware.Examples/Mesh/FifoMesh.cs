using Hardware.Blocks;
using Hardware.Hdl;

namespace Hardware.Examples;

/// <summary>A mesh of routers; node (r, c) injects at bit r * columns + c of the inputs and receives at the same place of the outputs.</summary>
/// <param name="rows">Rows, at most 16.</param>
/// <param name="columns">Columns, at most 16.</param>
/// <param name="queueDepth">Flits of a router's queue.</param>
[Module]
public sealed partial class FifoMesh(int rows, int columns, int queueDepth)
{
    [In("rows * columns")] public partial UInt InjectValid { get; set; }
    [In("32 * rows * columns")] public partial UInt InjectFlit { get; set; }
    [In("rows * columns")] public partial UInt EjectReady { get; set; }

    readonly Grid<Router> _routers = new(rows, columns, () => new Router(queueDepth));

    [Out] public UInt InjectReady => Cat(Nodes(r => r.Inputs[Router.Local].Ready.AsUInt()));
    [Out] public UInt EjectValid => Cat(Nodes(r => r.Outputs[Router.Local].Valid.AsUInt()));
    [Out] public UInt EjectFlit => Cat(Nodes(r => r.Outputs[Router.Local].Payload));

    [Comb]
    void Connect()
    {
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                int node = r * columns + c;
                var router = _routers[r, c];
                router.X = UInt.Of((ulong)c, 4);
                router.Y = UInt.Of((ulong)r, 4);
                router.Inputs[Router.Local].Valid = InjectValid[node];
                router.Inputs[Router.Local].Payload = InjectFlit.Bits(32 * node + 31, 32 * node);
                router.Outputs[Router.Local].Ready = EjectReady[node];
                Link(router, Router.North, r > 0 ? _routers[r - 1, c] : null, Router.South);
                Link(router, Router.South, r < rows - 1 ? _routers[r + 1, c] : null, Router.North);
                Link(router, Router.West, c > 0 ? _routers[r, c - 1] : null, Router.East);
                Link(router, Router.East, c < columns - 1 ? _routers[r, c + 1] : null, Router.West);
            }
        }
    }

    /// <summary>Feeds one input of a router from a neighbour's output; at the edge of the mesh nothing arrives and nothing is taken.</summary>
    static void Link(Router router, int port, Router? neighbour, int neighboursPort)
    {
        if (neighbour is null)
        {
            router.Inputs[port].Valid = false;
            router.Inputs[port].Payload = UInt.Zero(32);
            router.Outputs[port].Ready = false;
            return;
        }
        router.Inputs[port].Valid = neighbour.Outputs[neighboursPort].Valid;
        router.Inputs[port].Payload = neighbour.Outputs[neighboursPort].Payload;
        router.Outputs[port].Ready = neighbour.Inputs[neighboursPort].Ready;
    }

    /// <summary>A value of each node, node 0 last, as <c>Cat</c> wants it.</summary>
    UInt[] Nodes(Func<Router, UInt> value) =>
        Enumerable.Range(0, rows * columns).Reverse().Select(n => value(_routers[n / columns, n % columns])).ToArray();
}
