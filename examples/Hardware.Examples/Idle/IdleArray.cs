using Hardware.Hdl;

namespace Hardware.Examples;

/// <summary>A large design that is mostly quiescent: workers that a broadcast start wakes, all of them or one.</summary>
/// <param name="cells">Number of workers, a power of two.</param>
[Module]
public sealed partial class IdleArray(int cells)
{
    [In] public partial Bit Start { get; set; }

    /// <summary>Start wakes all workers, not only the chosen one.</summary>
    [In] public partial Bit All { get; set; }

    [In("Log2(cells)")] public partial UInt Chosen { get; set; }
    [In(32)] public partial UInt Seed { get; set; }

    readonly Instances<IdleCell> _cells = new(cells, () => new IdleCell());

    [Out] public Bit AnyBusy => Enumerable.Range(0, cells).Select(i => _cells[i].Busy).Aggregate((a, b) => a | b);

    /// <summary>Exclusive or of all workers' numbers.</summary>
    [Out] public UInt Digest => Enumerable.Range(0, cells).Select(i => _cells[i].State).Aggregate((a, b) => a ^ b);

    [Comb]
    void Connect()
    {
        for (int i = 0; i < cells; i++)
        {
            _cells[i].Start = Start && (All || Chosen == i);
            _cells[i].Seed = Seed;
        }
    }
}
