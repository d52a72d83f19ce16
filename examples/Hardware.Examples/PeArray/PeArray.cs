using System;
using Hardware.Hdl;

namespace Hardware.Examples;

/// <summary>
/// A weight-stationary systolic array, rows x columns, int8 x int8 to int32. Row r's activations enter at the left edge r cycles after
/// row 0's and column c's sums leave at the bottom; with them travel a valid bit, and a swap bit that lets each element take
/// its next weight right after this activation. The next weights are shifted in from the top while the array computes.
/// </summary>
/// <param name="rows">Rows: length of the dot products.</param>
/// <param name="columns">Columns: dot products computed side by side.</param>
[Module]
public sealed partial class PeArray(int rows, int columns)
{
    /// <summary>Holds everything but the weight chain.</summary>
    [In] public partial Bit Stall { get; set; }

    /// <summary>Shifts the next weights one row down, and <see cref="Weights"/> into row 0.</summary>
    [In] public partial Bit Load { get; set; }

    /// <summary>Bit r: row r gets an activation.</summary>
    [In("rows")] public partial UInt ValidIn { get; set; }

    /// <summary>Bit r: row r swaps its weights after this activation.</summary>
    [In("rows")] public partial UInt SwapIn { get; set; }

    /// <summary>Byte r: the activation of row r.</summary>
    [In("8 * rows")] public partial UInt Activations { get; set; }

    /// <summary>Byte c: the next weight of column c.</summary>
    [In("8 * columns")] public partial UInt Weights { get; set; }

    readonly Grid<Pe> _pes = new(rows, columns, () => new Pe());

    /// <summary>Bit c: column c's sum is new.</summary>
    [Out] public UInt ValidOut => Cat(BottomRow(pe => pe.Valid.AsUInt()));

    /// <summary>Word c, 32 bits: the dot product of column c.</summary>
    [Out] public UInt Sums => Cat(BottomRow(pe => pe.Sum.AsUInt()));

    [Comb]
    void Connect()
    {
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                var pe = _pes[r, c];
                pe.Stall = Stall;
                pe.Load = Load;
                pe.ValidIn = c == 0 ? ValidIn[r] : _pes[r, c - 1].Valid;
                pe.SwapIn = c == 0 ? SwapIn[r] : _pes[r, c - 1].Swap;
                pe.ActivationIn = c == 0 ? Activations.Bits(8 * r + 7, 8 * r).AsSInt() : _pes[r, c - 1].Activation;
                pe.WeightIn = r == 0 ? Weights.Bits(8 * c + 7, 8 * c).AsSInt() : _pes[r - 1, c].NextWeight;
                pe.SumIn = r == 0 ? SInt.Zero(32) : _pes[r - 1, c].Sum;
            }
        }
    }

    /// <summary>A value of each element of the bottom row, column 0 last, as <c>Cat</c> wants it.</summary>
    UInt[] BottomRow(Func<Pe, UInt> value) =>
        Enumerable.Range(0, columns).Reverse().Select(c => value(_pes[rows - 1, c])).ToArray();
}
