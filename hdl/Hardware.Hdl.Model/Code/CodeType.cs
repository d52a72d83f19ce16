using System.Runtime.Intrinsics;

namespace Hardware.Hdl.Model.Code;

/// <summary>A type of the statement tree: a machine word or a vector of lanes.</summary>
internal sealed class CodeType
{
    private CodeType(Type clr, string name, int bits, CodeType? lane = null) => (Clr, Name, Bits, Lane) = (clr, name, bits, lane);

    public static CodeType Byte { get; } = new(typeof(byte), "byte", 8);
    public static CodeType UInt16 { get; } = new(typeof(ushort), "ushort", 16);
    public static CodeType UInt32 { get; } = new(typeof(uint), "uint", 32);
    public static CodeType UInt64 { get; } = new(typeof(ulong), "ulong", 64);
    public static CodeType Int64 { get; } = new(typeof(long), "long", 64);
    public static CodeType Pointer { get; } = new(typeof(byte*), "byte*", 64);

    private static readonly Dictionary<(int, int), CodeType> Vectors = MakeVectors();

    /// <summary>The type as the run time knows it.</summary>
    public Type Clr { get; }

    /// <summary>The type as C# writes it.</summary>
    public string Name { get; }

    /// <summary>Size in bits.</summary>
    public int Bits { get; }

    /// <summary>The type of a lane of a vector; null for words.</summary>
    public CodeType? Lane { get; }

    /// <summary>The narrowest memory type of a value of at most 64 bits.</summary>
    public static CodeType Storage(int width) => width <= 8 ? Byte : width <= 16 ? UInt16 : width <= 32 ? UInt32 : UInt64;

    /// <summary>The register type of a value of at most 64 bits.</summary>
    public static CodeType Word(int width) => width <= 32 ? UInt32 : UInt64;

    /// <summary>The vector of <paramref name="bits"/> (128, 256 or 512) with such lanes.</summary>
    public static CodeType Vector(CodeType lane, int bits) => Vectors[(lane.Bits, bits)];

    public override string ToString() => Name;

    private static Dictionary<(int, int), CodeType> MakeVectors()
    {
        var vectors = new Dictionary<(int, int), CodeType>();
        foreach (var lane in new[] { Byte, UInt16, UInt32, UInt64 })
            foreach (var (generic, bits) in new[] { (typeof(Vector128<>), 128), (typeof(Vector256<>), 256), (typeof(Vector512<>), 512) })
                vectors[(lane.Bits, bits)] = new CodeType(generic.MakeGenericType(lane.Clr), $"Vector{bits}<{lane.Name}>", bits, lane);
        return vectors;
    }
}
