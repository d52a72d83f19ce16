using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;

namespace Hardware.Hdl.Model;

/// <summary>
/// How the lanes of a space are stepped: blocks of as many lanes as the widest vector has bytes, fewer when the space is smaller.
/// A value of 8-bit lanes is then one vector, of 32-bit lanes up to four, and of one-bit lanes one word.
/// </summary>
internal sealed class LaneShape
{
    public LaneShape(LaneSpace space, int widestBits)
    {
        Lanes = space.Lanes;
        Widest = widestBits;
        Block = Math.Min(widestBits / 8, Lanes <= 16 ? 16 : Lanes <= 32 ? 32 : 64);
        Blocks = (Lanes + Block - 1) / Block;
    }

    /// <summary>Number of lanes in use.</summary>
    public int Lanes { get; }

    /// <summary>Bits of the widest vector.</summary>
    public int Widest { get; }

    /// <summary>Lanes per step: 16, 32 or 64.</summary>
    public int Block { get; }

    /// <summary>Number of steps.</summary>
    public int Blocks { get; }

    /// <summary>The word that holds one bit of each lane of a block.</summary>
    public CodeType BitWord => Block switch { 16 => CodeType.UInt16, 32 => CodeType.UInt32, _ => CodeType.UInt64 };

    /// <summary>Size of a lane for values of a width from 2 up.</summary>
    public static int LaneBits(int width) => CodeType.Storage(width).Bits;

    /// <summary>The vector for lanes of a size.</summary>
    public CodeType Vector(int laneBits) => CodeType.Vector(CodeType.Storage(laneBits), Math.Min(Widest, Block * laneBits));

    /// <summary>Vectors per block for lanes of a size.</summary>
    public int Chunks(int laneBits) => Block * laneBits / Vector(laneBits).Bits;

    /// <summary>What an operation on all of them costs, in operations on words: one on 512 bits as much as two.</summary>
    public int Cost(int laneBits) => Chunks(laneBits) * (Vector(laneBits).Bits == 512 ? 2 : 1);
}
