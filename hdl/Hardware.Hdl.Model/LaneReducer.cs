using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;

namespace Hardware.Hdl.Model;

/// <summary>
/// Combines all lanes of an array to one value, vector by vector; signed numbers lie in lanes of their own size. Public only because
/// generated code must reach it.
/// </summary>
public static unsafe class LaneReducer
{
    /// <summary>Bitwise and of lanes of a size.</summary>
    public static ulong And<T>(byte* lanes, uint count) where T : unmanaged, IBinaryInteger<T> => Run<T, AndOf>(lanes, count);

    /// <summary>Bitwise or of lanes of a size.</summary>
    public static ulong Or<T>(byte* lanes, uint count) where T : unmanaged, IBinaryInteger<T> => Run<T, OrOf>(lanes, count);

    /// <summary>Exclusive or of lanes of a size.</summary>
    public static ulong Xor<T>(byte* lanes, uint count) where T : unmanaged, IBinaryInteger<T> => Run<T, XorOf>(lanes, count);

    /// <summary>Wrapping sum of lanes of a size.</summary>
    public static ulong Add<T>(byte* lanes, uint count) where T : unmanaged, IBinaryInteger<T> => Run<T, SumOf>(lanes, count);

    /// <summary>The least lane; signed when the type is.</summary>
    public static ulong Min<T>(byte* lanes, uint count) where T : unmanaged, IBinaryInteger<T> => Run<T, LeastOf>(lanes, count);

    /// <summary>The greatest lane; signed when the type is.</summary>
    public static ulong Max<T>(byte* lanes, uint count) where T : unmanaged, IBinaryInteger<T> => Run<T, GreatestOf>(lanes, count);

    internal static MethodInfo Method(LaneReduction reduction, CodeType lane)
    {
        var signed = reduction is LaneReduction.MinSigned or LaneReduction.MaxSigned;
        var type = (lane.Bits, signed) switch
        {
            (8, true) => typeof(sbyte),
            (16, true) => typeof(short),
            (32, true) => typeof(int),
            (64, true) => typeof(long),
            _ => lane.Clr,
        };
        var name = reduction.ToString().Replace("Unsigned", "", StringComparison.Ordinal).Replace("Signed", "", StringComparison.Ordinal);
        return typeof(LaneReducer).GetMethod(name)!.MakeGenericMethod(type);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Run<T, TCombine>(byte* lanes, uint count) where T : unmanaged, IBinaryInteger<T> where TCombine : ICombine
    {
        var at = (T*)lanes;
        var end = at + count;
        T result;
        if (count >= Vector512<T>.Count)
        {
            var all = Vector512.Load(at);
            for (at += Vector512<T>.Count; at + Vector512<T>.Count <= end; at += Vector512<T>.Count)
                all = TCombine.Combine(all, Vector512.Load(at));
            var half = TCombine.Combine(all.GetLower(), all.GetUpper());
            result = Across<T, TCombine>(TCombine.Combine(half.GetLower(), half.GetUpper()));
        }
        else
            result = *at++;
        for (; at < end; at++)
            result = TCombine.Combine(result, *at);
        return ulong.CreateTruncating(result);
    }

    // Halves of halves; what moves is as large as the lanes that are left.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Across<T, TCombine>(Vector128<T> all) where T : unmanaged, IBinaryInteger<T> where TCombine : ICombine
    {
        all = TCombine.Combine(all, Vector128.Shuffle(all.AsUInt64(), Vector128.Create(1UL, 0)).As<ulong, T>());
        if (sizeof(T) <= 4)
            all = TCombine.Combine(all, Vector128.Shuffle(all.AsUInt32(), Vector128.Create(1U, 0, 3, 2)).As<uint, T>());
        if (sizeof(T) <= 2)
            all = TCombine.Combine(all, (all.AsUInt32() >>> 16).As<uint, T>());
        if (sizeof(T) == 1)
            all = TCombine.Combine(all, (all.AsUInt16() >>> 8).As<ushort, T>());
        return all.ToScalar();
    }

    private interface ICombine
    {
        static abstract T Combine<T>(T a, T b) where T : unmanaged, IBinaryInteger<T>;
        static abstract Vector128<T> Combine<T>(Vector128<T> a, Vector128<T> b);
        static abstract Vector256<T> Combine<T>(Vector256<T> a, Vector256<T> b);
        static abstract Vector512<T> Combine<T>(Vector512<T> a, Vector512<T> b);
    }

    private readonly struct AndOf : ICombine
    {
        public static T Combine<T>(T a, T b) where T : unmanaged, IBinaryInteger<T> => a & b;
        public static Vector128<T> Combine<T>(Vector128<T> a, Vector128<T> b) => a & b;
        public static Vector256<T> Combine<T>(Vector256<T> a, Vector256<T> b) => a & b;
        public static Vector512<T> Combine<T>(Vector512<T> a, Vector512<T> b) => a & b;
    }

    private readonly struct OrOf : ICombine
    {
        public static T Combine<T>(T a, T b) where T : unmanaged, IBinaryInteger<T> => a | b;
        public static Vector128<T> Combine<T>(Vector128<T> a, Vector128<T> b) => a | b;
        public static Vector256<T> Combine<T>(Vector256<T> a, Vector256<T> b) => a | b;
        public static Vector512<T> Combine<T>(Vector512<T> a, Vector512<T> b) => a | b;
    }

    private readonly struct XorOf : ICombine
    {
        public static T Combine<T>(T a, T b) where T : unmanaged, IBinaryInteger<T> => a ^ b;
        public static Vector128<T> Combine<T>(Vector128<T> a, Vector128<T> b) => a ^ b;
        public static Vector256<T> Combine<T>(Vector256<T> a, Vector256<T> b) => a ^ b;
        public static Vector512<T> Combine<T>(Vector512<T> a, Vector512<T> b) => a ^ b;
    }

    private readonly struct SumOf : ICombine
    {
        public static T Combine<T>(T a, T b) where T : unmanaged, IBinaryInteger<T> => unchecked(a + b);
        public static Vector128<T> Combine<T>(Vector128<T> a, Vector128<T> b) => a + b;
        public static Vector256<T> Combine<T>(Vector256<T> a, Vector256<T> b) => a + b;
        public static Vector512<T> Combine<T>(Vector512<T> a, Vector512<T> b) => a + b;
    }

    private readonly struct LeastOf : ICombine
    {
        public static T Combine<T>(T a, T b) where T : unmanaged, IBinaryInteger<T> => T.Min(a, b);
        public static Vector128<T> Combine<T>(Vector128<T> a, Vector128<T> b) => Vector128.Min(a, b);
        public static Vector256<T> Combine<T>(Vector256<T> a, Vector256<T> b) => Vector256.Min(a, b);
        public static Vector512<T> Combine<T>(Vector512<T> a, Vector512<T> b) => Vector512.Min(a, b);
    }

    private readonly struct GreatestOf : ICombine
    {
        public static T Combine<T>(T a, T b) where T : unmanaged, IBinaryInteger<T> => T.Max(a, b);
        public static Vector128<T> Combine<T>(Vector128<T> a, Vector128<T> b) => Vector128.Max(a, b);
        public static Vector256<T> Combine<T>(Vector256<T> a, Vector256<T> b) => Vector256.Max(a, b);
        public static Vector512<T> Combine<T>(Vector512<T> a, Vector512<T> b) => Vector512.Max(a, b);
    }
}
