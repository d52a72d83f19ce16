using System.Runtime.CompilerServices;
using System.Text;

namespace Hardware.Waveforms.Vcd;

/// <summary>Which signal each identifier code stands for.</summary>
internal sealed class VcdIds
{
    private readonly Dictionary<ulong, int> _short = [];
    private readonly Dictionary<string, int> _long = [];

    /// <summary>All codes of up to 8 characters, packed, with their signals.</summary>
    public IReadOnlyDictionary<ulong, int> Short => _short;

    public bool TryGet(ReadOnlySpan<byte> id, out int signal) => id.Length <= 8
        ? _short.TryGetValue(Pack(id), out signal)
        : _long.TryGetValue(Encoding.Latin1.GetString(id), out signal);

    public void Add(ReadOnlySpan<byte> id, int signal)
    {
        if (id.Length <= 8)
            _short.Add(Pack(id), signal);
        else
            _long.Add(Encoding.Latin1.GetString(id), signal);
    }

    public static ulong Pack(ReadOnlySpan<byte> id)
    {
        ulong packed = 0;
        for (int i = 0; i < id.Length; i++)
            packed |= (ulong)id[i] << (8 * i);
        return packed;
    }

    /// <summary>
    /// The position of a code of up to 4 characters in the order in which most tools hand them out: a number to the base 94 whose first
    /// character is the lowest digit, digits counting from 1 so that every length has its own numbers.
    /// </summary>
    public static uint Number(uint packed) => Number(packed, packed switch { > 0xFFFFFF => 4, > 0xFFFF => 3, > 0xFF => 2, _ => 1 });

    /// <summary>The same for a code whose length is known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Number(uint packed, int length)
    {
        // 0x20 comes off present characters only: absent ones are 0 and stay the digit 0.
        uint digits = packed - (0x20202020u & uint.MaxValue >> (32 - 8 * length));
        uint pairs = (digits & 0x00FF00FF) + 94 * (digits >> 8 & 0x00FF00FF);
        return (pairs & 0xFFFF) + 8836 * (pairs >> 16);
    }

    /// <summary>The code of a number, 1 or more.</summary>
    public static byte[] Encode(uint number)
    {
        Span<byte> id = stackalloc byte[8];
        return id[..Encode(number, id)].ToArray();
    }

    /// <summary>Writes the code of a number, 1 or more, and returns its length, at most 5.</summary>
    public static int Encode(uint number, Span<byte> id)
    {
        int length = 0;
        for (; number > 0; number = (number - 1) / 94)
            id[length++] = (byte)('!' + (number - 1) % 94);
        return length;
    }
}
