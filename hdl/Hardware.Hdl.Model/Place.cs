using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Hardware.Hdl.Model;

/// <summary>How a value lies in the state block; <see cref="None"/> when it does not.</summary>
internal enum PlaceKind : byte { None, Byte, UInt16, UInt32, UInt64, Bit, Limbs, Bits, Bytes }

/// <summary>Where a value of <paramref name="Width"/> bits lies in the state block; bits or bytes that lie apart are
/// <paramref name="Stride"/> bytes from each other.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly unsafe record struct Place(PlaceKind Kind, long Offset, int Width, byte Shift = 0, int Stride = 0)
{
    /// <summary>A word, or limbs.</summary>
    public static Place Word(int width, long offset) => new(KindOf(width), offset, width);

    /// <summary>Limbs, also of a value that would fit into less: what is stored whole can be loaded in parts at once.</summary>
    public static Place Limb(int width, long offset) => new(width > 64 ? PlaceKind.Limbs : PlaceKind.UInt64, offset, width);

    /// <summary>A lane of an array.</summary>
    public static Place InLane(int width, long start, int lane) => width == 1
        ? new Place(PlaceKind.Bit, start + (lane / 8), 1, (byte)(lane % 8))
        : Word(width, start + ((long)lane * StateLayout.ElementBytes(width)));

    /// <summary>A lane of an array whose slices, of a bit or of a byte, lie in arrays of their own.</summary>
    public static Place Sliced(int width, long start, int lane, int stride, int size) => size == 1
        ? new Place(PlaceKind.Bits, start + (lane / 8), width, (byte)(lane % 8), stride)
        : new Place(PlaceKind.Bytes, start + lane, width, 0, stride);

    private int Limbs => (Width + 63) / 64;

    /// <summary>The low 64 bits. The usual kinds come first: two branches cost less than a jump through a table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Load(byte* state) => Kind switch
    {
        PlaceKind.UInt32 => *(uint*)(state + Offset),
        PlaceKind.Byte => state[Offset],
        _ => LoadOther(state),
    };

    /// <summary>All bits.</summary>
    public void Load(byte* state, Span<ulong> limbs)
    {
        if (Kind == PlaceKind.Limbs)
            new ReadOnlySpan<ulong>(state + Offset, Limbs).CopyTo(limbs);
        else
            limbs[0] = Load(state);
    }

    /// <summary>Stores a value that fits; true when it was another one before. Inputs are limbs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Store(byte* state, ulong value) =>
        Kind == PlaceKind.UInt64 ? Exchange((ulong*)(state + Offset), value) : StoreOther(state, value);

    /// <summary>Stores a value of any width; true when it was another one before.</summary>
    public bool Store(byte* state, ReadOnlySpan<ulong> limbs) => Kind == PlaceKind.Limbs
        ? StateCopy.Overwrite((ulong*)(state + Offset), Limbs, limbs) : Store(state, limbs[0]);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong LoadOther(byte* state)
    {
        var at = state + Offset;
        return Kind switch
        {
            PlaceKind.UInt16 => *(ushort*)at,
            PlaceKind.Bit => (ulong)(*at >> Shift) & 1,
            PlaceKind.Bits => LoadBits(at),
            PlaceKind.Bytes => LoadBytes(at),
            _ => *(ulong*)at,
        };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool StoreOther(byte* state, ulong value)
    {
        var at = state + Offset;
        return Kind switch
        {
            PlaceKind.UInt16 => Exchange((ushort*)at, (ushort)value),
            PlaceKind.Byte => Exchange(at, (byte)value),
            PlaceKind.UInt32 => Exchange((uint*)at, (uint)value),
            PlaceKind.Limbs => StoreLow(at, value),
            PlaceKind.Bytes => StoreBytes(at, value),
            _ => StoreBits(at, value),
        };
    }

    // Apart, so that the other kinds need no room on the stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool StoreLow(byte* at, ulong value) => StateCopy.Overwrite((ulong*)at, Limbs, [value]);

    private ulong LoadBits(byte* at)
    {
        var value = 0UL;
        for (var i = 0; i < Width; i++)
            value |= ((ulong)(at[(long)i * Stride] >> Shift) & 1) << i;
        return value;
    }

    private bool StoreBits(byte* at, ulong value)
    {
        if (LoadBits(at) == value)
            return false;
        for (var i = 0; i < Width; i++, at += Stride)
            *at = (byte)((*at & ~(1 << Shift)) | ((int)((value >> i) & 1) << Shift));
        return true;
    }

    private ulong LoadBytes(byte* at)
    {
        var value = 0UL;
        for (var low = 0; low < Width; low += 8, at += Stride)
            value |= (ulong)*at << low;
        return value;
    }

    private bool StoreBytes(byte* at, ulong value)
    {
        if (LoadBytes(at) == value)
            return false;
        for (var low = 0; low < Width; low += 8, at += Stride)
            *at = (byte)(value >> low);
        return true;
    }

    private static bool Exchange<T>(T* at, T value)
        where T : unmanaged, IEquatable<T>
    {
        var before = *at;
        *at = value;
        return !before.Equals(value);
    }

    private static PlaceKind KindOf(int width) => width switch
    {
        <= 8 => PlaceKind.Byte,
        <= 16 => PlaceKind.UInt16,
        <= 32 => PlaceKind.UInt32,
        <= 64 => PlaceKind.UInt64,
        _ => PlaceKind.Limbs,
    };
}
